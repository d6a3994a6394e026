// The one list of mechanisms. A new one is named here, and the world knows all that it declares.
//
// The order is the order of every fold: what is added to a sum, a log hazard or an arrangement
// first stands first. Preparation comes after the other arrangements, for study takes its share of
// what they leave.
#pragma once

#include "workforce/absence.hpp"
#include "workforce/academy.hpp"
#include "workforce/arrangements.hpp"
#include "workforce/casework.hpp"
#include "workforce/cover.hpp"
#include "workforce/equality.hpp"
#include "workforce/exhaustion.hpp"
#include "workforce/experience.hpp"
#include "workforce/inspection.hpp"
#include "workforce/mechanism.hpp"
#include "workforce/preparation.hpp"
#include "workforce/protected_time.hpp"
#include "workforce/qualification.hpp"
#include "workforce/registration.hpp"
#include "workforce/retention_payment.hpp"
#include "workforce/school_pilot.hpp"
#include "workforce/secondment.hpp"
#include "workforce/stay_with_child.hpp"
#include "workforce/supervision.hpp"
#include "workforce/survey.hpp"
#include "workforce/team_manager.hpp"
#include "workforce/transfers.hpp"
#include "workforce/workload.hpp"
#include "workforce/year_effects.hpp"

namespace tenure {

using MechanismList =
    mechanism::List<workload::Mechanism, casework::Mechanism, supervision::Mechanism,
                    exhaustion::Mechanism, team_manager::Mechanism, absence::Mechanism,
                    transfers::Mechanism, stay_with_child::Mechanism, cover::Mechanism,
                    school_pilot::Mechanism, experience::Mechanism, academy::Mechanism,
                    protected_time::Mechanism, preparation::Mechanism, arrangements::Mechanism,
                    retention_payment::Mechanism, qualification::Mechanism, registration::Mechanism,
                    secondment::Mechanism, survey::Mechanism, inspection::Mechanism,
                    equality::Mechanism, year_effects::Mechanism>;

static_assert(MechanismList::all_complete);
static_assert(MechanismList::vectors_beside_people * sizeof(std::vector<int>) ==
                  sizeof(BesidePeople),
              "each vector beside people is declared by one mechanism");

} // namespace tenure
