"""A second, slow implementation of casework, supervision, exhaustion, absence and cover, in SimPy: each
person, case and post is a process, random numbers are Python's own, and rates are drawn anew whenever they
change, which an exponential time allows. Written after sim/workforce/README.md.

It simulates worlds as small as those of worlds.py: everybody full time, one way of leaving, posts filled
from outside after a delay, no career. Time is in years from the start."""
import math

import simpy

DAY = 1 / 365.25
WEEK = 7 * DAY
MONTH = 1 / 12
FOUR_WEEKS = 28 * DAY
WORKING_DAYS = 253


# --- laws ------------------------------------------------------------------------------------------

def mean_of(law):
    for key, unit in (("mean_years", 1), ("mean_months", MONTH), ("mean_days", DAY)):
        if key in law:
            return law[key] * unit
    raise ValueError(law)


def drawn(law, rng):
    mean = mean_of(law)
    if law["law"] == "exponential":
        return rng.expovariate(1 / mean)
    if law["law"] == "gamma":
        shape = law["cv"] ** -2
        return rng.gammavariate(shape, mean / shape)
    return mean  # fixed


def length_biased(law, rng):
    """A duration as somebody meets it who comes at a random time."""
    mean = mean_of(law)
    shape = {"exponential": 1, "gamma": law.get("cv", 1) ** -2, "fixed": None}[law["law"]]
    return mean if shape is None else rng.gammavariate(shape + 1, mean / shape)


def poisson(mean, rng):
    n, left = 0, rng.expovariate(1)
    while left < mean:
        n, left = n + 1, left + rng.expovariate(1)
    return n


# --- who and what there is ---------------------------------------------------------------------------

class Team:
    def __init__(self, data):
        self.name, self.kind = data["name"], data.get("kind", "")
        self.peripatetic = data.get("peripatetic", False)
        self.workers, self.waiting = [], []  # who works here, in the order they came; cases, longest first


class Post:
    def __init__(self, team, role):
        self.team, self.role = team, role
        self.holder, self.vacancy = None, 0  # and how often it has been vacant
        self.cover, self.request = None, 0  # a worker; and how often one was asked for
        self.needs_cover, self.unmet, self.coming = False, False, False


class Case:
    def __init__(self, service, place):
        self.service, self.place = service, place  # where of each kind its team lies, for life
        self.stage = self.team = self.worker = self.last_worker = None
        self.lost_by, self.waits_since, self.due = None, 0, 0


class Person:
    """In post, or through an agency."""

    def __init__(self, number, role, team, post, now):
        self.number, self.role, self.home, self.post = number, role, team, post
        self.team = None  # where they work
        self.agency, self.gone, self.covers = False, False, None
        self.qualified = now
        self.productivity, self.share = 1, 1
        self.cases, self.load = [], 0
        self.load_time = self.norm_time = 0
        self.counted_to = now
        self.due = self.held = 0  # sessions since the last update
        self.store, self.filled_to = None, now
        self.x = self.trait = 0
        self.absence, self.handed_over, self.phased = None, False, None
        self.days_from = 0  # since when days of the absence are not counted yet
        self.away_from = self.away = 0  # likewise of the time away since the last update, in years
        self.changed = None  # an event: the rates have changed

    def norm(self):
        return self.role["caseload_norm"] * self.productivity


# --- the model ---------------------------------------------------------------------------------------

