// A pack: numbers of an authority that were fitted together, as draws from their joint posterior.
//
// A pack's number acts on some numbers of the authority that names the pack: as a factor, on odds,
// or added. Each of them then becomes an uncertain number of the distribution `joint`, or, where
// the pack leaves numbers their own ranges, keeps its distribution, from which it is drawn first.
// At its value it is as the middle of the draws makes it (the mean of logarithms of factors and
// odds, the mean of what is added); in draw i every one of them is as row i of the pack makes it, i
// counted modulo the rows: so correlations are kept, under every policy, and with Sobol' points
// alike.
#pragma once

#include "scenario/fields.hpp"
#include "scenario/resolve.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tenure {

enum class PackActs : std::uint8_t {
    factor, ///< multiplies; draws above 0
    odds,   ///< multiplies the odds of a probability; draws above 0
    added,
};
const char* to_text(PackActs acts);

/// A fitted number: a column of the draws.
struct PackNumber {
    std::string name;
    std::string title;
    PackActs acts = PackActs::factor;
    std::vector<std::string> on; ///< of the authority; [*] is every item of a list
    double prior_sd = 0;         ///< of logarithms, log odds, or what is added
    double sd = 0;               ///< after the fit, likewise
    bool identified = true;      ///< sd at most 0.8 of prior_sd
};

/// A file that the fit rests on.
struct PackInput {
    std::string file;
    std::string fingerprint; ///< of its content
};

/// How near a measure is to what was published, over the transitions fitted.
struct PackMatch {
    std::string measure;
    double published = 0, before = 0, fitted = 0; ///< means over councils and years
    double covered_90 = 0;                        ///< share within the fit's 90% intervals
};

/// How councils were forecast that stood on fits by the same method to earlier years.
struct PackScore {
    double ratio = 0;          ///< of errors to those of the naive forecast, mean over all cells
    double error_councils = 0; ///< its standard error, by leaving out councils
    double error_years = 0;    ///< the same by leaving out years forecast
    int councils = 0, futures = 0;         ///< futures: simulated, of each council
    int first_origin = 0, last_origin = 0; ///< last years that fits knew
    int first_year = 0, last_year = 0;     ///< forecast

    std::string in_words() const;
};

struct PackDraw {
    std::vector<double> values; ///< one for each number
};

struct Pack {
    std::string title;
    std::string method;
    std::string years; ///< "2017-2022": that the fit may know
    std::string council;
    std::optional<PackScore> score;
    bool own_ranges = false; ///< numbers keep their own ranges, for what is one council's alone
    std::int64_t seed = 0;
    std::vector<PackInput> inputs;
    std::vector<PackMatch> matches;
    std::vector<std::string> not_matched; ///< measures
    std::vector<PackNumber> numbers;
    std::vector<PackDraw> draws;
    std::string fingerprint; ///< of all above; no field
    Tree document;           ///< it was read from

    /// In a word or two, with the fingerprint.
    std::string in_words() const;
    /// With how well its method did, and what it cannot match.
    std::string fit_in_words() const;
    /// The place of a number, or nothing.
    std::optional<std::size_t> find(const std::string& name) const;
    /// What a number that is `value` at the middle of the draws is in a draw.
    double in_draw(std::size_t number, double value, std::uint32_t draw) const;
    /// The same where a share `level` of the draws of that number alone lies below. @pre 0 < level
    /// < 1
    double at_level(std::size_t number, double value, double level) const;

private:
    friend std::optional<Pack> read_pack(const Tree& document, std::vector<Fault>& faults);
    std::vector<double> middle_;
    std::vector<std::vector<double>> sorted_; ///< [number][rank]
};

void declare(Fields& f, PackNumber& x);
void declare(Fields& f, PackInput& x);
void declare(Fields& f, PackMatch& x);
void declare(Fields& f, PackScore& x);
void declare(Fields& f, PackDraw& x);
void declare(Fields& f, Pack& x);

/// Of a pack's document; nothing, and faults, if it cannot be understood.
std::optional<Pack> read_pack(const Tree& document, std::vector<Fault>& faults);

/// The pack that an authority names or holds, put into it: an uncertain number, `joint`, stands
/// wherever one of its numbers acts. Nothing if it names none. A number that is drawn with a pack
/// already stays.
std::optional<Pack> put_pack(Reader& reader, Tree& authority, std::vector<Fault>& faults);

} // namespace tenure
