#include "cli/command.hpp"
#include "cli/evaluate_worth.hpp"
#include "cli/numbers.hpp"
#include "cli/shipped.hpp"

#include "experiment/evaluation.hpp"
#include "output/whole_file.hpp"
#include "reader/yaml.hpp"
#include "scenario/study.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdio>
#include <iostream>

namespace tenure::cli {

namespace {

struct EvaluateChoices {
    std::string study, policy, csv;
    std::vector<std::string> windows{"term", "pilot", "two_years"};
    std::vector<int> schools{6, 12, 24, 60};
    std::vector<double> effects{0.8, 0.9, 1.0};
    RollOut roll_out;
    std::uint32_t replications = 2000;
    std::optional<std::uint64_t> seed;
    int threads = 0;
    bool json = false;
};

[[noreturn]] void refuse(const std::string& file, const std::string& message) {
    throw ScenarioError({{file, 0, 0, "", message}});
}

/// The pilot of the policy named, or of the first that has one.
const Block& pilot_of(const Study& study, const EvaluateChoices& wanted) {
    for (const Policy& policy : study.policies) {
        if (!wanted.policy.empty() && policy.name != wanted.policy) continue;
        for (const Block& block : policy.blocks)
            if (block.school_pilot && block.start && block.end) return block;
    }
    refuse(wanted.study,
           wanted.policy.empty()
               ? "has no policy with a school_pilot that has a start and an end."
               : "has no policy " + wanted.policy + " with a school_pilot, a start and an end.");
}

Date months_on(Date d, unsigned months) {
    const unsigned month = d.month - 1 + months;
    return {d.year + static_cast<int>(month / 12), month % 12 + 1, std::min(d.day, 28u)};
}

Date end_of(const std::string& window, const Block& pilot) {
    if (window == "term") return months_on(*pilot.start, 4);
    if (window == "two_years") return months_on(*pilot.start, 24);
    return *pilot.end;
}

EvaluationPlan plan_of(const EvaluateChoices& wanted, const LoadedStudy& study) {
    const Block& pilot = pilot_of(study.study(), wanted);
    EvaluationPlan plan;
    plan.begin = *pilot.start;
    for (const std::string& window : wanted.windows)
        plan.windows.push_back({window, end_of(window, pilot)});
    plan.schools = wanted.schools;
    plan.effects = wanted.effects;
    plan.replications = wanted.replications;
    plan.draws_share = study.anything_varies() ? study.study().replications_per_draw : 256;
    plan.seed = wanted.seed.value_or(study.study().seed);
    plan.threads = wanted.threads;
    return plan;
}

std::string number(double x, const char* format) {
    if (!std::isfinite(x)) return "-";
    char text[32];
    std::snprintf(text, sizeof text, format, x);
    return text;
}

std::string with_error(const Share& s) {
    if (!std::isfinite(s.value)) return "-";
    return number(s.value, "%.3f") + " (" + number(s.std_error, "%.3f") + ')';
}

void print(const std::vector<Evaluation>& all, const EvaluationPlan& plan) {
    std::printf(
        "What an evaluator would report of the referral counts of treated and control schools, "
        "from %s:\nquasi-Poisson rate ratio, p < 0.05 (Monte Carlo standard error). True "
        "ratio 1: power is the rate of\nfalse alarms. naive: the same of a Poisson test that "
        "ignores how schools differ.\n\n",
        to_text(plan.begin).c_str());
    std::printf("%7s %-10s %6s %9s %14s %14s %8s %14s  %-18s %s\n", "schools", "window", "true",
                "referrals", "power", "wrong sign", "exagger.", "coverage", "ratio (5% to 95%)",
                "naive");
    for (const Evaluation& e : all) {
        const Detection& d = e.quasi_poisson;
        const std::string ratios = number(d.median_ratio, "%.2f") + " (" +
                                   number(d.low_ratio, "%.2f") + " to " +
                                   number(d.high_ratio, "%.2f") + ')';
        std::printf("%7d %-10s %6.2f %9.1f %14s %14s %8s %14s  %-18s %s\n", e.schools,
                    e.window.c_str(), e.effect, e.mean_count, with_error(d.power).c_str(),
                    with_error(d.wrong_sign).c_str(), number(d.exaggeration, "%.1f").c_str(),
                    with_error(d.coverage).c_str(), ratios.c_str(),
                    number(e.poisson.power.value, "%.3f").c_str());
    }
}

struct Field {
    const char* name;
    double value;
};

std::vector<Field> fields(const Evaluation& e) {
    const Detection& d = e.quasi_poisson;
    return {{"referrals_per_control_school", e.mean_count},
            {"power", d.power.value},
            {"power_std_error", d.power.std_error},
            {"wrong_sign", d.wrong_sign.value},
            {"wrong_sign_std_error", d.wrong_sign.std_error},
            {"exaggeration", d.exaggeration},
            {"coverage", d.coverage.value},
            {"coverage_std_error", d.coverage.std_error},
            {"ratio_median", d.median_ratio},
            {"ratio_p05", d.low_ratio},
            {"ratio_p95", d.high_ratio},
            {"evaluations", static_cast<double>(d.evaluations)},
            {"known", static_cast<double>(d.known)},
            {"naive_power", e.poisson.power.value},
            {"naive_coverage", e.poisson.coverage.value}};
}

std::string csv_of(const std::vector<Evaluation>& all) {
    std::string text = "schools,window,true_ratio";
    for (const Field& f : fields(all.front())) text += std::string(",") + f.name;
    for (const Evaluation& e : all) {
        text += '\n' + std::to_string(e.schools) + ',' + e.window + ',' + number(e.effect, "%.6g");
        for (const Field& f : fields(e))
            text += ',' + (std::isfinite(f.value) ? number(f.value, "%.8g") : std::string());
    }
    return text + '\n';
}

void print_json(const std::vector<Evaluation>& all) {
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    for (const Evaluation& e : all) {
        nlohmann::ordered_json row{
            {"schools", e.schools}, {"window", e.window}, {"true_ratio", e.effect}};
        for (const Field& f : fields(e)) {
            row[f.name] = nullptr;
            if (std::isfinite(f.value)) row[f.name] = f.value;
        }
        rows.push_back(row);
    }
    std::cout << rows.dump(2) << '\n';
}

int evaluate(const EvaluateChoices& wanted) {
    FileReader reader;
    LoadedStudy study = load_study(reader, wanted.study);
    study.change({{}, {}, {}, {}, true}); // standard errors suppose that futures are independent
    const EvaluationPlan plan = plan_of(wanted, study);
    if (wanted.roll_out.referral_gbp) {
        const auto authority = [&](std::uint32_t draw) {
            return study.drawn(draw, plan.seed).authority;
        };
        const auto effect = [&](std::uint32_t draw) {
            return pilot_of(study.drawn(draw, plan.seed), wanted).school_pilot->demand_factor;
        };
        std::cout << worth_words(plan, wanted.roll_out, sample_pilots(plan, authority, effect));
        return done;
    }
    const auto all = evaluate_pilot(
        plan, [&](std::uint32_t draw) { return study.drawn(draw, plan.seed).authority; });
    if (!wanted.csv.empty()) write_whole(wanted.csv, csv_of(all));
    if (wanted.json)
        print_json(all);
    else
        print(all, plan);
    return done;
}

std::string even_number(const std::string& text) {
    const bool even = whole_argument("--schools", text, 4, 1000) % 2 == 0;
    return even ? "" : "must be an even number from 4 to 1000";
}

} // namespace

void add_evaluate(CLI::App& app, Action& action) {
    const auto wanted = std::make_shared<EvaluateChoices>();
    CLI::App* sub = subcommand(
        app, "evaluate",
        "What an outside evaluator of a school pilot would report: power, wrong signs, coverage",
        "tenure evaluate scenarios/studies/schools-pilot.yaml --schools 12 60 --effect 0.8 1.0");
    look_where_shipped(
        sub->add_option("study", wanted->study, "Study file with a school_pilot")->required());
    sub->add_option("--policy", wanted->policy, "The policy (default: the first with a pilot)");
    sub->add_option("--windows", wanted->windows,
                    "term: four months; pilot: to its end; two_years (default: all)")
        ->check(CLI::IsMember({"term", "pilot", "two_years"}));
    add_wholes(*sub, "--schools", wanted->schools, 4, 1000, "How many, half of them treated")
        ->check(CLI::Validator(even_number, ""));
    CLI::Option* effects = add_numbers(*sub, "--effect", wanted->effects, 0.01, 3,
                                       "True ratios of referrals, treated over control");
    CLI::Option* worth = add_number(
        *sub, "--referral-gbp", wanted->roll_out.referral_gbp, -1e9, 1e9,
        "Instead, what the pilot is worth before a roll-out to all schools, where a referral "
        "avoided is worth so much, and the effect is as uncertain as the policy says");
    add_number(*sub, "--roll-out-gbp", wanted->roll_out.gbp_per_year, 0, 1e12,
               "What a roll-out costs a year")
        ->needs(worth);
    add_number(*sub, "--roll-out-years", wanted->roll_out.years, 0.1, 100,
               "How long it would last (default: 5)")
        ->needs(worth);
    add_number(*sub, "--pilot-gbp", wanted->roll_out.pilot_gbp, 0, 1e12,
               "What the pilot costs for each treated school")
        ->needs(worth);
    add_whole(*sub, "--replications", wanted->replications, 2, 1000000,
              "Evaluations of each design");
    add_whole(*sub, "--seed", wanted->seed, 0, largest_whole, "Instead of the study's");
    add_whole(*sub, "--threads", wanted->threads, 0, 1024,
              "Default: as many as there are processors");
    CLI::Option* csv = sub->add_option("--csv", wanted->csv, "Write the table to this file, too");
    CLI::Option* json = sub->add_flag("--json", wanted->json, "Print JSON instead of a table");
    for (CLI::Option* other : {effects, csv, json}) worth->excludes(other);
    sub->callback([wanted, &action] { action = [wanted] { return evaluate(*wanted); }; });
}

} // namespace tenure::cli
