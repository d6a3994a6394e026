// Who the practitioners are: ages, lengths of service, hours, traits; of the staff at the start and
// of everyone who joins.
#pragma once

#include "core/calendar.hpp"
#include "kernel/law.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tenure {

/// A share of people whose age lies in [from_age, to_age), uniformly. Shares need not add to 1.
struct AgeBand {
    double from_age = 20;
    double to_age = 60;
    double share = 1;
};

/// A group of people present at the start.
struct StaffGroup {
    std::string role;
    std::string team;
    double heads = 0;             ///< whole number, or the mean if it is drawn
    bool heads_are_drawn = false; ///< Poisson around `heads`
    bool outside_posts = false;   ///< supernumerary: holds no post and competes for none
    double fte = 0;               ///< of them together; 0: hours are drawn as for everybody
    bool away_at_start = false;   ///< off sick for long, or on parental leave
};

/// One of the council's own staff at the start; pseudonyms, and no more than the model needs.
struct StaffMember {
    std::string role;
    std::string team;
    Date start_date;                     ///< joined the authority
    std::optional<Date> role_start_date; ///< default: start_date
    std::optional<Date> qualified_date;  ///< default: start_date
    int birth_year = 1980;
    double fte = 1;
    int pay_point = 1; ///< 1 is the lowest of the role's scale
};

/// People hired outside posts, as a Poisson stream.
struct ArrivalStream {
    std::string role;
    std::string team;
    double per_year = 0;
};

/// How time already served is drawn for the staff at the start.
enum class ServiceAtStart {
    none,        ///< all joined at the start
    equilibrium, ///< as in a workforce that has run for ever with the leaving law of the role
    drawn,       ///< from `service_law`
};

struct PopulationParameters {
    std::vector<AgeBand> staff_ages;   ///< of the staff at the start
    std::vector<AgeBand> starter_ages; ///< of experienced people who join
    std::vector<AgeBand> newly_qualified_ages;
    ServiceAtStart service_at_start = ServiceAtStart::none;
    Law service_law;               ///< years at the authority; at most age less 22
    Law months_in_role_law;        ///< years in the present role; at most those at the authority
    double earlier_years_mean = 0; ///< qualified before joining; exponential; at most age less 22
    double part_time_share = 0;
    double part_time_fte = 0.6;                ///< FTE of a part-timer
    double practice_aspiration_share = 0.75;   ///< wants to advance in practice
    double management_aspiration_share = 0.15; ///< plans to manage; the rest are open to both
    double qualification_held_share =
        0; ///< of those in a role that asks for one, at the start and on joining
};

} // namespace tenure
