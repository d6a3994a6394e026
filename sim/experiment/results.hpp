// What an experiment hands to whoever keeps its results: a description first, then whole batches.
//
// A batch is a fixed run of replications under every policy, at one point of a sweep. Batches are
// independent, arrive in any order and are the unit of resuming, sharding and stopping, so that
// none of these can move a bit.
#pragma once

#include "core/calendar.hpp"
#include "workforce/measure.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace tenure {

/// One uncertain parameter of the study, as drawn for it.
struct UncertainParameter {
    std::string name; ///< path in the resolved study: authority.pay.elasticity
    double value = 0, low = 0, high = 0;
    std::string distribution, source, confidence;
};

/// Whether nothing but judgement stands behind it.
inline bool without_evidence(const UncertainParameter& p) {
    return p.confidence.empty() || p.confidence == "none";
}

/// What one unit of a measure is worth to the council, in GBP; negative for what is to be avoided.
struct Value {
    std::string measure;
    double gbp_per_unit = 0;
    std::string source;
};

/// How well every policy's difference from the baseline is to be known over the horizon.
struct Precision {
    std::string measure;
    double half_width = 0; ///< in the measure's unit
};

/// With which guarantee one policy is to be selected by its net benefit.
struct Decide {
    double probability = 0.95;   ///< of selecting the best, where it leads by the indifference
    double indifference_gbp = 0; ///< a year
};

/// Of a study that decides. A round has two batches or more.
inline constexpr std::uint32_t replications_of_decided_batch = 32;

/// What a field is set to at a point of a sweep.
using DesignValue = std::variant<double, std::string>;

/// What every table of results needs to know about the study.
struct Description {
    std::string title;
    std::vector<std::string> policies;      ///< the first is the baseline
    std::vector<std::string> policy_titles; ///< for people to read; parallel to policies
    std::vector<std::string> policy_reasons;
    std::vector<Measure> measures;
    std::vector<Period> periods;        ///< of the monthly summaries
    std::vector<int> years;             ///< reporting years, ascending
    std::vector<bool> whole_years;      ///< parallel to years
    std::vector<std::string> decide_on; ///< names of measures
    std::vector<Value> values;          ///< of net benefit; none: the study says no worth
    std::vector<UncertainParameter> parameters;
    std::uint32_t draws_share = 1;    ///< replications that share one draw of the parameters
    std::uint32_t scrambles = 0;      ///< sets of Sobol' points that draws belong to; 0: at random
    std::uint32_t draws_in_a_row = 0; ///< of a set; 0: draws are dealt out to the scrambles in turn
    std::vector<std::string> varied;  ///< fields that differ between a sweep's points
    std::vector<std::vector<DesignValue>> design; ///< [point][field]; a plain study has no points
    std::uint64_t seed = 0;
    std::uint32_t replications = 0;     ///< at each point; at most, where a precision is wanted
    std::optional<Precision> precision; ///< none: all replications are run
    std::optional<Decide> decide;       ///< likewise; not both
    std::uint32_t batch_size = 256;
    std::string resolved;    ///< the resolved study or sweep, JSON
    std::string fingerprint; ///< of everything that decides the results; equal runs have equal ones
    std::string fit;         ///< which fit the numbers stand on, and its score; empty: none
};

inline bool is_sweep(const Description& d) { return !d.design.empty(); }
/// 1 for a plain study.
inline std::uint32_t point_count(const Description& d) {
    return is_sweep(d) ? static_cast<std::uint32_t>(d.design.size()) : 1;
}
/// Batches of one point, and of all.
inline std::uint32_t batches_per_point(const Description& d) {
    return (d.replications + d.batch_size - 1) / d.batch_size;
}
inline std::uint32_t batch_count(const Description& d) {
    return point_count(d) * batches_per_point(d);
}

/// The batch before which a study that decides next looks at what it has, after a look before batch
/// `batch`: looks come after 2, 4, 6, 8, 10, 12, 15, ... batches, a quarter more each time. What
/// lies between two looks is a round, whose batches need nothing of each other.
inline std::uint32_t end_of_round(const Description& d, std::uint32_t batch) {
    std::uint32_t end = 0;
    while (end <= batch) end += end < 8 ? 2 : end / 4;
    return end < batches_per_point(d) ? end : batches_per_point(d);
}

struct Failure {
    std::string policy;
    std::uint32_t replication = 0;
    std::string message;
};

/// Counts of stored values by bin_of() the measure's resolution.
using Histogram = std::map<std::int64_t, std::uint64_t>;

/// Sum and counts of one measure in one period over a batch; missing values are left out.
struct PeriodSummary {
    std::int64_t count = 0;
    __int128 sum = 0;
    Histogram histogram;
};

/// One policy's part of a batch; all of it is empty if the policy takes no part.
struct PolicyBatch {
    bool takes_part = true;
    /// Stored values by [replication in batch][year][measure], then the same with the whole horizon
    /// in place of years (whole reporting years only: stocks and flows averaged, ratios of sums).
    std::vector<std::int64_t> yearly;
    std::vector<std::int64_t> horizon;  ///< [replication in batch][measure]
    std::vector<PeriodSummary> monthly; ///< [period][measure]; a sweep has none
    std::uint64_t events = 0;
};

struct TrialBatch {
    std::uint32_t index = 0; ///< point after point
    std::uint32_t point = 0; ///< 0 for a plain study
    std::uint32_t first = 0; ///< replication
    std::uint32_t count = 0;
    std::vector<PolicyBatch> policies;
    /// The parameters as drawn: [draw in batch][parameter]; empty if they are not kept.
    std::vector<double> drawn;
    /// A replication named here is left out under every policy: its values are all `missing`.
    std::vector<Failure> failures;
    double seconds = 0; ///< may differ between equal runs
};

/// A batch in which nothing has run yet. @pre index < batch_count(description)
TrialBatch empty_batch(const Description& description, std::uint32_t index);

/// Receives results. Calls come from one thread at a time.
struct Sink {
    virtual ~Sink() = default;
    virtual bool has(std::uint32_t batch) const = 0;
    virtual void take(const TrialBatch& batch) = 0;
    /// Whether the batches from the first on that it has are as precise as the study wants.
    virtual bool precise_enough() { return false; }
    /// Of a study that decides, after the rounds from the first on that it has: whether each policy
    /// is still in. Empty: all are.
    virtual std::vector<bool> still_in() { return {}; }
};

} // namespace tenure
