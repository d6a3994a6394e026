#include "scenario/uncertain.hpp"

#include "core/contract.hpp"
#include "random/draw.hpp"
#include "scenario/fields.hpp"
#include "statistics/distribution.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace tenure {

namespace {

/// Standard normal deviations from the median to the 97.5% point.
constexpr double deviations = 1.95996398454005423552;

/// Median v, 2.5% point low, 97.5% point high.
double two_sided_normal(double v, double low, double high, double z) {
    return v + z * (z < 0 ? v - low : high - v) / deviations;
}

} // namespace

const char* to_text(Distribution distribution) {
    switch (distribution) {
    case Distribution::fixed: return "fixed";
    case Distribution::triangular: return "triangular";
    case Distribution::uniform: return "uniform";
    case Distribution::normal: return "normal";
    case Distribution::lognormal: return "lognormal";
    case Distribution::either: return "either";
    case Distribution::joint: return "joint";
    }
    return "";
}

const char* to_text(Confidence confidence) {
    switch (confidence) {
    case Confidence::none: return "none";
    case Confidence::low: return "low";
    case Confidence::medium: return "medium";
    case Confidence::high: return "high";
    }
    return "";
}

void declare(Fields& f, UncertainBlock& x) {
    f.number("value", x.value, "", any_number, "the best single number", required);
    f.number("low", x.low, "", any_number,
             "the least it may be, with high; of normal and lognormal the 2.5% point, so that 1 in "
             "40 is below");
    f.number("high", x.high, "", any_number,
             "the most it may be, with low; of normal and lognormal the 97.5% point");
    f.choice("distribution", x.distribution, all_distributions,
             "how it is drawn between low and high; by default triangular, or fixed without them; "
             "either: low or high, each with probability 1/2, for a choice of structure; joint: "
             "as row by row of the authority's pack makes it");
    f.text("source", x.source, "where the number comes from", required);
    f.choice("confidence", x.confidence,
             {Confidence::none, Confidence::low, Confidence::medium, Confidence::high},
             "how far the source carries; none is an assumption without evidence", required);
    f.text("note", x.note, "anything a reader should know of it");
    f.text("pack", x.pack, "the fitted number of the authority's pack that acts on it, once drawn");
}

bool is_uncertain(const Tree& map) {
    static constexpr std::string_view keys[] = {"value",  "low",        "high", "distribution",
                                                "source", "confidence", "note", "pack"};
    if (!map.find("value")) return false;
    return std::all_of(map.entries.begin(), map.entries.end(), [](const TreeEntry& entry) {
        return std::find(std::begin(keys), std::end(keys), entry.key) != std::end(keys);
    });
}

double drawn(Distribution distribution, double value, double low, double high, const Address& at) {
    switch (distribution) {
    case Distribution::fixed: return value;
    case Distribution::triangular: return triangular(at, low, value, high);
    case Distribution::uniform: return low + uniform(at) * (high - low);
    case Distribution::either: return uniform(at) < 0.5 ? low : high;
    case Distribution::normal: return two_sided_normal(value, low, high, normal(at));
    case Distribution::joint: expects(false, "a pack draws what is joint"); break;
    case Distribution::lognormal: break;
    }
    using elementary::log;
    return elementary::exp(two_sided_normal(log(value), log(low), log(high), normal(at)));
}

namespace {

double triangular_level(double low, double mode, double high, double level) {
    if (low == high) return mode;
    const double below = (mode - low) / (high - low);
    return level < below ? low + std::sqrt(level * (high - low) * (mode - low))
                         : high - std::sqrt((1 - level) * (high - low) * (high - mode));
}

} // namespace

double at_level(Distribution distribution, double value, double low, double high, double level) {
    using elementary::log;
    switch (distribution) {
    case Distribution::fixed: return value;
    case Distribution::joint:
    case Distribution::triangular: return triangular_level(low, value, high, level);
    case Distribution::uniform: return low + level * (high - low);
    case Distribution::either: return level < 0.5 ? low : high;
    case Distribution::normal: return two_sided_normal(value, low, high, normal_quantile(level));
    case Distribution::lognormal: break;
    }
    return elementary::exp(
        two_sided_normal(log(value), log(low), log(high), normal_quantile(level)));
}

double quantile(Distribution distribution, double value, double low, double high, double u) {
    const bool has_tails =
        distribution == Distribution::normal || distribution == Distribution::lognormal;
    const double x = at_level(distribution, value, low, high, has_tails ? 0.025 + 0.95 * u : u);
    return std::min(std::max(x, low), high);
}

void check_collisions(const std::vector<UncertainNumber>& all, std::vector<Fault>& faults) {
    std::map<std::uint32_t, const UncertainNumber*> seen;
    for (const UncertainNumber& number : all) {
        PathHash hash;
        hash.add(number.path);
        const auto [at, fresh] = seen.emplace(hash.value(), &number);
        if (fresh || at->second->path == number.path) continue;
        faults.push_back(fault_at(number.position, number.path,
                                  "would be drawn from the same random stream as " +
                                      at->second->path +
                                      ", by a chance of names. Rename one of the two."));
    }
}

} // namespace tenure
