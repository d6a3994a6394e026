#include "scenario/seek.hpp"

#include "scenario/kept_reader.hpp"
#include "scenario/policy_path.hpp"
#include "scenario/seek_names.hpp"
#include "workforce/measures.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

namespace {

constexpr std::size_t most_settings = 20'000;

int financial_year_of(const Period& period) {
    Date day;
    return parse_date(period.label, day) ? financial_year(day) : 0;
}

} // namespace

std::size_t period_ending(const std::vector<Period>& periods, const Date& day) {
    const std::string label = to_text(day);
    std::size_t p = 0;
    while (p < periods.size() && periods[p].label != label) ++p;
    return p;
}

/// Reads a study and its question in turn.
class SeekLoader {
public:
    SeekLoader(std::shared_ptr<Reader> reader, const StudyChanges& changes) {
        seek_.reader_ = std::make_shared<KeptReader>(std::move(reader));
        seek_.changes_ = changes;
    }

    LoadedSeek read(const std::string& path) {
        read_study(path);
        const Study& study = seek_.base_.study();
        periods_ = periods(study.calendar, study.authority.start_date, study.horizon_years);
        for (std::size_t i = 0; i < study.seek->levers.size(); ++i) read_lever(i);
        check_policies();
        throw_if_any(faults_);
        set_quantities();
        set_settings();
        throw_if_any(faults_);
        check_ends();
        throw_if_any(std::move(faults_));
        return std::move(seek_);
    }

private:
    void read_study(const std::string& path) {
        const std::optional<Tree> document = resolve(*seek_.reader_, path, faults_);
        throw_if_any(faults_);
        document_ = *document;
        Tree study = document_;
        draw_at_random(study);
        seek_.base_ = load_study(*seek_.reader_, study, {});
        if (!seek_.base_.study().seek)
            throw ScenarioError({fault_at(document_.position, "seek",
                                          "is missing: what is to be sought? The reference of "
                                          "fields has it among those of a study.")});
        if (seek_.base_.study().calendar != CalendarKind::official)
            throw ScenarioError({fault_at(document_.position, "calendar",
                                          "must be official, for financial years.")});
        seek_.base_.change(seek_.changes_);
        for (const char* key : {"seek", "precision"}) erase(study, key);
        seek_.study_ = std::move(study);
        resolve_policies();
    }

    /// Bounds suppose that futures do not depend on each other, as those of Sobol' points do.
    static void draw_at_random(Tree& study) {
        erase(study, "design");
        add(add(study, "design", map_tree()), "outer", text_tree("random"));
    }

    void resolve_policies() {
        Tree* parts = seek_.study_.find("policies");
        for (std::size_t i = 0; i < parts->items.size(); ++i) {
            auto tree = resolve_part(*seek_.reader_, parts->items[i],
                                     "policies[" + std::to_string(i) + ']', faults_);
            if (tree) parts->items[i] = std::move(*tree);
        }
    }

    void fault(std::size_t i, const std::string& key, const std::string& message) {
        fault_in("levers", i, key, message);
    }
    void fault_in(const char* list, std::size_t i, const std::string& key,
                  const std::string& message) {
        const std::string place = std::string("seek.") + list + '[' + std::to_string(i) + ']' +
                                  (key.empty() ? "" : "." + key);
        faults_.push_back(fault_at(node_at(document_, place).position, place, message));
    }

    void read_lever(std::size_t i) {
        const SeekLever& x = seek_.question().levers[i];
        SeekAxis axis;
        axis.name = x.field.empty() ? x.policy : x.field;
        axis.is_policy = x.field.empty();
        seek_.values_.push_back(list_tree());
        if (axis.is_policy)
            read_starts(i, x, axis);
        else
            read_values(i, x, axis);
        const auto same = [&](const SeekAxis& other) { return other.name == axis.name; };
        if (std::any_of(seek_.axes_.begin(), seek_.axes_.end(), same))
            fault(i, axis.is_policy ? "policy" : "field", "is a lever already.");
        seek_.axes_.push_back(std::move(axis));
    }

    void read_values(std::size_t i, const SeekLever& x, SeekAxis& axis) {
        const Position at = node_at(document_, "seek.levers[" + std::to_string(i) + ']').position;
        std::vector<double> numbers = x.values;
        if (x.low) numbers = range(i, x);
        for (const double number : numbers) level(axis, number_tree(number), at);
        for (const std::string& word : x.words)
            level(axis,
                  word == "true" || word == "false" ? flag_tree(word == "true") : text_tree(word),
                  at);
        spread(axis, numbers);
    }

