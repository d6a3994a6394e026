#include "published/suspects.hpp"

#include <algorithm>

namespace tenure {

const std::vector<Suspect>& suspects() {
    static const std::vector<Suspect> all{
        {"Sefton", 2022, Column::working_days_lost_fte},
        {"Sefton", 2023, Column::working_days_lost_fte},
        {"Southampton", 2019, Column::vacancy_fte},
        {"Southampton", 2021, Column::cases},
        {"Southampton", 2022, Column::working_days_lost_fte},
        {"Gloucestershire", 2018, Column::vacancy_fte},
        {"Gloucestershire", 2018, Column::agency_fte},
        {"Gloucestershire", 2018, Column::agency_cover_fte},
        {"Staffordshire", 2017, Column::starters_fte},
        {"Staffordshire", 2017, Column::starters_headcount},
        {"Staffordshire", 2017, Column::cases},
        {"Merton", 2019, Column::inpost_fte},
        {"Lambeth", 2024, Column::vacancy_fte},
        {"Lambeth", 2025, Column::vacancy_fte},
    };
    return all;
}

bool is_suspect(const IndicatorRow& row, Column column) {
    return std::any_of(suspects().begin(), suspects().end(), [&](const Suspect& s) {
        return s.year == row.year && s.column == column && row.name == s.council;
    });
}

} // namespace tenure
