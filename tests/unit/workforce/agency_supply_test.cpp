#include "tests/catch.hpp"
#include "tests/unit/workforce/small.hpp"
#include "workforce/agency_supply.hpp"

#include <cmath>

using namespace tenure;
using namespace tenure::test;

namespace {

/// Ten posts, eight holders; so many agency staff in use.
struct Market {
    Model model;
    State state;

    Market(double availability_elasticity, double price_elasticity, double usual_use) {
        Authority a;
        add_role(a, "worker", 10, 8);
        AgencyParameters agency;
        agency.rates = {{"worker", 1000}};
        agency.availability = .5;
        agency.lead_time = fixed_law(.1);
        agency.assignment = fixed_law(1);
        agency.availability_elasticity = availability_elasticity;
        agency.price_elasticity = price_elasticity;
        agency.usual_use = usual_use;
        a.cover = CoverParameters{};
        a.cover->agency = agency;
        model = compile(a, {}, CalendarKind::yearly, 1);
        std::vector<std::int64_t> rows;
        simulate(model, {1, 0}, state, rows, nullptr);
        agency_supply::begin(state);
    }
    void use(int agency_staff) {
        state.cover.agency_fte = 100 * agency_staff;
        state.cover.coming_fte = 0;
    }
};

} // namespace

TEST_CASE("without elasticities neither availability nor price answer use") {
    Market m(0, 0, .2);
    for (const int in_use : {0, 2, 8}) {
        m.use(in_use);
        CHECK(agency_supply::availability(m.state) == .5);
        CHECK(agency_supply::price(m.state, RoleId(0u)) == 100000);
    }
}

TEST_CASE("agency staff are rarer and more expensive where more of them are in use than is usual") {
    Market m(1, 2, .2);
    const auto staff = static_cast<double>(agency_supply::fte_in_posts(m.state)) / 100;
    m.use(8);
    const double use = 8 / (8 + staff), times = use / .2;
    CHECK(agency_supply::availability(m.state) == Approx(1 / (1 + times)));
    CHECK(static_cast<double>(agency_supply::price(m.state, RoleId(0u))) ==
          Approx(100000 * times * times).epsilon(1e-4));
    m.use(0); // as if a hundredth were in use
    CHECK(agency_supply::availability(m.state) == Approx(20. / 21));
}

TEST_CASE("a year acts on the odds that an agency has somebody") {
    Market m(0, 0, 0);
    m.state.year.factor[static_cast<std::size_t>(YearActsOn::agency)] = 3;
    CHECK(agency_supply::availability(m.state) == Approx(.75));
}
