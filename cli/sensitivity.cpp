#include "cli/command.hpp"
#include "cli/interrupt.hpp"
#include "cli/numbers.hpp"
#include "cli/progress.hpp"
#include "cli/shipped.hpp"
#include "cli/study_run.hpp"

#include "experiment/sensitivity.hpp"
#include "output/decision_data.hpp"
#include "output/whole_file.hpp"
#include "output/words.hpp"
#include "statistics/sensitivity.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <iostream>
#include <numeric>

namespace tenure::cli {

namespace {

constexpr std::uint32_t sets = 16;  ///< scrambled, from which errors of indices come
constexpr std::uint32_t levels = 4; ///< of Morris' grid
constexpr std::size_t shown = 15;   ///< parameters in a table

struct SensitivityChoices {
    std::string study, method = "morris", csv;
    std::vector<std::string> measures;
    Overrides overrides;
    std::uint32_t paths = 10, rows = 64, replications = 8;
    int threads = 0;
    bool quiet = false, json = false;
};

/// What the analysis says of one parameter: an estimate, its error, a second one and its error.
struct Line {
    std::string parameter;
    double first, first_error, second, second_error;
};

/// Of a measure, under the baseline or as a policy's difference from it.
struct Finding {
    std::string measure, policy;
    std::vector<Line> lines; ///< the most important first
};

Grid laid_out(const SensitivityChoices& asked, std::size_t numbers, std::uint64_t seed) {
    if (asked.method == "morris")
        return morris_points(morris_random(numbers, asked.paths, seed), numbers, levels);
    const auto two = saltelli_matrices(numbers, asked.rows, sets, seed);
    return saltelli_points(two.a, two.b);
}

Finding finding(const SensitivityChoices& asked, const LoadedStudy& study, const Grid& points,
                const std::vector<double>& values) {
    Finding found;
    const std::size_t numbers = points.columns;
    const auto name = [&](std::size_t k) { return study.parameters()[study.varying()[k]].path; };
    if (asked.method == "morris") {
        const auto e = elementary_effects(points, values, numbers);
        for (std::size_t k = 0; k < numbers; ++k)
            found.lines.push_back(
                {name(k), e.mean_size[k], e.size_error[k], e.mean[k], e.deviation[k]});
    } else {
        const auto s = sobol_indices(values, numbers, sets);
        for (std::size_t k = 0; k < numbers; ++k)
            found.lines.push_back(
                {name(k), s.total[k], s.total_error[k], s.first[k], s.first_error[k]});
    }
    std::stable_sort(found.lines.begin(), found.lines.end(),
                     [](const Line& a, const Line& b) { return a.first > b.first; });
    return found;
}

/// Values of a measure at every point: the baseline's, or a policy's less the baseline's.
std::vector<double> values_of(const PointsReport& report, const Description& d, std::size_t measure,
                              std::size_t policy) {
    std::vector<double> values;
    const std::size_t width = d.measures.size();
    for (std::size_t r = 0; r < report.means.rows; ++r) {
        const auto at = [&](std::size_t p) {
            return report.means.at(r, p * width + measure) /
                   static_cast<double>(d.measures[measure].scale);
        };
        values.push_back(policy == 0 ? at(0) : at(policy) - at(0));
    }
    return values;
}

/// Net benefit, which is a sum of measures at their values.
std::vector<double> net_benefit_of(const PointsReport& report, const Description& d,
                                   std::size_t policy) {
    std::vector<double> total(report.means.rows, 0);
    for (const Value& value : d.values) {
        const auto part = values_of(report, d, measure_index(d, value.measure), policy);
        for (std::size_t r = 0; r < total.size(); ++r) total[r] += value.gbp_per_unit * part[r];
    }
    return total;
}

std::vector<std::string> measures_asked(const SensitivityChoices& asked, const Description& d) {
    if (!asked.measures.empty()) return asked.measures;
    if (!d.values.empty()) return {"net_benefit"};
    return {d.decide_on.empty() ? d.measures.front().name : d.decide_on.front()};
}

std::vector<Finding> findings(const SensitivityChoices& asked, const LoadedStudy& study,
                              const Description& d, const Grid& points,
                              const PointsReport& report) {
    std::vector<Finding> all;
    for (const std::string& measure : measures_asked(asked, d))
        for (std::size_t p = 0; p < d.policies.size(); ++p) {
            const auto values = measure == "net_benefit"
                                    ? net_benefit_of(report, d, p)
                                    : values_of(report, d, measure_index(d, measure), p);
            all.push_back(finding(asked, study, points, values));
            all.back().measure = measure;
            all.back().policy = d.policies[p];
        }
    return all;
}

std::vector<const char*> headings(const SensitivityChoices& asked) {
    if (asked.method == "morris") return {"mu_star", "mu_star_error", "mu", "sigma"};
    return {"total", "total_error", "first", "first_error"};
}

std::string text_of(double x) {
    if (!std::isfinite(x)) return "-";
    char digits[40];
    std::snprintf(digits, sizeof digits, "%.4g", x);
    return digits;
}

std::string table_of(const Finding& found, const SensitivityChoices& asked, bool baseline) {
    std::vector<std::vector<std::string>> lines{{"parameter"}};
    for (const char* heading : headings(asked)) lines[0].emplace_back(heading);
    for (std::size_t k = 0; k < std::min(shown, found.lines.size()); ++k) {
        const Line& line = found.lines[k];
        lines.push_back({line.parameter, text_of(line.first), text_of(line.first_error),
                         text_of(line.second), text_of(line.second_error)});
    }
    return found.measure + (baseline ? ", under " : ", difference made by ") + found.policy + "\n" +
           table_words(lines, 100) + "\n";
}

nlohmann::ordered_json json_of(const std::vector<Finding>& all, const SensitivityChoices& asked) {
    const auto names = headings(asked);
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Finding& found : all)
        for (const Line& line : found.lines) {
            nlohmann::ordered_json row{{"measure", found.measure},
                                       {"policy", found.policy},
                                       {"parameter", line.parameter}};
            const double numbers[] = {line.first, line.first_error, line.second, line.second_error};
            for (std::size_t k = 0; k < 4; ++k)
                row[names[k]] = std::isfinite(numbers[k]) ? nlohmann::ordered_json(numbers[k])
                                                          : nlohmann::ordered_json();
            list.push_back(row);
        }
    return list;
}

std::string csv_field(const nlohmann::ordered_json& value) {
    if (value.is_null()) return {};
    return value.is_string() ? value.get<std::string>() : value.dump();
}

std::string csv_line(const std::vector<std::string>& fields) {
    std::string line;
    for (const std::string& field : fields) {
        if (&field != &fields.front()) line += ',';
        line += field;
    }
    return line + '\n';
}

std::string csv_of(const nlohmann::ordered_json& rows) {
    std::string text;
    for (const auto& row : rows) {
        std::vector<std::string> names, values;
        for (auto at = row.begin(); at != row.end(); ++at) {
            names.push_back(at.key());
            values.push_back(csv_field(at.value()));
        }
        if (text.empty()) text = csv_line(names);
        text += csv_line(values);
    }
    return text;
}

void tell(const std::vector<Finding>& all, const SensitivityChoices& asked,
          const LoadedStudy& study) {
    for (const Finding& found : all)
        std::cout << table_of(found, asked, found.policy == study.study().policies.front().name);
    std::cout << (asked.method == "morris"
                      ? wrapped("mu_star: what moving the number through its whole range changes, "
                                "on average, up or down; mu: with its sign; sigma: how much that "
                                "differs from place to place (curves, interactions). For "
                                "screening; --method saltelli measures shares.",
                                100)
                      : wrapped("total: share of the variance that would be left if all other "
                                "numbers were known; first: that would go if this one were. "
                                "Errors from 16 independent sets of points; an index within two "
                                "errors of 0 may be 0.",
                                100));
}

PointsReport simulate_points(const SensitivityChoices& asked,
                             const std::shared_ptr<const LoadedStudy>& study, const Grid& points) {
    RunOptions options;
    options.threads = asked.threads;
    options.stop = stop_on_interrupt();
    options.progress = show_progress(asked.quiet || asked.json);
    const PointModels models = [&](const std::vector<double>& at) {
        return compile_all(study->at_levels(at));
    };
    auto report = run_points(plan_trials(study->study()), points, study->study().policies.size(),
                             asked.replications, models, options);
    stopped_in_time();
    end_progress(asked.quiet || asked.json);
    return report;
}

void check_measures(const std::vector<std::string>& names, const Description& d) {
    for (const std::string& name : names) {
        const auto known = [&](const Measure& m) { return m.name == name; };
        if (name == "net_benefit") {
            if (d.values.empty())
                throw CLI::ValidationError("--measure", "the study gives no values, so it has no "
                                                        "net_benefit");
        } else if (std::none_of(d.measures.begin(), d.measures.end(), known)) {
            throw CLI::ValidationError("--measure", "the study has no measure " + name);
        }
    }
}

int analyse(const SensitivityChoices& asked) {
    const auto study =
        std::make_shared<const LoadedStudy>(read_study(asked.study, asked.overrides));
    if (!study->anything_varies())
        throw CLI::ValidationError("study", "nothing in it is uncertain: no number has a range");
    const Description d = describe(*study);
    check_measures(measures_asked(asked, d), d);
    const Grid points = laid_out(asked, study->varying().size(), d.seed);
    if (!asked.quiet && !asked.json)
        std::cerr << points.rows << " points of " << points.columns << " uncertain numbers, "
                  << asked.replications << " replications of " << d.policies.size()
                  << " policies at each\n";
    const PointsReport report = simulate_points(asked, study, points);
    if (report.stopped) {
        std::cerr << "Stopped; nothing is kept.\n";
        return interrupted;
    }
    const auto all = findings(asked, *study, d, points, report);
    const auto rows = json_of(all, asked);
    if (!asked.csv.empty()) write_whole(asked.csv, csv_of(rows));
    if (asked.json)
        std::cout << rows.dump(1) << '\n';
    else if (!asked.quiet)
        tell(all, asked, *study);
    return done;
}

} // namespace

