#include "scenario/fields.hpp"

namespace tenure {

void Fields::number(std::string_view key, std::optional<double>& x, const char* unit,
                    Allowed allowed, const char* meaning) {
    const Field field{key, meaning, optional, unit, allowed, ""};
    if (!stands(field, x.has_value())) return;
    double value = x.value_or(0);
    on_number(field, value);
    x = value;
}

void Fields::date(std::string_view key, std::optional<Date>& x, const char* meaning) {
    const Field field{key, meaning, optional, "date", {}, ""};
    if (!stands(field, x.has_value())) return;
    Date value = x.value_or(Date{});
    on_date(field, value);
    x = value;
}

void Fields::choice(std::string_view key, std::string& x, std::initializer_list<const char*> all,
                    const char* meaning, Need need) {
    std::size_t index = all.size();
    for (std::size_t i = 0; i < all.size(); ++i)
        if (x == all.begin()[i]) index = i;
    on_choice({key, meaning, need, "", {}, ""}, index, all.begin(), all.size());
    if (index < all.size()) x = all.begin()[index];
}

} // namespace tenure