    std::vector<double> range(std::size_t i, const SeekLever& x) {
        std::vector<double> numbers;
        if (x.whole && (*x.low != std::floor(*x.low) || *x.high != std::floor(*x.high)))
            fault(i, "whole", "needs low and high to be whole numbers.");
        const double span = *x.high - *x.low;
        const double last = x.whole ? span : x.steps - 1;
        if (last >= static_cast<double>(most_settings)) {
            fault(i, "high", "makes more than 20,000 values.");
            return numbers;
        }
        for (double k = 0; k <= last; ++k)
            numbers.push_back(k == last ? *x.high : *x.low + k * span / last);
        return numbers;
    }

    void level(SeekAxis& axis, Tree value, const Position& at) {
        value.position = at;
        axis.levels.push_back(value.kind == TreeKind::number ? number_text(value.number)
                              : value.kind == TreeKind::flag ? (value.flag ? "true" : "false")
                                                             : value.text);
        seek_.values_.back().items.push_back(std::move(value));
    }

    /// In proportion to numbers in order; else evenly.
    static void spread(SeekAxis& axis, const std::vector<double>& numbers) {
        const std::size_t count = axis.levels.size();
        const bool ordered =
            numbers.size() == count && std::is_sorted(numbers.begin(), numbers.end());
        for (std::size_t k = 0; k < count; ++k)
            axis.places.push_back(count < 2 ? 0
                                  : ordered && numbers.back() > numbers.front()
                                      ? (numbers[k] - numbers.front()) /
                                            (numbers.back() - numbers.front())
                                      : static_cast<double>(k) / static_cast<double>(count - 1));
    }

    /// How long it is in force, as a share of the study.
    void read_starts(std::size_t i, const SeekLever& x, SeekAxis& axis) {
        const Study& study = seek_.base_.study();
        const Date& begins = study.authority.start_date;
        const double whole = study.horizon_years * 365.25;
        if (x.may_be_left_out) {
            axis.levels.emplace_back(seek_left_out);
            axis.places.push_back(0);
        }
        if (x.starts.empty()) {
            axis.levels.emplace_back(seek_as_written);
            axis.places.push_back(1);
        }
        for (const std::string& word : x.starts) {
            Date start;
            if (!parse_date(word, start)) fault(i, "starts", '"' + word + "\" is no date.");
            const auto days = static_cast<double>(day_number(start) - day_number(begins));
            if (days < 0 || days >= whole)
                fault(i, "starts", word + " does not lie within the study.");
            axis.levels.push_back(word);
            axis.places.push_back(1 - days / whole);
        }
    }

    void check_policies() {
        const Study& study = seek_.base_.study();
        for (std::size_t i = 0; i < seek_.axes_.size(); ++i) {
            const SeekAxis& axis = seek_.axes_[i];
            const char* key = axis.is_policy ? "policy" : "field";
            const std::string policy = axis.is_policy ? axis.name : policy_in(axis.name);
            if (policy.empty())
                fault(i, key, "is no field of a policy; its path begins with policy.");
            else if (policy == study.policies.front().name)
                fault(i, key, "is of the baseline, which stays as it is.");
        }
    }

    // --- what is read off a future --------------------------------------------------------------

    void set_quantities() {
        for (const Period& p : periods_) {
            const int year = financial_year_of(p);
            if (seek_.financial_years_.empty() || seek_.financial_years_.back() != year)
                seek_.financial_years_.push_back(year);
        }
        const SeekQuestion& question = seek_.question();
        for (std::size_t i = 0; i < question.targets.size(); ++i) add_target(i);
        for (std::size_t i = 0; i < question.limits.size(); ++i) add_limit(i);
        for (const int year : seek_.financial_years_) add_money("total_cost", year);
        seek_.quantities_.push_back({"total_cost", 0, periods_.size() - 1});
        for (const StudyValue& value : seek_.base_.study().values)
            seek_.quantities_.push_back({value.measure, 0, 0, true});
        if (question.objective == SeekObjective::most_net_benefit &&
            seek_.base_.study().values.empty())
            faults_.push_back(fault_at(node_at(document_, "seek").position, "seek.objective",
                                       "needs the study's values, which say what is worth what."));
    }

    void add_target(std::size_t i) {
        const SeekTarget& target = seek_.question().targets[i];
        const std::size_t last = period_ending(periods_, target.at);
        if (last == periods_.size())
            return fault_in("targets", i, "at",
                            to_text(target.at) + " is not the last day of a month of the study, " +
                                periods_.front().label + " to " + periods_.back().label + '.');
        seek_.quantities_.push_back({target.measure, last < 11 ? 0 : last - 11, last});
    }