void add_sensitivity(CLI::App& app, Action& action) {
    const auto asked = std::make_shared<SensitivityChoices>();
    CLI::App* sub = subcommand(app, "sensitivity", "Which uncertain numbers matter for a study",
                               "tenure sensitivity scenarios/studies/bexley.yaml --method morris "
                               "--measure vacancy_rate");
    look_where_shipped(sub->add_option("study", asked->study, "Study file")->required());
    sub->add_option("--method", asked->method,
                    "morris: a first screening; saltelli: shares of variance, by the indices of "
                    "Sobol'")
        ->check(CLI::IsMember({"morris", "saltelli"}));
    sub->add_option("--measure", asked->measures,
                    "Measures, or net_benefit (default: net_benefit where the study has values, "
                    "else the first it decides on)");
    add_whole(*sub, "--paths", asked->paths, 2, 100000, "Paths of Morris (default 10)");
    add_whole(*sub, "--rows", asked->rows, 32, 1048576,
              "Rows of points of Saltelli (default 64; a power of 2 from 32 on)");
    add_whole(*sub, "--replications", asked->replications, 1, 1000000,
              "Of each policy at each point, with the same random streams at all (default 8)");
    add_seed_and_years(*sub, asked->overrides);
    sub->add_option("--policy", asked->overrides.policies,
                    "Only these policies, beside the baseline");
    add_threads(*sub, asked->threads);
    sub->add_option("--csv", asked->csv, "A file for every parameter's numbers");
    sub->add_flag("--quiet", asked->quiet, "Say nothing but errors");
    sub->add_flag("--json", asked->json, "JSON instead of tables");
    sub->callback([asked, &action] { action = [asked] { return analyse(*asked); }; });
}

} // namespace tenure::cli
