// What a study seeks, from its files: every setting of the levers, the study at each of them, and
// what is to be read off a future.
#pragma once

#include "core/calendar.hpp"
#include "scenario/study.hpp"

#include <memory>
#include <string>
#include <vector>

namespace tenure {

/// A lever with all it may be set to, in order.
struct SeekAxis {
    std::string name;                ///< a field's path, or a policy's name
    bool is_policy = false;          ///< then a level is a date, "as written" or "left out"
    std::vector<std::string> levels; ///< in words
    std::vector<double> places;      ///< of each level, 0 to 1: how far along, or how long in force
};

/// Levels by lever.
using SeekSetting = std::vector<std::uint32_t>;

/// Something to read off every future: a measure over periods of the study.
struct SeekQuantity {
    std::string measure;
    std::size_t first = 0, last = 0; ///< periods, both included: flows added, stocks at the last
    bool whole_horizon = false;      ///< then as an average year of the horizon, as results have it
    int financial_year = 0;          ///< the year it begins in, of money; else 0
};

/// A study and its question, without faults. `at` is for one thread at a time.
class LoadedSeek {
public:
    /// The study; everything that varies is drawn at random, and its design is of no account.
    const LoadedStudy& base() const { return base_; }
    const SeekQuestion& question() const { return *base_.study().seek; }
    const std::vector<SeekAxis>& axes() const { return axes_; }
    /// Every combination of levels that differs from the others, in order, without those that the
    /// study forbids.
    const std::vector<SeekSetting>& settings() const { return settings_; }
    /// One for each target, in order; then one for each limit and financial year it is for, in
    /// order; then total_cost of each financial year; total_cost over all periods; and of each of
    /// the study's values.
    const std::vector<SeekQuantity>& quantities() const { return quantities_; }
    /// The financial years that the study touches, by the year they begin in.
    const std::vector<int>& financial_years() const { return financial_years_; }
    /// The baseline, and as its second policy the setting. Throws a ScenarioError.
    LoadedStudy at(const SeekSetting& setting) const;

private:
    friend class SeekLoader;
    Tree document_of(const SeekSetting& setting) const;
    LoadedStudy with(const SeekSetting& setting) const;

    StudyChanges changes_;
    std::shared_ptr<Reader> reader_;
    Tree study_;               ///< without `seek`, and all policies resolved
    std::vector<Tree> values_; ///< by lever and level, of fields: [lever] a list
    LoadedStudy base_;
    std::vector<SeekAxis> axes_;
    std::vector<SeekSetting> settings_;
    std::vector<SeekQuantity> quantities_;
    std::vector<int> financial_years_;
};

/// The last day of a period by which dates of a study may be named; periods.size() if it is none's.
std::size_t period_ending(const std::vector<Period>& periods, const Date& day);

/// Reads a study that has a `seek` section, each lever alone at each of its ends. Throws a
/// ScenarioError with every fault found.
LoadedSeek load_seek(std::shared_ptr<Reader> reader, const std::string& path,
                     const StudyChanges& changes = {});

/// "retention_payment: amount_gbp, 0 to 6000 in 13 values", "larger_intake: left out, 2023-01-01".
std::string lever_words(const LoadedSeek& seek, std::size_t lever);

/// "retention_payment: amount_gbp 2500; larger_intake from 2023-01-01".
std::string in_words(const LoadedSeek& seek, const SeekSetting& setting);

} // namespace tenure