    void add_limit(std::size_t i) {
        const SeekLimit& limit = seek_.question().limits[i];
        const Study& study = seek_.base_.study();
        for (const Measure& m :
             measures(formulas(study.authority.ladder, mechanisms_of(study.authority))))
            if (m.name == limit.measure && (m.unit != "GBP" || m.kind != MeasureKind::flow))
                fault_in("limits", i, "measure", m.name + " is no money that is spent over time.");
        const auto& years = seek_.financial_years_;
        if (limit.financial_year &&
            std::find(years.begin(), years.end(), *limit.financial_year) == years.end())
            return fault_in("limits", i, "financial_year",
                            std::to_string(*limit.financial_year) + " is not of the study, " +
                                std::to_string(years.front()) + " to " +
                                std::to_string(years.back()) + '.');
        for (const int year : years)
            if (!limit.financial_year || *limit.financial_year == year)
                add_money(limit.measure, year);
    }

    void add_money(const std::string& measure, int year) {
        SeekQuantity money{measure, periods_.size(), 0, false, year};
        for (std::size_t p = 0; p < periods_.size(); ++p) {
            if (financial_year_of(periods_[p]) != year) continue;
            money.first = std::min(money.first, p);
            money.last = p;
        }
        seek_.quantities_.push_back(money);
    }

    // --- settings -------------------------------------------------------------------------------

    void set_settings() {
        SeekSetting setting(seek_.axes_.size(), 0);
        do {
            if (is_wanted(setting)) seek_.settings_.push_back(setting);
            if (seek_.settings_.size() > most_settings) {
                faults_.push_back(fault_at(node_at(document_, "seek.levers").position,
                                           "seek.levers",
                                           "make more than 20,000 settings; take fewer steps."));
                return;
            }
        } while (advance(setting));
        if (seek_.settings_.size() < 2)
            faults_.push_back(fault_at(node_at(document_, "seek.levers").position, "seek.levers",
                                       "leave one setting, so nothing to choose."));
    }

    /// The last lever changes fastest.
    bool advance(SeekSetting& setting) const {
        for (std::size_t i = setting.size(); i-- > 0;) {
            if (++setting[i] < seek_.axes_[i].levels.size()) return true;
            setting[i] = 0;
        }
        return false;
    }

    bool is_left_out(const SeekSetting& setting, std::size_t i) const {
        return seek_.axes_[i].levels[setting[i]] == seek_left_out && seek_.axes_[i].is_policy;
    }

    /// Not too many policies, and fields of those that are left out only at their first value.
    bool is_wanted(const SeekSetting& setting) const {
        std::uint32_t chosen = 0;
        for (std::size_t i = 0; i < setting.size(); ++i) {
            const SeekAxis& axis = seek_.axes_[i];
            if (axis.is_policy) {
                chosen += seek_.question().levers[i].may_be_left_out && !is_left_out(setting, i);
                continue;
            }
            for (std::size_t k = 0; k < setting.size(); ++k)
                if (seek_.axes_[k].name == policy_in(axis.name) && is_left_out(setting, k) &&
                    setting[i] > 0)
                    return false;
        }
        const std::uint32_t most = seek_.question().most_policies;
        return most == 0 || chosen <= most;
    }

    /// Each lever alone at its ends, the others at their first; and all of them at their last.
    void check_ends() {
        SeekSetting last;
        for (const SeekAxis& axis : seek_.axes_)
            last.push_back(static_cast<std::uint32_t>(axis.levels.size() - 1));
        std::vector<SeekSetting> all{SeekSetting(seek_.axes_.size(), 0)};
        for (std::size_t i = 0; i < last.size(); ++i) {
            all.emplace_back(last.size(), 0);
            all.back()[i] = last[i];
            for (std::size_t k = 0; k < last.size(); ++k) // a field needs its policy
                if (seek_.axes_[k].name == policy_in(seek_.axes_[i].name)) all.back()[k] = last[k];
        }
        for (const SeekSetting& setting : all) try_out(setting);
    }

    void try_out(const SeekSetting& setting) {
        try {
            seek_.with(setting);
        } catch (const ScenarioError& e) {
            faults_.insert(faults_.end(), e.faults.begin(), e.faults.end());
        }
    }

    Tree document_;
    std::vector<Period> periods_;
    std::vector<Fault> faults_;
    LoadedSeek seek_;
};

LoadedSeek load_seek(std::shared_ptr<Reader> reader, const std::string& path,
                     const StudyChanges& changes) {
    return SeekLoader(std::move(reader), changes).read(path);
}

} // namespace tenure
