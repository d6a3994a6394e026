// Fields of demand: schools that refer, and the blocks that change what is referred.
#include "scenario/documents.hpp"

namespace tenure {

void declare(Fields& f, Schools& x) {
    f.integer("number", x.number, "schools", between(1, 1000), "how many there are", required);
    f.number("share", x.share, "", probability, "of all referrals, from these schools together",
             required);
    f.number("spread", x.spread, "", between(0, 3),
             "coefficient of variation between the schools' mean numbers of referrals");
}

void declare(Fields& f, SchoolPilot& x) {
    f.integer("treated", x.treated, "schools", between(0, 1000),
              "how many of the schools, drawn by lot, have the pilot", required);
    f.integer(
        "workers", x.workers, "heads", between(0, 400),
        "agency social workers, full time, who hold cases of children referred in those schools",
        required);
    f.integer("managers", x.managers, "heads", between(0, 100), "agency managers, full time");
    f.reference("worker_role", x.worker_role, "role", "what the workers are", required);
    f.reference("manager_role", x.manager_role, "role", "what the managers are");
    f.number("worker_gbp_per_hour", x.worker_gbp_per_hour, "GBP per hour", between(0, 1000),
             "paid to a worker", required);
    f.number("manager_gbp_per_hour", x.manager_gbp_per_hour, "GBP per hour", between(0, 1000),
             "paid to a manager");
    f.number("margin", x.margin, "", between(0, 3),
             "of the agency and on-costs, on top of what is paid to the worker");
    f.number("hours_per_week", x.hours_per_week, "hours", between(0, 60), "of full time");
    f.number("demand_factor", x.demand_factor, "", between(0, 3),
             "on referrals from the treated schools while it lasts");
    f.flag("repeats_yearly", x.repeats_yearly, "again every year, on the same dates");
    f.check(x.managers == 0 || !x.manager_role.empty(), "manager_role", "is missing");
}

void declare(Fields& f, DemandChange& x) {
    f.references("services", x.services, "service", "which referrals; none: all");
    f.number("factor", x.factor, "", between(0, 3), "on the number of referrals", required);
}

} // namespace tenure