class Council:
    """One replication. `wrong` names a rule that is deliberately another, for controls."""

    def __init__(self, authority, rng, years, wrong=""):
        self.env, self.rng, self.years, self.wrong = simpy.Environment(), rng, years, wrong
        self.a = authority
        self.counts = {}
        self.rows = []
        self.people, self.numbers = [], 0
        self.open = set()
        self.busy_since, self.busy_time = 0, 0
        self.roles = {r["name"]: {"caseload_norm": 0, "supervision_span": 0, **r}
                      for r in authority["ladder"]["roles"]}
        self.teams = {t["name"]: Team(t) for t in authority["teams"]}
        self.posts = [Post(self.teams[g["team"]], self.roles[g["family"]])
                      for g in authority["establishment"] for _ in range(g["posts"])]
        self.rules = {name: authority.get(name, {}) for name in
                      ("casework", "supervision", "exhaustion", "absence", "cover")}
        self.stages = {s["name"]: {"weight": 1, "next": [], **s} for s in self.rules["casework"].get("stages", [])}
        self.rate = authority["leaving"]["to"][0]["rate_per_year"]
        self.env.process(self.year_ends())  # planned first: at one instant it comes first
        self.open_council()

    def count(self, what, by=1):
        self.counts[what] = self.counts.get(what, 0) + by

    def now(self):
        return self.env.now

    # --- posts and people ---

    def open_council(self):
        for group in self.a["staff"]:
            team, role = self.teams[group["team"]], self.roles[group["role"]]
            empty = [p for p in self.posts if p.team is team and p.role is role and not p.holder]
            for post in empty[:group["heads"]]:
                self.start(post, initial=True)
        for post in self.posts:
            if not post.holder:
                self.env.process(self.fill(post))
        if self.stages:
            self.open_casework()
        if self.rules["cover"]:
            for post in self.posts:
                if not post.holder:
                    self.cover_at_start(post)

    def fill(self, post):
        post.vacancy += 1
        vacancy = post.vacancy
        delay = next(f["delay"] for f in self.a["recruitment"]["families"] if f["family"] == post.role["name"])
        yield self.env.timeout(drawn(delay, self.rng))
        if post.holder or post.vacancy != vacancy:
            return  # an agency worker has taken it
        self.count("starters")
        self.start(post, initial=False)

    def new_person(self, role, home, post):
        self.numbers += 1
        return Person(self.numbers, role, home, post, self.now())

    def start(self, post, initial, person=None):
        p = person or self.new_person(post.role, post.team, post)
        if person:  # has been here through an agency
            p.agency, p.post, p.productivity, p.qualified = False, post, 1, self.now()
        post.holder = p
        self.people.append(p)
        if not person:
            self.join(p, post.team)
            if self.rules["supervision"]:
                self.env.process(self.supervision(p, initial))
        self.begin_exhaustion(p, initial)
        if self.rules["absence"]:
            self.env.process(self.absences(p, self.met_absence(p) if initial else None))
        self.env.process(self.career(p))
        self.give_waiting(p.team)
        self.end_need(post)
        self.pool_is_freer()

    def career(self, p):
        """Leaves at a rate that goes with exhaustion."""
        while True:
            x = self.rules["exhaustion"]
            rate = self.rate * math.exp(x.get("leaving_log_hazard", 0) * (p.x - x.get("reference", .5)))
            if (yield from self.elapses(p, rate)):
                break
        self.leave(p)

    def elapses(self, p, rate):
        """Waits an exponential time; false if their rates changed before it was over."""
        if p.changed is None:
            p.changed = self.env.event()
        over = self.env.timeout(self.rng.expovariate(rate)) if rate > 0 else self.env.event()
        changed = p.changed
        yield over | changed
        return over.triggered and over.processed

    def rates_change(self, p):
        changed, p.changed = p.changed, None
        if changed is not None:
            changed.succeed()

    def leave(self, p):
        self.count("leavers")
        post = p.post
        self.hand_over(p, "leaving")
        self.end_absence(p)
        p.gone, p.share = True, 0
        self.withdraw(p)
        p.team.workers.remove(p)
        self.people.remove(p)
        post.holder = None
        self.env.process(self.fill(post))
        self.want(post)

    def join(self, p, team):
        p.team = team
        team.workers.append(p)
        p.counted_to = self.now()

    def work_in(self, p, team):
        if p.team is team:
            return
        self.hand_over(p, "hand over")
        p.team.workers.remove(p)
        self.account(p)
        p.team = team
        team.workers.append(p)
        self.give_waiting(team)

    def set_share(self, p, share):
        self.account(p)
        self.fill_store(p)
        p.share = share

    def account(self, p):
        """Load and norm over the time they were there."""
        elapsed = self.now() - p.counted_to
        p.counted_to = self.now()
        if p.share > 0:
            p.load_time += elapsed * p.load
            p.norm_time += elapsed * p.norm() * p.share

    # --- cases ---

    def visits(self, service):
        """Cases of a service that enter each stage in a year, if nothing changes."""
        c = self.rules["casework"]
        begun = service["referrals_per_year"] / (1 - c.get("rereferral_probability", 0))
        rates = {name: 0.0 for name in self.stages}
        for _ in range(500):
            new = {name: begun * (name == service["first_stage"]) for name in self.stages}
            for name, stage in self.stages.items():
                for way in stage["next"]:
                    new[way["stage"]] += rates[name] * way["probability"]
            rates = new
        return rates, begun

    def open_casework(self):
        """As infinitely many servers would be met in equilibrium; then each finds a worker, or waits."""
        c = self.rules["casework"]
        again = c.get("rereferral_probability", 0)
        entering = [(service, *self.visits(service)) for service in c["services"]]
        for name, stage in self.stages.items():
            for service, rates, _ in entering:
                for _ in range(poisson(rates[name] * mean_of(stage["duration"]), self.rng)):
                    self.meet_case(service, name)
        for service, _, begun in entering:
            for _ in range(poisson(begun * again * mean_of(c["rereferral_delay"]), self.rng) if again else 0):
                left = length_biased(c["rereferral_delay"], self.rng) * self.rng.random()
                self.env.process(self.comes_back(Case(service, self.rng.random()), left))
            self.env.process(self.referrals(service))

    def referrals(self, service):
        while service["referrals_per_year"] > 0:
            yield self.env.timeout(self.rng.expovariate(service["referrals_per_year"]))
            self.env.process(self.comes_back(Case(service, self.rng.random()), 0))

    def meet_case(self, service, stage):
        case = Case(service, self.rng.random())
        self.open.add(case)
        self.enter(case, stage, length_biased(self.stages[stage]["duration"], self.rng) * self.rng.random())
        case.team = self.team_for(case)
        self.allocate(case)
        self.env.process(self.journey(case))

    def comes_back(self, case, after):
        if after > 0:
            yield self.env.timeout(after)
        self.count("referrals")
        self.open.add(case)
        case.last_worker = case.lost_by = None
        self.enter(case, case.service["first_stage"])
        case.team = self.team_for(case)
        self.allocate(case)
        yield from self.journey(case)

    def enter(self, case, name, left=None):
        case.stage = self.stages[name]
        case.due = self.now() + (drawn(case.stage["duration"], self.rng) if left is None else left)

    def journey(self, case):
        while True:
            while self.now() < case.due:  # which a change of worker puts off
                yield self.env.timeout(case.due - self.now())
            u, chosen = self.rng.random(), None
            for way in case.stage["next"]:
                u -= way["probability"]
                if u < 0:
                    chosen = way["stage"]
                    break
            if chosen is None:
                break
            self.move_on(case, chosen)
        self.close(case)

    def close(self, case):
        c = self.rules["casework"]
        self.count("cases_closed")
        self.take_away(case)
        self.open.remove(case)
        if self.rng.random() < c.get("rereferral_probability", 0):
            self.env.process(self.comes_back(case, drawn(c["rereferral_delay"], self.rng)))
        self.give_waiting(case.team)

    def move_on(self, case, name):
        same = self.stages[name]["team_kind"] == case.stage["team_kind"]
        if same and self.wrong != "each stage changes worker":
            more = self.stages[name]["weight"] - case.stage["weight"]
            if case.worker and more:
                self.account(case.worker)
                case.worker.load += more
            self.enter(case, name)
            if more < 0:
                self.give_waiting(case.team)
            return
        left, held = case.team, case.worker
        self.take_away(case)
        if held:
            case.lost_by = "stage"
        self.enter(case, name)
        case.team = self.team_for(case)
        self.allocate(case, but_not=held if same else None)
        self.give_waiting(left)

    def team_for(self, case):
        """Teams of a kind share the places in proportion to the norms of their posts."""
        teams = [t for t in self.teams.values() if t.kind == case.stage["team_kind"] and not t.peripatetic]
        sizes = [sum(p.role["caseload_norm"] for p in self.posts if p.team is t) for t in teams]
        place = case.place * sum(sizes)
        for team, size in zip(teams, sizes):
            place -= size
            if place < 0:
                return team
        return teams[-1]

    def room(self, p):
        return self.rules["casework"]["cap_share"] * p.norm() * p.share - p.load

    def roomiest(self, team, weight, but_not=None):
        able = [p for p in team.workers if p is not but_not and self.room(p) >= weight - 1e-9]
        return max(able, key=lambda p: (round(self.room(p), 6), -p.number), default=None)

    def allocate(self, case, but_not=None):
        p = self.roomiest(case.team, case.stage["weight"], but_not)
        if p:
            return self.give(case, p)
        case.waits_since = self.now()
        case.team.waiting.append(case)

    def give(self, case, p):
        self.account(p)
        p.load += case.stage["weight"]
        p.cases.append(case)
        case.worker = p
        if case.last_worker is not p:
            if case.last_worker is not None:
                self.count("worker_changes")
                if case.lost_by == "leaving":
                    self.count("worker_changes_by_leaving")
                if case.lost_by == "stage":
                    self.count("worker_changes_by_stage")
                case.due += self.rules["casework"].get("delay_days_per_change", 0) * DAY
            case.last_worker = p

    def take_away(self, case):
        p = case.worker
        if p is None:
            case.team.waiting.remove(case)
            return
        self.account(p)
        p.load -= case.stage["weight"]
        p.cases.remove(case)
        case.worker, case.lost_by = None, "hand over"

    def give_waiting(self, team):
        while team.waiting:
            case = team.waiting[0]
            p = self.roomiest(team, case.stage["weight"])
            if p is None:
                return
            self.count("cases_waited")
            self.count("days_waited", (self.now() - case.waits_since) / DAY)
            self.take_away(case)
            self.give(case, p)

    def hand_over(self, p, why):
        """Those held longest first."""
        while p.cases:
            case = p.cases[0]
            self.take_away(case)
            case.lost_by = why
            if case.team.kind != case.stage["team_kind"]:
                case.team = self.team_for(case)
            self.allocate(case, but_not=p)

    # --- supervision ---

    def span(self, p):
        """Sessions in 4 weeks that they could hold: by their role, else standing in."""
        return p.role["supervision_span"] or self.rules["supervision"].get("stand_in_span", 0)

    def fill_store(self, p):
        """Fills evenly while they are there, to 4 weeks' worth, or to a session."""
        if not self.rules["supervision"]:
            return
        most = max(self.span(p), 1) if self.span(p) else 0
        if p.store is None:
            p.store = most
        rate = self.span(p) / FOUR_WEEKS * p.share
        p.store = min(most, p.store + rate * (self.now() - p.filled_to))
        p.filled_to = self.now()

    def supervision(self, p, initial):
        self.fill_store(p)
        interval = self.rules["supervision"].get("interval_weeks", 4) * WEEK
        yield self.env.timeout(interval * (self.rng.random() if initial else 1))
        while not p.gone:
            if p.share > 0:
                self.session(p)
            yield self.env.timeout(interval)

    def session(self, p):
        supervisors = [q for q in p.team.workers if q.role["supervision_span"] and q is not p]
        if p.role["supervision_span"] and not supervisors:
            return  # nobody supervises the only supervisor
        there = [q for q in supervisors if q.share > 0]
        if not there and not p.role["supervision_span"] and self.rules["supervision"].get("stand_in_span", 0):
            others = [q for q in p.team.workers if q is not p and q.share > 0 and not q.role["supervision_span"]]
            there = [min(others, key=lambda q: (q.qualified, q.number))] if others else []
        able = [q for q in there if self.has_time(q)]
        self.count("sessions_due")
        p.due += 1
        if able:
            q = max(able, key=lambda q: (q.store, -q.number))
            q.store -= 1
            p.held += 1
            self.count("sessions_held")

    def has_time(self, p):
        self.fill_store(p)
        return p.store >= 1 - 1e-9 or self.wrong == "time never runs out"

    # --- exhaustion ---

    def target(self, p, ratio, held):
        e = self.rules["exhaustion"]
        logit = (e["level"] + p.trait + e.get("workload", 0) * (ratio - 1)
                 + e.get("missed_supervision", 0) * (1 - held) - e.get("support", 0))
        return 1 / (1 + math.exp(-logit))

    def begin_exhaustion(self, p, initial):
        e = self.rules["exhaustion"]
        if not e:
            return
        p.trait = self.rng.gauss(0, 1) * e["trait_sd"]
        p.x = self.target(p, 1, 1) * (1 if initial else e["new_start_share"])
        p.due = p.held = p.away = 0
        self.env.process(self.exhaustion(p))

    def exhaustion(self, p):
        e = self.rules["exhaustion"]
        last = self.now()
        yield self.env.timeout(FOUR_WEEKS * self.rng.random())
        while not p.gone:
            elapsed = self.now() - last
            self.note_time_away(p)
            self.account(p)
            ratio = 1
            if self.stages and p.norm_time > 0:
                ratio = p.load_time / p.norm_time
            ratio *= 1 - p.away / elapsed
            aim = self.target(p, ratio, p.held / p.due if p.due else 1)
            months = e["rise_months"] if aim > p.x or self.wrong == "falls as fast as it rises" else e["fall_months"]
            p.x = aim + (p.x - aim) * math.exp(-elapsed / (months * MONTH))
            p.due = p.held = p.load_time = p.norm_time = p.away = 0
            last = self.now()
            self.rates_change(p)
            yield self.env.timeout(FOUR_WEEKS)

    # --- absence ---

    def absence_rates(self, p):
        r, e = self.rules["absence"], self.rules["exhaustion"]
        above = p.x - e.get("reference", .5) if e else 0
        return {"short": r["short_spells_per_year"] * math.exp(e.get("absence_log_hazard", 0) * above),
                "long": r["long_spells_per_year"] * math.exp(e.get("long_absence_log_hazard", 0) * above),
                "parental": r["parental_leave_per_year"]}

    def length_law(self, kind):
        return self.rules["absence"][kind + "_length"]

    def absences(self, p, met):
        if met:
            yield from self.away(p, *met)
        while not p.gone:
            rates = self.absence_rates(p)
            if not (yield from self.elapses(p, sum(rates.values()))):
                continue
            if p.gone:
                return
            kind = self.rng.choices(list(rates), list(rates.values()))[0]
            self.count({"short": "short_spells", "long": "long_spells", "parental": "parental_leaves"}[kind])
            self.go_away(p, kind)
            yield from self.away(p, 0, drawn(self.length_law(kind), self.rng))

    def met_absence(self, p):
        """Away with the probability of an alternating renewal process, part of the way through.
        @return what is over and what is left of it, if they are"""
        loads = {k: rate * mean_of(self.length_law(k)) for k, rate in self.absence_rates(p).items()}
        if self.rng.random() * (1 + sum(loads.values())) < 1:
            return None
        kind = self.rng.choices(list(loads), list(loads.values()))[0]
        law = self.length_law(kind)
        whole = length_biased(law, self.rng)
        elapsed = whole * self.rng.random()
        self.go_away(p, kind)
        return elapsed, whole - elapsed

    def go_away(self, p, kind):
        p.absence, p.handed_over, p.days_from, p.away_from = kind, False, self.now(), self.now()
        self.set_share(p, 0)

    def away(self, p, elapsed, left):
        rules = self.rules["absence"]
        ends = self.now() + left
        parental = p.absence == "parental"
        hands_over = self.now() - elapsed + (0 if parental or self.wrong == "cases go at once" else rules["handover_days"] * DAY)
        if hands_over < ends:
            if hands_over > self.now():
                yield self.env.timeout(hands_over - self.now())
            if p.gone:
                return
            p.handed_over = True
            self.be_away_for_long(p)
        if ends > self.now():
            yield self.env.timeout(ends - self.now())
        if p.gone:
            return
        self.end_absence(p)
        self.come_back(p, p.handed_over and not parental and rules.get("phased_return_weeks", 0) > 0)

    def come_back(self, p, in_phases):
        rules = self.rules["absence"]
        self.set_share(p, rules["phased_return_share"] if in_phases else 1)
        self.give_waiting(p.team)
        if p.post:
            self.end_need(p.post)  # whoever covered hands over to who is back, among others
        self.pool_is_freer()
        if in_phases:
            self.env.process(self.back_in_full(p, rules["phased_return_weeks"] * WEEK))

    def back_in_full(self, p, after):
        number = p.phased = object()
        yield self.env.timeout(after)
        if p.gone or p.phased is not number or p.absence:
            return
        self.set_share(p, 1)
        self.give_waiting(p.team)
        self.pool_is_freer()

    def be_away_for_long(self, p):
        self.hand_over(p, "hand over")
        if p.home.peripatetic and self.withdraw(p):
            self.work_in(p, p.home)
        if p.post and self.rules["cover"]:
            self.want(p.post)

    def end_absence(self, p):
        self.note_days(p)
        self.note_time_away(p)
        p.absence = None

    def note_days(self, p):
        """Days lost are working days of sickness."""
        if p.absence in ("short", "long"):
            self.count("days_lost", (self.now() - p.days_from) * WORKING_DAYS)
        p.days_from = self.now()

    def note_time_away(self, p):
        if p.absence:
            p.away += self.now() - p.away_from
        p.away_from = self.now()

    # --- cover ---

    def agency_for(self, role):
        return any(r["role"] == role["name"] for r in self.rules["cover"].get("agency", {}).get("rates", []))

    def may_be_covered(self, post):
        pool = any(p.team.peripatetic for p in self.posts) and post.role["caseload_norm"] > 0
        return not post.team.peripatetic and (pool or self.agency_for(post.role))

    def want(self, post):
        cover = self.rules["cover"]
        if not cover or not self.may_be_covered(post) or post.needs_cover:
            return
        if not cover["covers_absence" if post.holder else "covers_vacancies"]:
            return
        post.needs_cover = True
        self.ask(post)
        self.seek(post)

    def ask(self, post):
        post.request += 1
        post.unmet = post.coming = False
        self.count("cover_requests")

    def free_of_pool(self):
        return [p for t in self.teams.values() if t.peripatetic for p in t.workers
                if p.home is t and not p.covers and p.share == 1 and not p.gone]

    def send_from_pool(self, post):
        free = self.free_of_pool()
        if not free or post.role["caseload_norm"] == 0:
            return False
        p = min(free, key=lambda p: p.number)
        self.note_busy()
        p.covers = post
        post.cover, post.unmet = p, False
        self.count("cover_by_pool")
        self.work_in(p, post.team)
        return True

    def note_busy(self):
        """Before the number who cover changes."""
        heads = sum(p.covers is not None for p in self.people)
        self.busy_time += heads * (self.now() - self.busy_since)
        self.busy_since = self.now()

    def agency_fte(self):
        return sum(1 for p in self.posts if p.cover and p.cover.agency), sum(p.coming for p in self.posts)

    def under_cap(self):
        cap = self.rules["cover"]["agency"]["cap_share"]
        agency = sum(self.agency_fte()) + 1
        return cap >= 1 or agency <= cap * (agency + sum(1 for p in self.posts if p.holder)) + 1e-9

    def agencies_have_somebody(self, post):
        return (self.agency_for(post.role) and self.under_cap()
                and self.rng.random() < self.rules["cover"]["agency"]["availability"])

    def book_agency(self, post):
        if not self.agencies_have_somebody(post):
            return False
        post.coming, post.unmet = True, False
        self.env.process(self.agency_comes(post, post.request))
        return True

    def agency_comes(self, post, request):
        agency = self.rules["cover"]["agency"]
        yield self.env.timeout(drawn(agency["lead_time"], self.rng))
        if post.request == request and post.needs_cover and post.coming:
            post.coming = False
            self.engage(post, drawn(agency["assignment"], self.rng), initial=False)

    def engage(self, post, length, initial):
        agency = self.rules["cover"]["agency"]
        p = self.new_person(post.role, post.team, None)
        p.agency, p.productivity = True, agency["productivity"]
        p.qualified = self.now() - self.rng.expovariate(1 / agency["experience_mean_years"])
        post.cover, post.unmet = p, False
        self.count("cover_by_agency")
        self.join(p, post.team)
        if self.rules["supervision"]:
            self.env.process(self.supervision(p, initial))
        self.give_waiting(post.team)
        self.env.process(self.assignment(post, p, length))

    def assignment(self, post, p, length):
        rate = self.rules["cover"]["agency"].get("conversion_per_year", 0)
        ends = self.now() + length
        converts = self.now() + self.rng.expovariate(rate) if rate and not post.holder else math.inf
        if converts < ends:
            yield self.env.timeout(converts - self.now())
            if p.gone or not p.agency:
                return
            if not post.holder:
                return self.convert(post, p)
        if ends > self.now():
            yield self.env.timeout(ends - self.now())
        if p.gone or post.cover is not p:
            return
        self.release(post)
        self.ask(post)
        self.seek(post)

    def convert(self, post, p):
        self.count("agency_conversions")
        self.count("starters")
        post.cover, post.needs_cover, post.coming, post.unmet = None, False, False, False
        post.request += 1
        self.account(p)
        self.start(post, initial=False, person=p)

    def seek(self, post):
        order = (self.send_from_pool, self.book_agency)
        if self.wrong == "agencies before the pool":
            order = order[::-1]
        if not order[0](post) and not order[1](post):
            self.try_again_later(post)

    def try_again_later(self, post):
        post.unmet = True
        self.count("cover_unmet")
        if self.agency_for(post.role):
            self.env.process(self.tries_again(post, post.request))

    def tries_again(self, post, request):
        yield self.env.timeout(self.rules["cover"]["agency"]["retry_weeks"] * WEEK)
        if post.request == request and post.needs_cover and post.unmet:
            self.seek(post)

    def release(self, post):
        p, post.cover = post.cover, None
        if not p.agency:
            self.note_busy()
            p.covers = None
            self.work_in(p, p.home)
            return
        self.hand_over(p, "leaving")
        p.gone = True
        p.team.workers.remove(p)

    def end_need(self, post):
        if not post.needs_cover:
            return
        post.needs_cover, post.unmet, post.coming = False, False, False
        if post.cover:
            self.release(post)
            self.pool_is_freer()

    def pool_is_freer(self):
        """Somebody of the pool may be free: those who had nobody are asked again, in the order of posts."""
        if not self.rules["cover"]:
            return
        for post in self.posts:
            if post.needs_cover and post.unmet and not post.cover:
                self.send_from_pool(post)

    def withdraw(self, p):
        """Of the pool: cannot go on covering, so somebody else is sought."""
        post = p.covers
        if post is None:
            return False
        self.note_busy()
        p.covers, post.cover = None, None
        self.ask(post)
        self.seek(post)
        return True

    def cover_at_start(self, post):
        if not self.may_be_covered(post) or not self.rules["cover"]["covers_vacancies"]:
            return
        post.needs_cover = True
        self.ask(post)
        if self.send_from_pool(post):
            return
        if not self.agencies_have_somebody(post):
            return self.try_again_later(post)
        length = drawn(self.rules["cover"]["agency"]["assignment"], self.rng)
        self.engage(post, length * self.rng.random(), initial=True)

    # --- what is counted ---

    def year_ends(self):
        for _ in range(self.years):
            yield self.env.timeout(1)
            for p in self.people:
                self.note_days(p)
            self.note_busy()
            row, self.counts = self.counts, {}
            row["pool_busy_mean"], self.busy_time = self.busy_time, 0
            self.rows.append({**row, **self.stocks()})

    def stocks(self):
        at_work = [p for t in self.teams.values() for p in t.workers]
        heads = len(self.people)
        e = self.rules["exhaustion"]
        return {
            "headcount": heads,
            "vacancies": sum(not p.holder for p in self.posts),
            "open_cases": len(self.open),
            "unallocated_cases": sum(len(t.waiting) for t in self.teams.values()),
            "cases_held": sum(len(p.cases) for p in at_work),
            "case_holder_fte": sum(bool(p.cases) for p in at_work),
            "exhaustion": sum(p.x for p in self.people) / heads if heads and e else None,
            "exhausted_share": sum(p.x >= e["high_threshold"] for p in self.people) / heads if heads and e else None,
            "off_sick": sum(p.absence in ("short", "long") for p in self.people),
            "on_parental_leave": sum(p.absence == "parental" for p in self.people),
            "agency_fte": self.agency_fte()[0],
            "pool_busy": sum(p.covers is not None for p in self.people),
        }

    def run(self):
        self.env.run(until=self.years + 1e-9)
        return self.rows
