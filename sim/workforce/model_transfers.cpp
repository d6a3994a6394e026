// Transfers between teams and staying with the child, compiled.
#include "core/elementary.hpp"
#include "workforce/model.hpp"

#include <algorithm>

namespace tenure {

namespace {

/// Of some stage, so that cases come to it.
bool holds_cases(const Authority& a, const Team& team) {
    if (!a.casework || team.peripatetic) return false;
    return std::any_of(a.casework->stages.begin(), a.casework->stages.end(),
                       [&](const Stage& stage) { return stage.team_kind == team.kind; });
}

bool keeps(const Authority& a, const StayWithChild& x, const Team& team) {
    const bool named = std::find(x.teams.begin(), x.teams.end(), team.name) != x.teams.end();
    return (named && !team.peripatetic) || (x.all && holds_cases(a, team));
}

} // namespace

int add_stay_with_child(Model& model, const Authority& a, const StayWithChild& x) {
    StayModel m;
    for (std::size_t t = 0; t < a.teams.size(); ++t) {
        m.keeps.push_back(keeps(a, x, a.teams[t]));
        if (m.keeps[t] != 0) m.teams.push_back(TeamId(t));
    }
    m.first_contact_share = x.first_contact_share;
    m.emotional_load = x.emotional_load;
    m.training_days = hundredths(x.training_days);
    m.training_pence = pence(x.training_gbp);
    m.application_probability = x.application_probability;
    m.wish_after = years(x.wish_after_months / 12);
    m.wish_factor = x.wish_log_hazard == 0 ? 1 : elementary::exp(x.wish_log_hazard);
    model.stay_with_child.push_back(std::move(m));
    return static_cast<int>(model.stay_with_child.size()) - 1;
}

int add_transfer_register(Model& model, const TransferRegister& x) {
    model.transfer_registers.push_back({x.release_probability, hundredths(x.shadowing_days),
                                        days(x.delay_days), pence(x.cost_gbp_per_registration)});
    return static_cast<int>(model.transfer_registers.size()) - 1;
}

/// With wishes at rate w that last L on average, a share s = w L / (1 + w L) wishes where none is
/// met (alternating renewal). What a wish does to leaving is divided by its average 1 + s (exp(b) -
/// 1).
void compile_transfers(Model& model, const TransferParameters& x) {
    TransferModel& m = model.transfers;
    m.wish_per_year = x.wish_per_year;
    m.lasts = x.lasts;
    m.application_probability = x.application_probability;
    const double wishing = x.wish_per_year * mean(x.lasts);
    m.wishing_at_start = wishing / (1 + wishing);
    if (x.unmet_log_hazard == 0) return;
    const double more = elementary::exp(x.unmet_log_hazard);
    m.content_factor = 1 / (1 + m.wishing_at_start * (more - 1));
    m.wishing_factor = more * m.content_factor;
}

} // namespace tenure
