// What a comparison says of itself: what its intervals mean, and what it rests on.
#include "output/brief_numbers.hpp"
#include "output/compare_rows.hpp"

#include <cstdio>

namespace tenure {

std::vector<std::string> explanations(Store& store, const CompareOptions& options) {
    const Description& d = store.description();
    const Replications of = replications_of(store, options);
    const std::int64_t replications = of.analysed, failed = of.failed;
    std::vector<std::string> lines;
    const bool some_fewer = !is_sweep(d) && d.decide.has_value();
    lines.push_back(
        "Over the whole horizon, " + grouped(static_cast<double>(replications), 0) +
        (some_fewer ? " replications, fewer of policies that dropped out," : " replications,") +
        " with the same simulated people and chance events under every "
        "policy, against \"" +
        d.policies.front() + "\".");
    lines.push_back(
        "95%, all together: of many studies like this one with other random numbers, 95 in 100 "
        "would have "
        "the true mean difference of every policy inside its interval (for one measure; "
        "Bonferroni's "
        "method). That is Monte Carlo error: more replications shrink it. It is not the range of "
        "one simulated future, which stands below each table and which chance alone keeps wide. "
        "\"No clear difference\": the interval holds 0, so these runs do not tell which is higher. "
        "\"About the same\": any difference is smaller than would matter in practice. "
        "\"Identical\": no replication differed at all.");
    lines.push_back(
        d.parameters.empty()
            ? "Parameters are taken as certain: what is not known about them is not in "
              "these intervals."
            : "What is not known about " + std::to_string(d.parameters.size()) +
                  " parameters is included: each draw of them is shared by " +
                  std::to_string(d.draws_share) +
                  " replications, and errors come from means over " +
                  (d.scrambles > 0 ? "independent scrambles of Sobol' points." : "draws."));
    if (failed > 0)
        lines.push_back("Warning: " + std::to_string(failed) +
                        " replications failed and are left out under every policy.");
    if (store.precise_enough())
        lines.push_back("The study stopped by itself: every policy's difference in " +
                        d.precision->measure + " was known as precisely as it asks.");
    else if (is_sweep(d) ? replications + failed < std::int64_t{d.replications}
                         : !unfinished_words(store).empty())
        lines.push_back("Warning: the run is not complete: " + std::to_string(d.replications) +
                        " replications were asked for.");
    return lines;
}

namespace {

std::string warning(const UncertainParameter& p) {
    char range[120];
    std::snprintf(range, sizeof range, " (%.6g, from %.6g to %.6g) ", p.value, p.low, p.high);
    return "Warning: " + p.name + range + "has no evidence behind it" +
           (p.source.empty() ? "." : ": " + p.source);
}

} // namespace

std::vector<std::string> warnings(const Description& d) {
    std::vector<std::string> lines;
    for (const UncertainParameter& p : d.parameters)
        if (without_evidence(p)) lines.push_back(warning(p));
    return lines;
}

std::vector<std::string> short_warnings(const Description& d) {
    constexpr std::size_t few = 6;
    std::vector<std::string> lines = warnings(d);
    if (lines.size() <= few) return lines;
    return {"Warning: " + std::to_string(lines.size()) + " of " +
            std::to_string(d.parameters.size()) +
            " uncertain numbers are assumptions without evidence, and the results rest on them as "
            "well: " +
            places_of(d, without_evidence) +
            ". The report lists each one with its range and source, and so does --json."};
}

} // namespace tenure
