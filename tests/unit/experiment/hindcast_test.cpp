// Two changes that England has seen, simulated beside what was published: their direction and size
// within two standard errors of the published change, and a control without them that is not.
#include "experiment/official.hpp"
#include "published/panel.hpp"
#include "reader/yaml.hpp"
#include "scenario/study.hpp"
#include "tests/catch.hpp"

#include <cmath>

using namespace tenure;

namespace {

const std::string scenarios = std::string(TENURE_SOURCE_DIR) + "/scenarios/";

LoadedStudy hindcast(const std::string& name) {
    FileReader reader;
    return load_study(reader, scenarios + "studies/" + name + ".yaml");
}

/// A measure over the study's years, on average over futures, and the standard error of each mean.
struct Path {
    std::vector<double> mean, error;
};

using Change = void (*)(Authority&);

Path simulated(const LoadedStudy& loaded, Official measure, Change change, std::uint32_t futures) {
    const Study& study = loaded.study();
    OfficialPlan plan{
        study.authority, study.calendar, study.horizon_years, study.seed, futures, 1, {}};
    plan.measures = {official(measure).name};
    Workspace workspace;
    const OfficialFutures all = official_futures(
        plan,
        [&](std::uint32_t draw) {
            Study drawn = loaded.drawn(draw);
            change(drawn.authority);
            return std::make_shared<const Model>(
                compile(drawn.authority, drawn.policies[0], study.calendar, study.horizon_years));
        },
        workspace);
    Path path;
    const auto n = static_cast<double>(futures);
    for (std::size_t y = 1; y < all.years; ++y) {
        double sum = 0, squares = 0;
        for (std::uint32_t r = 0; r < futures; ++r) {
            const double x = all.at(r, y, 0, 1);
            sum += x;
            squares += x * x;
        }
        path.mean.push_back(sum / n);
        path.error.push_back(std::sqrt((squares / n - sum * sum / n / n) / (n - 1)));
    }
    return path;
}

std::vector<double> published(Official measure, int first, int last) {
    FileReader reader;
    std::vector<Fault> faults;
    const std::string file = scenarios + "data/csww_indicators.csv";
    const Indicators all = read_indicators(*reader.read(file, faults), file);
    std::vector<double> path;
    for (int y = first; y <= last; ++y)
        path.push_back(official_values(*england(all, y))[static_cast<std::size_t>(measure)]);
    return path;
}

struct Contrast {
    double value = 0, error = 0;
};

/// How far every second year, from the second on, is above its neighbours, over the mean of all;
/// and the standard error of the mean of these.
Contrast every_second_year(const std::vector<double>& path) {
    double all = 0, sum = 0, squares = 0, n = 0;
    for (const double x : path) all += x / static_cast<double>(path.size());
    for (std::size_t y = 1; y + 1 < path.size(); y += 2, ++n) {
        const double above = (path[y] - (path[y - 1] + path[y + 1]) / 2) / all;
        sum += above;
        squares += above * above;
    }
    return {sum / n, std::sqrt((squares / n - sum * sum / n / n) / (n - 1))};
}

/// Standard deviation of yearly changes.
double sd_of_changes(const std::vector<double>& path) {
    double sum = 0, squares = 0;
    const auto n = static_cast<double>(path.size() - 1);
    for (std::size_t y = 1; y < path.size(); ++y) {
        const double change = path[y] - path[y - 1];
        sum += change;
        squares += change * change;
    }
    return std::sqrt((squares - sum * sum / n) / (n - 1));
}

void as_published(Authority&) {}

/// The same people, half of them every year.
void cohort_every_year(Authority& a) {
    for (Intake& intake : a.intakes)
        for (SupplyRoute& route : intake.routes) {
            route.every_years = 1;
            intake.seats /= 2;
        }
}

void without_rules(Authority& a) { a.cover->agency->rules.reset(); }

void rules_that_ask_nothing(Authority& a) {
    AgencyRules& rules = *a.cover->agency->rules;
    rules.minimum_years_qualified = rules.cool_off_months = rules.notice_weeks = 0;
}

} // namespace

TEST_CASE("Step Up cohorts lift England's starters every second year by as much as published") {
    const LoadedStudy study = hindcast("step-up-cohorts");
    const Contrast known = every_second_year(published(Official::starters, 2018, 2024));
    const auto made = [&](Change change) {
        return every_second_year(simulated(study, Official::starters, change, 300).mean).value;
    };
    const double with = made(as_published), without = made(cohort_every_year);
    INFO("published " << known.value << " +- " << known.error << ", simulated " << with
                      << ", with the cohort spread over all years " << without);
    CHECK(with > 0);
    CHECK(std::abs(with - known.value) < 2 * known.error);
    CHECK(std::abs(without - known.value) > 2 * known.error); // control
}

TEST_CASE("the agency rules of 2024 lower the agency rate, within the error of England's change") {
    const LoadedStudy study = hindcast("agency-rules-2024");
    const std::vector<double> before = published(Official::agency, 2017, 2024),
                              known = published(Official::agency, 2024, 2025);
    const double change = known[1] - known[0], error = sd_of_changes(before);
    const auto second_year = [&](Change c) {
        return simulated(study, Official::agency, c, 200).mean[1];
    };
    const double usual = second_year(without_rules), effect = second_year(as_published) - usual,
                 none = second_year(rules_that_ask_nothing) - usual;
    INFO("published " << change << " +- " << error << ", effect of the rules " << effect
                      << ", of rules that ask nothing " << none);
    CHECK(effect < 0);
    CHECK(std::abs(effect - change) < 2 * error);
    CHECK(std::abs(none - change) > 2 * error); // control
}
