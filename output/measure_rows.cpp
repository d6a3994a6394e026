#include "output/measure_rows.hpp"

#include "workforce/measures.hpp"

#include <algorithm>
#include <map>

namespace tenure {

std::string create_measures(bool kept) {
    return std::string("CREATE ") + (kept ? "" : "TEMP ") + R"(TABLE measure(
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, label TEXT NOT NULL, unit TEXT NOT NULL,
    kind TEXT NOT NULL, scale INTEGER NOT NULL, resolution INTEGER NOT NULL, meaning TEXT NOT NULL,
    better TEXT NOT NULL, practical_size REAL NOT NULL, practical_share REAL NOT NULL,
    monthly INTEGER NOT NULL, role TEXT NOT NULL, role_title TEXT NOT NULL, stem TEXT NOT NULL,
    cost TEXT NOT NULL, belongs_to TEXT NOT NULL, panel TEXT NOT NULL, place REAL NOT NULL,
    decides INTEGER);
)";
}

void write_measures(Database& database, const Description& d) {
    Statement insert =
        database.prepare("INSERT INTO measure VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    for (std::size_t i = 0; i < d.measures.size(); ++i) {
        const Measure& m = d.measures[i];
        insert.bind(1, static_cast<std::int64_t>(i)).bind(2, m.name).bind(3, label(m));
        insert.bind(4, m.unit).bind(5, to_text(m.kind)).bind(6, m.scale).bind(7, m.resolution);
        insert.bind(8, m.meaning).bind(9, to_text(m.better));
        insert.bind_real(10, m.practical_size).bind_real(11, m.practical_share);
        insert.bind(12, std::int64_t{m.monthly}).bind(13, m.role).bind(14, m.role_title);
        insert.bind(15, m.label).bind(16, to_text(m.cost)).bind(17, m.belongs_to);
        insert.bind(18, to_text(m.panel)).bind_real(19, m.place);
        const auto at = std::find(d.decide_on.begin(), d.decide_on.end(), m.name);
        if (at == d.decide_on.end())
            insert.bind_null(20);
        else
            insert.bind(20, static_cast<std::int64_t>(at - d.decide_on.begin()));
        insert.run();
    }
}

namespace {

void read_deciding(Database& database, Description& d, const std::string& table) {
    Statement row = database.prepare("SELECT name FROM " + table +
                                     " WHERE decides IS NOT NULL ORDER BY decides");
    while (row.step()) d.decide_on.push_back(row.text(0));
}

/// What every format keeps.
std::vector<Measure> stored_measures(Database& database, const std::string& table) {
    Statement row = database.prepare("SELECT name, unit, kind, scale, resolution, meaning FROM " +
                                     table + " ORDER BY id");
    std::vector<Measure> all;
    while (row.step())
        all.push_back({row.text(0), row.text(1), measure_kind(row.text(2)), row.integer(3),
                       row.integer(4), row.text(5)});
    return all;
}

/// The roles that names of measures speak of, after a dot.
Ladder roles_in(const std::vector<Measure>& measures) {
    Ladder ladder;
    const std::string start = "headcount.";
    for (const Measure& m : measures) {
        if (m.name.compare(0, start.size(), start) != 0) continue;
        Role role;
        role.name = m.name.substr(start.size());
        ladder.roles.push_back(role);
    }
    return ladder;
}

} // namespace

void read_measures(Database& database, Description& d) {
    d.measures = stored_measures(database, "measure");
    Statement row = database.prepare(
        "SELECT better, practical_size, practical_share, monthly, role, role_title, stem, cost, "
        "belongs_to, panel, place FROM measure ORDER BY id");
    for (Measure& m : d.measures) {
        row.step();
        m.better = direction(row.text(0));
        m.practical_size = row.real(1);
        m.practical_share = row.real(2);
        m.monthly = row.integer(3) != 0;
        m.role = row.text(4);
        m.role_title = row.text(5);
        m.label = row.text(6);
        m.cost = cost_part(row.text(7));
        m.belongs_to = row.text(8);
        m.panel = panel(row.text(9));
        m.place = row.real(10);
    }
    read_deciding(database, d, "measure");
}

void complete_measures(Database& database) {
    Description d;
    d.measures = stored_measures(database, "main.measure");
    read_deciding(database, d, "main.measure");
    std::map<std::string, Measure> declared;
    for (const Measure& m : every_measure(roles_in(d.measures))) declared.emplace(m.name, m);
    for (Measure& m : d.measures) {
        const auto known = declared.find(m.name);
        if (known == declared.end()) continue;
        const Measure kept = m;
        m = known->second;
        m.unit = kept.unit;
        m.kind = kept.kind;
        m.scale = kept.scale;
        m.resolution = kept.resolution;
        m.meaning = kept.meaning;
    }
    database.run(create_measures(false)); // hides main.measure from this connection
    write_measures(database, d);
}

} // namespace tenure
