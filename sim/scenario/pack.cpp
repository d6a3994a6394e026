#include "scenario/pack.hpp"

#include "core/contract.hpp"
#include "core/elementary.hpp"
#include "scenario/document_kind.hpp"
#include "scenario/echo.hpp"
#include "scenario/json.hpp"
#include "scenario/load.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace tenure {

namespace {

/// A number as a draw changes it.
double changed(PackActs acts, double x, double by) {
    switch (acts) {
    case PackActs::factor: return x * by;
    case PackActs::added: return x + by;
    case PackActs::odds: break;
    }
    if (x <= 0 || x >= 1) return x;
    const double odds = x / (1 - x) * by;
    return odds / (1 + odds);
}

double middle_of(PackActs acts, const std::vector<double>& draws) {
    double sum = 0;
    for (const double x : draws) sum += acts == PackActs::added ? x : elementary::log(x);
    sum /= static_cast<double>(draws.size());
    return acts == PackActs::added ? sum : elementary::exp(sum);
}

double relative(PackActs acts, double x, double middle) {
    return acts == PackActs::added ? x - middle : x / middle;
}

/// The draw that a share of them lies below.
double sorted_at(const std::vector<double>& sorted, double level) {
    const auto n = static_cast<double>(sorted.size());
    const auto rank = static_cast<std::size_t>(std::min(level * n, n - 1));
    return sorted[rank];
}

/// Whether an item of a list is known by a name, by whichever key tells items apart.
bool is_named(const Tree& item, std::string_view name) {
    for (const char* key : {"name", "destination", "role", "on"})
        if (const Tree* word = item.find(key))
            return word->kind == TreeKind::text && word->text == name;
    return false;
}

bool is_number(const Tree& node) {
    return node.kind == TreeKind::number || (node.kind == TreeKind::map && is_uncertain(node));
}

/// Calls `act` on every number that a path leads to: keys with dots between, items in brackets.
template <class Act> void for_each_number(Tree& node, std::string_view path, const Act& act) {
    if (path.empty()) {
        if (is_number(node)) act(node);
        return;
    }
    if (path.front() == '.') path.remove_prefix(1);
    if (path.front() == '[') {
        const std::size_t end = path.find(']');
        if (node.kind != TreeKind::list || end == std::string_view::npos) return;
        const std::string_view name = path.substr(1, end - 1);
        for (Tree& item : node.items)
            if (name == "*" || is_named(item, name))
                for_each_number(item, path.substr(end + 1), act);
        return;
    }
    const std::size_t end = std::min(path.find_first_of(".["), path.size());
    if (Tree* next = node.find(path.substr(0, end))) for_each_number(*next, path.substr(end), act);
}

double value_of(const Tree& node) {
    return node.kind == TreeKind::number ? node.number : node.find("value")->number;
}

void check_rows(const Tree& document, const Pack& pack, std::vector<Fault>& faults) {
    const Tree& rows = *document.find("draws");
    if (pack.draws.empty())
        faults.push_back(fault_at(rows.position, "draws", "is empty: a pack has a row at least."));
    for (std::size_t i = 0; i < pack.draws.size(); ++i) {
        const std::vector<double>& row = pack.draws[i].values;
        const std::string place = "draws[" + std::to_string(i) + "].values";
        if (row.size() != pack.numbers.size()) {
            faults.push_back(fault_at(rows.items[i].position, place,
                                      "has " + std::to_string(row.size()) + " numbers, but " +
                                          std::to_string(pack.numbers.size()) +
                                          " are fitted: one for each is wanted."));
            continue;
        }
        for (std::size_t k = 0; k < row.size(); ++k)
            if (pack.numbers[k].acts != PackActs::added && !(row[k] > 0))
                faults.push_back(fault_at(rows.items[i].position, place,
                                          number_text(row[k]) + ", of " + pack.numbers[k].name +
                                              ", must be above 0: it multiplies."));
    }
}

Tree placed_at(Tree block, const Position& at) {
    block.position = at;
    for (TreeEntry& entry : block.entries) entry.position = entry.value.position = at;
    return block;
}

/// A block with a range of its own, moved to the middle of the draws.
Tree moved_block(const Pack& pack, std::size_t number, Tree block, double middle) {
    for (const char* key : {"value", "low", "high"}) {
        Tree* x = block.find(key);
        const Position at = x->position;
        *x = number_tree(changed(pack.numbers[number].acts, x->number, middle));
        x->position = at;
    }
    if (Tree* source = block.find("source")) source->text += "; fitted: " + pack.in_words();
    add(block, "pack", text_tree(pack.numbers[number].name)).position = block.position;
    return block;
}

/// What stands where a number stood.
Tree fitted_block(const Pack& pack, std::size_t number, const Tree& node) {
    const PackActs acts = pack.numbers[number].acts;
    std::vector<double> draws;
    for (const PackDraw& draw : pack.draws) draws.push_back(draw.values[number]);
    const double middle = middle_of(acts, draws);
    if (pack.own_ranges && node.find("low") && node.find("high"))
        return moved_block(pack, number, node, middle);
    UncertainNumber block;
    block.value = changed(acts, value_of(node), middle);
    const double low = pack.at_level(number, block.value, 0.025),
                 high = pack.at_level(number, block.value, 0.975);
    block.low = std::min({low, high, block.value});
    block.high = std::max({low, high, block.value});
    block.distribution = Distribution::joint;
    block.source = "fitted: " + pack.in_words();
    block.confidence = pack.numbers[number].identified ? Confidence::medium : Confidence::low;
    block.pack = pack.numbers[number].name;
    return placed_at(block_of(block), node.position);
}

} // namespace

