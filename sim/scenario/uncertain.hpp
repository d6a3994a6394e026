// Numbers that are not known for sure: what a person says of them, and what a draw makes of them.
#pragma once

#include "random/address.hpp"
#include "scenario/fault.hpp"

#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tenure {

class Fields;

/// With a value v (for normal and lognormal the median) and the range from low to high.
enum class Distribution : std::uint8_t {
    fixed,      ///< always v
    triangular, ///< from low over the peak v to high
    uniform,    ///< from low to high
    normal,     ///< low and high are the 2.5% and 97.5% points; each side of v has its own spread
    lognormal,  ///< likewise for the logarithm; low > 0
    either,     ///< low or high, each with probability 1/2: a choice of structure
    joint,      ///< as the authority's pack has drawn it together with others; pack.hpp
};

enum class Confidence : std::uint8_t {
    none, ///< an assumption without evidence
    low,
    medium,
    high,
};

/// All that a file may name.
inline constexpr std::initializer_list<Distribution> all_distributions = {
    Distribution::fixed,     Distribution::triangular, Distribution::uniform, Distribution::normal,
    Distribution::lognormal, Distribution::either,     Distribution::joint};

const char* to_text(Distribution distribution);
const char* to_text(Confidence confidence);

struct UncertainNumber {
    std::string path; ///< in the study: authority.leaving.rate_per_year; named items by their name
    double value = 0;
    double low = 0; ///< equal to value where no range is given
    double high = 0;
    Distribution distribution = Distribution::fixed;
    std::string source;
    Confidence confidence = Confidence::none;
    std::string note;
    std::string pack; ///< which of the authority's pack's numbers acts on it; empty: none
    Position position;
};

/// An uncertain number as it is written; without a range it is fixed, with one by itself
/// triangular.
struct UncertainBlock {
    double value = 0;
    std::optional<double> low, high;
    std::optional<Distribution> distribution;
    std::string source;
    Confidence confidence = Confidence::none;
    std::string note;
    std::string pack;
};
void declare(Fields& f, UncertainBlock& x);

/// Whether a map is an uncertain number: it has a value, and no key that such a block has not.
bool is_uncertain(const Tree& map);

/// By the hash of a parameter's path.
using ByParameter = std::map<std::uint32_t, double>;

/// Which numbers a load takes for the uncertain ones.
struct ParameterDraw {
    bool at_value = true; ///< everything at its value; else as drawn for this draw of the seed
    std::uint64_t seed = 0;
    std::uint32_t draw = 0;
    /// In place of random drawing: each parameter's number is that share of the way through its
    /// distribution, in (0, 1). A parameter that is not in it is at its value.
    const ByParameter* levels = nullptr;
    bool joint_by_row = false; ///< but what is joint is as row `draw` of the pack makes it
};

/// The 28-bit number that names a path's random stream. Folds FNV-1a; paths may be fed in pieces.
class PathHash {
public:
    void add(std::string_view piece) {
        for (char c : piece) {
            bits_ ^= static_cast<unsigned char>(c);
            bits_ *= 16777619u;
        }
    }
    std::uint32_t value() const { return (bits_ >> 28) ^ (bits_ & 0xfffffffu); }

private:
    std::uint32_t bits_ = 2166136261u;
};

/// The number drawn at an address. @pre not joint
double drawn(Distribution distribution, double value, double low, double high, const Address& at);

/// The number that a share `level` of its distribution lies below; of a joint one, as a triangular
/// one's. @pre 0 < level < 1
double at_level(Distribution distribution, double value, double low, double high, double level);
/// The number below which a share u of the distribution lies, of what of it is between low and
/// high. @pre 0 < u < 1, low <= value <= high
double quantile(Distribution distribution, double value, double low, double high, double u);

/// Two parameters with one hash would share their draws: a fault for each such pair.
void check_collisions(const std::vector<UncertainNumber>& all, std::vector<Fault>& faults);

} // namespace tenure
