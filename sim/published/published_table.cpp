#include "published/published_table.hpp"

#include "scenario/fault.hpp"

namespace tenure {

std::string cell_text(const Tree& row, const char* key) {
    const Tree* found = row.find(key);
    if (!found) return "";
    return found->kind == TreeKind::number && found->text.empty() ? number_text(found->number)
                                                                  : found->text;
}

void refuse_missing_columns(const std::string& missing, const std::string& file, const char* what) {
    if (missing.empty()) return;
    throw_if_any(
        {{file, 1, 1, "",
          std::string("is not the Department for Education's file of children's social work "
                      "workforce ") +
              what + ". Columns that it has not: " + missing + '.'}});
}

} // namespace tenure