std::string Pack::in_words() const { return title + " (pack " + fingerprint + ')'; }

std::string PackScore::in_words() const {
    const auto span = [](int first, int last) {
        return std::to_string(first) + (first == last ? "" : " to " + std::to_string(last));
    };
    char numbers[80];
    std::snprintf(numbers, sizeof numbers, "%.2f times a naive forecast's (standard error %.2f)",
                  ratio, error_councils);
    return "on such fits to " + span(first_origin, last_origin) + " errors of " +
           span(first_year, last_year) + " were " + numbers + " at " + std::to_string(councils) +
           (councils == 1 ? " council" : " councils");
}

std::string Pack::fit_in_words() const {
    std::string words = in_words();
    if (score) words += "; " + score->in_words();
    for (std::size_t k = 0; k < not_matched.size(); ++k)
        words += (k == 0 ? "; it cannot match " : ", ") + not_matched[k];
    return words;
}

std::optional<std::size_t> Pack::find(const std::string& name) const {
    for (std::size_t k = 0; k < numbers.size(); ++k)
        if (numbers[k].name == name) return k;
    return {};
}

double Pack::in_draw(std::size_t number, double value, std::uint32_t draw) const {
    const PackActs acts = numbers[number].acts;
    const double x = draws[draw % draws.size()].values[number];
    return changed(acts, value, relative(acts, x, middle_[number]));
}

double Pack::at_level(std::size_t number, double value, double level) const {
    const PackActs acts = numbers[number].acts;
    const double x = sorted_at(sorted_[number], level);
    return changed(acts, value, relative(acts, x, middle_[number]));
}

std::optional<Pack> read_pack(const Tree& document, std::vector<Fault>& faults) {
    Loading loading;
    Pack pack = load<Pack>(document, loading, "pack");
    if (loading.faults.empty()) check_rows(document, pack, loading.faults);
    faults.insert(faults.end(), loading.faults.begin(), loading.faults.end());
    if (!loading.faults.empty()) return {};
    pack.fingerprint = fingerprint(to_json(document, 0));
    pack.document = document;
    for (std::size_t k = 0; k < pack.numbers.size(); ++k) {
        std::vector<double>& column = pack.sorted_.emplace_back();
        for (const PackDraw& draw : pack.draws) column.push_back(draw.values[k]);
        pack.middle_.push_back(middle_of(pack.numbers[k].acts, column));
        std::sort(column.begin(), column.end());
    }
    return pack;
}

namespace {

/// Of the pack that an authority names or holds; nothing if there is none, or it is neither.
std::optional<Tree> pack_document(Reader& reader, const Tree& authority,
                                  std::vector<Fault>& faults) {
    const Tree* part = authority.find("pack");
    if (part && part->kind == TreeKind::map) return *part;
    if (!part || part->kind != TreeKind::text || part->text.empty()) return {};
    auto document = reader.read(beside(file_name(part->position), part->text), faults);
    if (!document || !is_wanted(*document, DocumentKind::pack, *part, "pack", faults)) return {};
    return document;
}

} // namespace

std::optional<Pack> put_pack(Reader& reader, Tree& authority, std::vector<Fault>& faults) {
    const auto document = pack_document(reader, authority, faults);
    if (!document) return {};
    const Position at = authority.find("pack")->position;
    std::optional<Pack> pack = read_pack(*document, faults);
    if (!pack) return {};
    const Tree* mark = authority.find("pack_fingerprint");
    if (mark && mark->text != pack->fingerprint)
        faults.push_back(fault_at(mark->position, "pack_fingerprint",
                                  "is not that of the pack named, " + pack->fingerprint + '.'));
    bool acts = false;
    for (std::size_t k = 0; k < pack->numbers.size(); ++k)
        for (const std::string& on : pack->numbers[k].on)
            for_each_number(authority, on, [&](Tree& node) {
                acts = true;
                const Tree* by = node.find("pack");
                if (!by)
                    node = fitted_block(*pack, k, node);
                else if (by->text != pack->numbers[k].name)
                    faults.push_back(fault_at(node.position, on,
                                              "is drawn with both " + by->text + " and " +
                                                  pack->numbers[k].name + " of the pack."));
            });
    if (!acts)
        faults.push_back(fault_at(at, "pack",
                                  "acts on no number of this authority: none of those that it has "
                                  "fitted is here."));
    return pack;
}

} // namespace tenure
