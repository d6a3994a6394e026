#include "workforce/year_effects.hpp"

#include "workforce/compile_parts.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace tenure {

const char* to_text(YearActsOn on) {
    switch (on) {
    case YearActsOn::leaving: return "leaving";
    case YearActsOn::applicants: return "applicants";
    case YearActsOn::absence: return "absence";
    case YearActsOn::referrals: return "referrals";
    case YearActsOn::agency: return "agency";
    case YearActsOn::growth: return "growth";
    case YearActsOn::last: break;
    }
    return "";
}

namespace year_effects {

namespace {

enum Level : std::uint32_t { nation, council };

double drawn(const State& s, std::size_t effect, Level level, std::size_t year) {
    const Entity who = year_effect(static_cast<std::uint32_t>(effect), level);
    return normal(address(s.random, Purpose::year_effect, who, static_cast<std::uint32_t>(year)));
}

/// One part of an effect, year by year, in standard deviations.
class Autoregression {
public:
    explicit Autoregression(double correlation)
        : correlation_(correlation), fresh_(std::sqrt(1 - correlation * correlation)) {}
    void go_on(double z) {
        at_ = first_ ? z : correlation_ * at_ + fresh_ * z;
        first_ = false;
    }
    void set(double at) {
        at_ = at;
        first_ = false;
    }
    double at() const { return at_; }

private:
    double correlation_, fresh_, at_ = 0;
    bool first_ = true;
};

/// In standard deviations: what a factor lies below its logarithm's mean for its own mean to be 1.
/// Odds keep their median instead, for it is a probability that is not to change on average.
double below(std::size_t effect, double sd) {
    return effect == static_cast<std::size_t>(YearActsOn::agency) ? 0 : sd / 2;
}

/// exp(sd (x - below)); 1 where nothing differs.
double factor_of(std::size_t effect, double sd, double x) {
    return sd == 0 ? 1 : elementary::exp(sd * (x - below(effect, sd)));
}

void draw_years(State& s, std::size_t effect) {
    const YearEffectsModel& m = s.model->year_effects;
    const YearEffect& rules = m.effects[effect];
    Autoregression national(rules.correlation), own(rules.correlation);
    if (rules.last_year_factor > 0 && rules.sd_council > 0)
        own.set(elementary::log(rules.last_year_factor) / rules.sd_council +
                below(effect, rules.sd_council));
    for (std::size_t y = 0; y < s.year.years.size(); ++y) {
        const double stated = m.stated[y][effect];
        national.go_on(rules.sd_national == 0 ? 0 : drawn(s, effect, nation, y));
        if (stated > 0 && rules.sd_national > 0)
            national.set(elementary::log(stated) / rules.sd_national +
                         below(effect, rules.sd_national));
        own.go_on(rules.sd_council == 0 ? 0 : drawn(s, effect, council, y));
        const double of_nation =
            stated > 0 ? stated : factor_of(effect, rules.sd_national, national.at());
        s.year.years[y][effect] = of_nation * factor_of(effect, rules.sd_council, own.at());
    }
}

/// Growth goes on at one rate within a year, whose beginning is no quarter's to the day.
void accrue_growth(State& s) {
    const double rate = elementary::log(s.year.of(YearActsOn::growth));
    s.year.log_growth += rate * in_years(s.now - s.year.grown_to);
    s.year.grown_to = s.now;
}

} // namespace

void enter(State& s, std::size_t k) {
    accrue_growth(s);
    s.year.factor = s.year.years[k];
}

void end_quarter(State& s) {
    accrue_growth(s);
    const double grown = elementary::exp(s.year.log_growth) - 1;
    s.year.posts_wanted = std::llround(static_cast<double>(posts_in(*s.model)) * grown);
}

PostChange next_change(State& s) {
    if (s.year.posts_changed == s.year.posts_wanted) return {};
    const int by = s.year.posts_changed < s.year.posts_wanted ? 1 : -1;
    const std::int64_t n =
        std::min(std::abs(s.year.posts_changed), std::abs(s.year.posts_changed + by));
    s.year.posts_changed += by;
    return {group_in_turn(*s.model, n), by};
}

void Mechanism::compile(Model& model, const Authority& a) {
    if (!a.year_effects) return;
    YearEffectsModel& m = model.year_effects;
    for (const YearEffect& e : a.year_effects->effects)
        m.effects[static_cast<std::size_t>(e.on)] = e;
    for (const Instant t : dates_of({{10, 1}}, a.start_date, model.horizon))
        if (t > study_start) m.years.push_back(t);
    const bool next_calendar_year = a.start_date.month >= 10;
    const int first = a.start_date.year + (next_calendar_year ? 1 : 0);
    m.stated.resize(m.years.size() + 1);
    for (const NationalYear& known : a.year_effects->national_path) {
        const int y = known.year - first;
        if (y >= 0 && static_cast<std::size_t>(y) < m.stated.size())
            m.stated[static_cast<std::size_t>(y)][static_cast<std::size_t>(known.on)] =
                known.factor;
    }
    const auto differs = [&](YearActsOn on) {
        const auto i = static_cast<std::size_t>(on);
        bool any = m.effects[i].sd_national > 0 || m.effects[i].sd_council > 0;
        for (const auto& year : m.stated) any |= year[i] > 0;
        return any;
    };
    model.casework.demand_may_rise |= differs(YearActsOn::referrals);
    m.leaving_differs = differs(YearActsOn::leaving);
    if (differs(YearActsOn::growth))
        for (int q = 1; study_start + years(q * 0.25) < model.horizon; ++q)
            m.quarters.push_back(study_start + years(q * 0.25));
}

void Mechanism::clear(State& s) {
    s.year.factor = same_every_year;
    s.year.log_growth = 0;
    s.year.grown_to = study_start;
    s.year.posts_changed = s.year.posts_wanted = 0;
    s.year.years.assign(s.model->year_effects.years.size() + 1, same_every_year);
    if (!on(*s.model)) return;
    for (std::size_t effect = 0; effect < year_effects_known; ++effect) draw_years(s, effect);
    s.year.factor = s.year.years[0];
}

void Mechanism::schedule_dates(State& s) {
    const YearEffectsModel& m = s.model->year_effects;
    for (std::size_t k = 0; k < m.years.size(); ++k)
        schedule_date(s, m.years[k], EventType::new_year, k + 1);
    for (const Instant t : m.quarters) schedule_date(s, t, EventType::growth, 0);
}

} // namespace year_effects
} // namespace tenure
