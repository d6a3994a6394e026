// What mechanisms keep of each practitioner, beside their career: a component each, plain data.
//
// A vector is as long as State::people where its mechanism keeps it, else empty; a mechanism that
// keeps several of a component has them side by side. mechanisms.hpp holds that each of them is
// declared by one mechanism, which gives it memory, clears it and knows when it is there.
#pragma once

#include "workforce/absence_data.hpp"
#include "workforce/academy_data.hpp"
#include "workforce/equality_data.hpp"
#include "workforce/exhaustion_data.hpp"
#include "workforce/experience_data.hpp"
#include "workforce/individual_arrangement.hpp"
#include "workforce/preparation_data.hpp"
#include "workforce/protected_time_data.hpp"
#include "workforce/registration_data.hpp"
#include "workforce/retention_payment_data.hpp"
#include "workforce/secondment_data.hpp"
#include "workforce/supervision_data.hpp"
#include "workforce/survey_data.hpp"
#include "workforce/team_manager_data.hpp"
#include "workforce/transfers_data.hpp"
#include "workforce/workload_data.hpp"

#include <vector>

namespace tenure {

struct BesidePeople {
    std::vector<Worker> workers;
    std::vector<Supervised> supervised;
    std::vector<Supervisor> supervisors;
    std::vector<Exhaustion> exhaustion;
    std::vector<Absence> absence;
    std::vector<Managed> managed;
    std::vector<Wish> wishes;
    std::vector<Surveyed> surveyed;
    std::vector<IndividualArrangement> arrangement;
    std::vector<Experience> experience;
    std::vector<GroupMember> group;
    std::vector<Learner> learners;
    std::vector<ProtectedPlace> protected_place;
    std::vector<Prepared> prepared;
    std::vector<Registration> registration;
    std::vector<Secondment> secondments;
    std::vector<TieIn> tie_ins; ///< person x payment
};

} // namespace tenure
