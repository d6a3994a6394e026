"""Small worlds that both programs simulate, as studies in JSON, which is YAML."""
import copy

TITLE = "Two implementations compared"


def months(mean, cv=None):
    return {"law": "exponential", "mean_months": mean} if cv is None else {"law": "gamma", "mean_months": mean, "cv": cv}


def days(mean, cv=None):
    return {"law": "exponential", "mean_days": mean} if cv is None else {"law": "gamma", "mean_days": mean, "cv": cv}


def ladder(norm, span):
    return {"roles": [{"name": "worker", "caseload_norm": norm},
                      {"name": "manager", "track": "management", "supervision_span": span}],
            "families": [{"name": role, "roles": [role], "recruits": role} for role in ("worker", "manager")]}


def posts(groups):
    """Of (family, team, posts, heads): the establishment and the staff."""
    return {"establishment": [{"family": f, "team": t, "posts": n} for f, t, n, _ in groups],
            "staff": [{"role": f, "team": t, "heads": h} for f, t, _, h in groups]}


def casework():
    return {"services": [{"name": "children", "referrals_per_year": 34, "first_stage": "assessment"},
                         {"name": "disabled", "referrals_per_year": 6, "first_stage": "care"}],
            "stages": [
                {"name": "assessment", "team_kind": "field", "duration": months(2, .7),
                 "next": [{"stage": "plan", "probability": .5}, {"stage": "care", "probability": .15}]},
                {"name": "plan", "team_kind": "field", "weight": 1.5, "duration": months(5),
                 "next": [{"stage": "assessment", "probability": .2}, {"stage": "care", "probability": .2}]},
                {"name": "care", "team_kind": "care", "duration": months(8, .6),
                 "next": [{"stage": "plan", "probability": .25}]}],
            "cap_share": 1.2, "delay_days_per_change": 12,
            "rereferral_probability": .2, "rereferral_delay": months(4, .8)}


def absence():
    return {"short_spells_per_year": 2.5, "short_length": days(6),
            "long_spells_per_year": .5, "long_length": days(70, .8),
            "handover_days": 14, "phased_return_weeks": 5, "phased_return_share": .5,
            "parental_leave_per_year": .12, "parental_length": months(7, .4), "parental_leave_until_age": 70}


def exhaustion():
    return {"level": -.2, "trait_sd": .7, "workload": 1.2, "missed_supervision": 1.5, "rise_months": 3,
            "fall_months": 9, "high_threshold": .5, "leaving_log_hazard": 2, "absence_log_hazard": 1.2,
            "long_absence_log_hazard": 1.5, "reference": .5, "new_start_share": .5}


def study(authority, years):
    return {"title": TITLE, "calendar": "yearly", "horizon_years": years, "seed": 20240701, "replications": 2,
            "authority": {"start_date": "2023-01-01", **authority},
            "policies": [{"name": "none", "title": "No change", "blocks": []}]}


def teams_alone():
    """Work that is hardly to be done, and nobody from outside the teams."""
    return study({
        "name": "teams_alone", "ladder": ladder(norm=5, span=3),
        "teams": [{"name": "north", "kind": "field"}, {"name": "south", "kind": "field"},
                  {"name": "care", "kind": "care"}],
        **posts([("worker", "north", 3, 3), ("manager", "north", 1, 1), ("worker", "south", 2, 1),
                 ("manager", "south", 1, 1), ("worker", "care", 3, 3)]),
        "leaving": {"notice_period_days": 0, "to": [{"destination": "profession", "rate_per_year": .35}]},
        "recruitment": {"families": [{"family": f, "filling": "after_delay", "delay": months(3)}
                                     for f in ("worker", "manager")]},
        "casework": casework(), "supervision": {"interval_weeks": 4, "stand_in_span": .8},
        "exhaustion": exhaustion(), "absence": absence()}, 3)


def with_cover():
    """The same, covered by a pool of two and by agencies."""
    all_of_it = copy.deepcopy(teams_alone())
    a = all_of_it["authority"]
    a["name"] = "with_cover"
    a["teams"].append({"name": "pool", "peripatetic": True})
    a["establishment"].append({"family": "worker", "team": "pool", "posts": 2})
    a["staff"].append({"role": "worker", "team": "pool", "heads": 2})
    a["cover"] = {"covers_vacancies": True, "covers_absence": True, "agency": {
        "rates": [{"role": "worker", "gbp_per_week": 1200}], "availability": .6, "lead_time": days(14),
        "assignment": months(4), "productivity": .8, "cap_share": .25, "retry_weeks": 3,
        "experience_mean_years": 5, "conversion_per_year": .8}}
    return all_of_it


WORLDS = {"teams_alone": teams_alone, "with_cover": with_cover}
