// What a study's resolved text says for the first page of its report.
#include "output/brief_numbers.hpp"

#include "output/words.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace tenure {

namespace {

using Json = nlohmann::ordered_json;

Json resolved(const Description& d) { return Json::parse(d.resolved, nullptr, false); }

std::string plain(const std::string& key) {
    std::string text = key;
    std::replace(text.begin(), text.end(), '_', ' ');
    return text;
}

bool is_uncertain(const Json& value) { return value.contains("value") && value.contains("low"); }

std::string text_of(const Json& value) {
    if (value.is_string()) return plain(value.get<std::string>());
    if (value.is_boolean()) return value.get<bool>() ? "yes" : "no";
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string list_text(const Json& list) {
    constexpr std::size_t few = 4;
    std::string text;
    for (std::size_t i = 0; i < std::min(few, list.size()); ++i)
        text += (i > 0 ? ", " : "") + text_of(list[i]);
    return list.size() > few ? text + ", ... (" + std::to_string(list.size()) + " in all)" : text;
}

void flatten(const Json& value, const std::string& path, std::vector<FieldValue>& into) {
    if (value.is_object() && is_uncertain(value)) {
        into.push_back({path, text_of(value["value"]) + " (" + text_of(value["low"]) + " to " +
                                  text_of(value.value("high", Json())) + ")"});
    } else if (value.is_object()) {
        for (const auto& [key, inside] : value.items()) {
            const std::string name = path.empty() && key == "start" ? "from" : plain(key);
            flatten(inside, path.empty() || path == name ? name : path + ", " + name, into);
        }
    } else if (value.is_array() && !value.empty() && value[0].is_object()) {
        into.push_back({path, std::to_string(value.size()) + " entries"});
    } else if (value.is_array() && !value.empty()) {
        into.push_back({path, list_text(value)});
    } else if (value.is_primitive() && !value.is_null()) {
        into.push_back({path, text_of(value)});
    }
}

std::vector<FieldValue> fields_of(const Json& policy) {
    std::vector<FieldValue> all;
    if (!policy.is_object() || !policy.contains("blocks") || !policy["blocks"].is_array())
        return all;
    for (const Json& block : policy["blocks"]) flatten(block, "", all);
    return all;
}

bool same(const FieldValue& a, const FieldValue& b) {
    return a.field == b.field && a.value == b.value;
}

/// Where a number stands: "recruitment" of the council, or the title of a policy.
std::string place_of(const Description& d, const std::string& path) {
    const std::size_t first = path.find('.');
    if (first == std::string::npos) return plain(path);
    const std::string part =
        path.substr(first + 1, path.find_first_of(".[", first + 1) - first - 1);
    if (path.rfind("policy.", 0) == 0)
        for (std::size_t p = 0; p < d.policies.size(); ++p)
            if (d.policies[p] == part) return quoted(d.policy_titles[p], 30);
    return plain(part);
}

} // namespace

std::vector<PolicyFields> policy_fields(const Description& d) {
    const Json study = resolved(d);
    std::vector<PolicyFields> all;
    if (!study.is_object() || !study.contains("policies") || !study["policies"].is_array())
        return all;
    const Json& policies = study["policies"];
    const auto baseline = policies.empty() ? std::vector<FieldValue>{} : fields_of(policies[0]);
    for (std::size_t p = 1; p < std::min(policies.size(), d.policies.size()); ++p) {
        PolicyFields one{p, {}};
        for (const FieldValue& f : fields_of(policies[p]))
            if (std::none_of(baseline.begin(), baseline.end(),
                             [&](const FieldValue& b) { return same(f, b); }))
                one.fields.push_back(f);
        all.push_back(std::move(one));
    }
    return all;
}

int price_year(const Description& d) {
    const Json study = resolved(d);
    const auto at = Json::json_pointer("/authority/pay/price_year");
    if (!study.is_object() || !study.contains(at) || !study[at].is_number_integer()) return 0;
    return study[at].get<int>();
}

namespace {

std::string authority_text(const Description& d, const char* key) {
    const Json study = resolved(d);
    const auto at = Json::json_pointer(std::string("/authority/") + key);
    if (!study.is_object() || !study.contains(at) || !study[at].is_string()) return {};
    return study[at].get<std::string>();
}

} // namespace

std::string authority_name(const Description& d) { return authority_text(d, "name"); }
std::string authority_source(const Description& d) { return authority_text(d, "source"); }

namespace {

bool is_guess(const UncertainParameter& p) {
    return p.confidence.empty() || p.confidence == "none" || p.confidence == "low";
}

} // namespace

std::string places_of(const Description& d, bool (*which)(const UncertainParameter&)) {
    std::map<std::string, int> places;
    for (const UncertainParameter& p : d.parameters)
        if (which(p)) ++places[place_of(d, p.name)];
    std::vector<std::pair<int, std::string>> order;
    for (const auto& [place, n] : places) order.emplace_back(-n, place);
    std::sort(order.begin(), order.end());
    constexpr std::size_t few = 4;
    std::string text;
    int rest = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const auto& [less, place] = order[i];
        if (i < few)
            text += (i > 0 ? ", " : "") + std::to_string(-less) + " in " + place;
        else
            rest -= less;
    }
    return rest > 0 ? text + ", " + std::to_string(rest) + " elsewhere" : text;
}

std::size_t guess_count(const Description& d) {
    return static_cast<std::size_t>(
        std::count_if(d.parameters.begin(), d.parameters.end(), is_guess));
}

std::string guess_words(const Description& d) {
    if (d.parameters.empty())
        return "Every number of the study is taken as certain: what is not known about them is in "
               "none of these results.";
    const std::size_t count = guess_count(d);
    const std::string all = std::to_string(d.parameters.size());
    if (count == 0) return "None of the " + all + " uncertain numbers rests on a guess alone.";
    return std::to_string(count) + " of " + all +
           " uncertain numbers rest on guesses or weak evidence: " + places_of(d, is_guess) + ".";
}

} // namespace tenure
