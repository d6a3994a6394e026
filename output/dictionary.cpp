#include "output/dictionary.hpp"

namespace tenure {

std::string kind_meaning(MeasureKind kind) {
    switch (kind) {
    case MeasureKind::stock:
        return "of a year: on 30 September; over the horizon: mean of the whole years";
    case MeasureKind::flow:
        return "of a year: counted over its 12 months; over the horizon: mean of the whole years";
    case MeasureKind::ratio: break;
    }
    return "of a year: one count divided by another; over the horizon: ratio of their sums";
}

const std::vector<ColumnNote>& column_notes() {
    static const std::vector<ColumnNote> notes{
        {"policy", "the policy; the first is the baseline"},
        {"replication",
         "one simulated future: the same people and chance events under every policy"},
        {"year", "reporting year, 1 October of the year before to 30 September"},
        {"whole_year", "1 if all twelve months of the year were simulated"},
        {"month", "calendar month; stocks at its end, ratios over the 12 months up to it"},
        {"value", "of one replication; of a parameter, as the scenario gives it, or as drawn"},
        {"parameter", "an uncertain number, or a field that a sweep varies"},
        {"draw", "one set of values of the uncertain numbers; replication r has draw r / "
                 "draws_share of the provenance, rounded down"},
        {"gbp_per_unit", "value of one more of the measure in every year, GBP"},
        {"label", "the measure in plain words"},
        {"better", "whether higher or lower values are better; empty where people would not agree"},
        {"practical_size", "a difference smaller than this, in the measure's unit, matters little"},
        {"practical_share", "likewise, as a share of the baseline's value; the larger counts"},
        {"role", "the role of the practitioners it is about; empty: all"},
        {"cost", "category: the categories add up to the total; part: of belongs_to; or total"},
        {"belongs_to", "the measure that it is a part of, or is shown beside"},
        {"words", "what the interval of the difference says"},
        {"mean", "mean over replications"},
        {"std_error", "Monte Carlo standard error of the mean or difference beside it; of a month "
                      "as its year's draws are shared or spread"},
        {"p05", "1 in 20 replications is lower: the 90% band's lower end"},
        {"p25", "1 in 4 replications is lower: the 50% band's lower end"},
        {"p50", "the median"},
        {"p75", "1 in 4 replications is higher: the 50% band's upper end"},
        {"p95", "1 in 20 replications is higher: the 90% band's upper end"},
        {"count", "replications that have a value"},
        {"baseline", "the policy compared with"},
        {"difference", "mean of the policy's value less the baseline's, in the same replication"},
        {"low", "lower end of the 95% interval of the mean or difference, this row alone"},
        {"high", "upper end of the 95% interval of the mean or difference, this row alone"},
        {"baseline_value", "mean under the baseline, of the pairs"},
        {"policy_value", "mean under the policy, of the pairs"},
        {"identical", "1 if no replication differed at all"},
        {"pairs", "replications that have a value under both"},
        {"draws", "sets of values of the uncertain numbers that the replications shared"},
        {"selected", "1 for the policy that a study which decides has selected"},
        {"replications", "run of the policy"},
        {"dropped_after", "replications after which the policy dropped out"},
        {"dropped_by", "the policy furthest ahead of it then"},
        {"behind_gbp", "mean net benefit that it then lacked; 0: they were equal in every one"},
        {"variance_reduction",
         "how many times more replications it would take without common random numbers"},
    };
    return notes;
}

} // namespace tenure
