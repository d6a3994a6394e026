// A date that comes every year.
#pragma once

namespace tenure {

struct YearlyDate {
    unsigned month = 1;
    unsigned day = 1;
};

} // namespace tenure
