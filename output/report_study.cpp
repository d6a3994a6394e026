#include "output/report_study.hpp"

#include <nlohmann/json.hpp>

namespace tenure {

namespace {

using Json = nlohmann::ordered_json;

/// The keys asked for, of every object in a list; nothing where the list is not there.
Json chosen(const Json& from, const char* list, std::initializer_list<const char*> keys) {
    Json all = Json::array();
    if (!from.is_object() || !from.contains(list) || !from[list].is_array()) return all;
    for (const Json& one : from[list]) {
        Json part;
        for (const char* key : keys) part[key] = one.value(key, std::string());
        all.push_back(part);
    }
    return all;
}

/// A role without a title is called by its name.
void title_all(Json& roles) {
    for (Json& role : roles)
        if (role["title"] == "") role["title"] = role["name"];
}

} // namespace

std::string ladder_json(const Description& description) {
    const Json study = Json::parse(description.resolved, nullptr, false);
    Json ladder;
    if (study.is_object() && study.contains("authority") && study["authority"].is_object())
        ladder = study["authority"].value("ladder", Json());
    Json result{{"roles", chosen(ladder, "roles", {"name", "title", "track"})},
                {"progressions", chosen(ladder, "progressions", {"from", "to", "kind"})}};
    title_all(result["roles"]);
    return result.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace tenure
