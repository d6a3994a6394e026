// The numbers that the first page of a report is made of, and how they are said.
#pragma once

#include "output/brief.hpp"
#include "output/decision.hpp"

#include <string>
#include <vector>

namespace tenure {

/// A policy beside the baseline in one reporting year.
struct YearValue {
    int year = 0;
    double baseline = not_known, policy = not_known, difference = not_known;
    Range futures; ///< of the difference, over simulated futures; where asked for
};

/// Whole reporting years only.
std::vector<YearValue> by_year(Store& store, std::size_t policy, const Measure& measure,
                               bool with_futures);

/// The measure of the total cost; none where the results have none.
const Measure* total_cost(const Description& d);
/// What a policy is to change: the one thing valued that is not money, else the first measure
/// decided on that is not, else the first that reports show.
const Measure* effect_measure(const Description& d);
/// Of the measures shown first, so many of those that differ from the others of the page.
std::vector<const Measure*> shown_first(const Description& d, std::size_t most);
/// Whether one less of it is a post filled.
bool is_of_empty_posts(const Measure& measure);
/// The first of the shares by years since qualifying; the changes of worker per child.
const Measure* least_experienced(const Description& d);
const Measure* changes_of_worker(const Description& d);

/// Net benefit where the study has one value that is not money.
std::optional<ValueLine> value_line(Store& store);

/// The policy other than the baseline that the answer is about: the best, the best of the others
/// where that is the baseline, or the one that differs most where better has no direction.
/// @pre two policies or more
std::size_t answered(const Criterion& c);

/// Why the run is not finished; empty if it is.
std::string unfinished_words(Store& store);

/// What the policies differ in, from their resolved files.
std::vector<PolicyFields> policy_fields(const Description& d);

/// The year of all prices, as the council's file says; 0 where it does not.
int price_year(const Description& d);
/// What the council's file is called; empty where it has no name.
std::string authority_name(const Description& d);
/// What the council's file says its figures are from.
std::string authority_source(const Description& d);

/// Uncertain numbers whose confidence is none or low.
std::size_t guess_count(const Description& d);
/// How many of the uncertain numbers that which() holds of lie where: "20 in ladder, 43 elsewhere".
std::string places_of(const Description& d, bool (*which)(const UncertainParameter&));
/// "41 of 58 uncertain numbers rest on guesses: 17 in recruitment, ...".
std::string guess_words(const Description& d);

// --- in words -----------------------------------------------------------------------------------

/// "£17,400", "£1.26 million"; without sign, 3 significant digits.
std::string money(double gbp);
/// "16.7", "8.1 percentage points" (a difference) or "12.3%" (a value); without sign.
std::string size_words(const Measure& measure, double difference);
/// The same, "minus" before it where it is below 0.
std::string signed_size(const Measure& measure, double difference);
/// For a table: "+£409k", "−8.1" (of percentage points).
std::string short_difference(const Measure& measure, double difference);
std::string value_words(const Measure& measure, double value);
/// "£17,400 more", "£2,000 less".
std::string more_or_less(double gbp);
/// "minus £2,000", "£17,400".
std::string signed_money(double gbp);
/// "in 5 of 6 simulated futures (834 of 1,000)". @pre 0 <= count <= of, of > 0
std::string frequency(std::int64_t count, std::int64_t of);

std::string quoted(const std::string& title, std::size_t columns = 80);

} // namespace tenure
