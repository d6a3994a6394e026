#include "output/report.hpp"
#include "output/words.hpp"

#include <cmath>
#include <optional>

namespace tenure {

namespace {

struct Found {
    std::size_t policy = 0;
    double difference = 0, low = 0, high = 0;
    bool clear() const { return low > 0 || high < 0; }
};

const Measure* measure_of(const Description& d, const std::string& name) {
    for (const Measure& m : d.measures)
        if (m.name == name) return &m;
    return nullptr;
}

/// The first measure the study decides on, else the first there is.
const Measure& deciding(const Description& d) {
    for (const std::string& name : d.decide_on)
        if (const Measure* m = measure_of(d, name)) return *m;
    return d.measures.front();
}

/// The policy that moves the measure most, of those with an interval.
std::optional<Found> largest(Store& store, const std::string& measure) {
    Statement row = store.database().prepare(
        "SELECT p.id, difference, low, high FROM comparison c JOIN policy p ON p.name = c.policy "
        "WHERE measure = ? AND low IS NOT NULL ORDER BY abs(difference) DESC, p.id LIMIT 1");
    row.bind(1, measure);
    if (!row.step()) return {};
    return Found{static_cast<std::size_t>(row.integer(0)), row.real(1), row.real(2), row.real(3)};
}

std::string sentence(const Description& d, const Measure& m, const Found& found) {
    const Shown as = shown(m, std::fabs(found.difference), (found.high - found.low) / 4);
    const std::string unit = as.differences == "GBP" ? "pounds a year" : as.differences;
    const std::string interval =
        "95% interval " + as.signed_text(found.low) + " to " + as.signed_text(found.high);
    std::string name = m.name;
    for (char& c : name)
        if (c == '_' || c == '.') c = ' ';
    if (!found.clear())
        return "No policy clearly changes the " + name + ": the largest difference from \"" +
               shortened(d.policy_titles[0]) + "\" is " + as.signed_text(found.difference) + " " + unit +
               " (" + interval + ", which holds no change).";
    const std::string size = as.text(std::fabs(found.difference));
    return "\"" + shortened(d.policy_titles[found.policy]) + "\" changes the " + name +
           " most: " + size + " " + unit + (found.difference > 0 ? " higher" : " lower") +
           " than under \"" + shortened(d.policy_titles[0]) + "\" (" + interval + ").";
}

} // namespace

std::string headline(Store& store) {
    const Description& d = store.description();
    const Measure& m = deciding(d);
    if (d.policies.size() < 2)
        return "One policy only, \"" + shortened(d.policy_titles[0]) +
               "\": there is nothing to compare it with.";
    const auto found = largest(store, m.name);
    if (!found) return "These runs are too few to tell the policies apart.";
    return sentence(d, m, *found);
}

} // namespace tenure
