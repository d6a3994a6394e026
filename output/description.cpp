#include "output/schema.hpp"

#include "output/checksum.hpp"
#include "output/measure_rows.hpp"
#include "output/validity.hpp"

#include <charconv>

namespace tenure {

namespace {

void write_policies(Database& database, const Description& d) {
    Statement insert = database.prepare("INSERT INTO policy VALUES (?, ?, ?, ?, ?)");
    for (std::size_t i = 0; i < d.policies.size(); ++i) {
        const std::string title = i < d.policy_titles.size() ? d.policy_titles[i] : "";
        const std::string reason = i < d.policy_reasons.size() ? d.policy_reasons[i] : "";
        insert.bind(1, static_cast<std::int64_t>(i)).bind(2, d.policies[i]);
        insert.bind(3, title.empty() ? d.policies[i] : title).bind(4, reason);
        insert.bind(5, std::int64_t{i == 0}).run();
    }
}

void write_parameters(Database& database, const Description& d) {
    Statement insert = database.prepare("INSERT INTO parameter VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    for (std::size_t i = 0; i < d.parameters.size(); ++i) {
        const UncertainParameter& p = d.parameters[i];
        insert.bind(1, static_cast<std::int64_t>(i)).bind(2, p.name).bind_real(3, p.value);
        insert.bind_real(4, p.low).bind_real(5, p.high).bind(6, p.distribution);
        insert.bind(7, p.source).bind(8, p.confidence).run();
    }
}

void write_values(Database& database, const Description& d) {
    Statement insert = database.prepare("INSERT INTO value VALUES (?, ?, ?)");
    for (const Value& v : d.values)
        insert.bind(1, v.measure).bind_real(2, v.gbp_per_unit).bind(3, v.source).run();
}

void write_design(Database& database, const Description& d) {
    if (!is_sweep(d)) return;
    Statement insert = database.prepare("INSERT INTO design VALUES (?, ?, ?)");
    for (std::size_t point = 0; point < d.design.size(); ++point)
        for (std::size_t f = 0; f < d.varied.size(); ++f) {
            const DesignValue& value = d.design[point].at(f);
            insert.bind(1, static_cast<std::int64_t>(point)).bind(2, d.varied[f]);
            if (const auto* number = std::get_if<double>(&value))
                insert.bind_real(3, *number);
            else
                insert.bind(3, std::get<std::string>(value));
            insert.run();
        }
}

void write_calendar(Database& database, const Description& d) {
    Statement period = database.prepare("INSERT INTO period VALUES (?, ?, ?, ?, ?, ?)");
    for (std::size_t i = 0; i < d.periods.size(); ++i) {
        const Period& p = d.periods[i];
        period.bind(1, static_cast<std::int64_t>(i)).bind(2, p.label);
        period.bind(3, std::int64_t{p.year}).bind(4, microseconds(p.end));
        period.bind(5, std::int64_t{p.ends_year}).bind(6, std::int64_t{p.whole_year}).run();
    }
    Statement year = database.prepare("INSERT INTO year VALUES (?, ?)");
    for (std::size_t i = 0; i < d.years.size(); ++i)
        year.bind(1, std::int64_t{d.years[i]}).bind(2, std::int64_t{d.whole_years.at(i)}).run();
}

void write_provenance(Database& database, const Description& d, const Provenance& build) {
    Statement insert = database.prepare("INSERT OR REPLACE INTO provenance VALUES (?, ?)");
    for (const auto& [key, value] : build) insert.bind(1, key).bind(2, value).run();
    insert.bind(1, "title").bind(2, d.title).run();
    insert.bind(1, is_sweep(d) ? "sweep" : "study").bind(2, d.resolved).run();
    insert.bind(1, "fingerprint").bind(2, d.fingerprint).run();
    // A seed has 64 bits and SQLite's integers are signed: it is kept as text.
    insert.bind(1, "seed").bind(2, std::to_string(d.seed)).run();
    insert.bind(1, "replications").bind(2, std::int64_t{d.replications}).run();
    insert.bind(1, "batch_size").bind(2, std::int64_t{d.batch_size}).run();
    insert.bind(1, "draws_share").bind(2, std::int64_t{d.draws_share}).run();
    if (d.precision) {
        insert.bind(1, "precision_measure").bind(2, d.precision->measure).run();
        insert.bind(1, "precision_half_width").bind_real(2, d.precision->half_width).run();
    }
    if (d.decide) {
        insert.bind(1, "decide_probability").bind_real(2, d.decide->probability).run();
        insert.bind(1, "decide_indifference_gbp").bind_real(2, d.decide->indifference_gbp).run();
    }
    insert.bind(1, "scrambles").bind(2, std::int64_t{d.scrambles}).run();
    if (d.draws_in_a_row > 0)
        insert.bind(1, "draws_in_a_row").bind(2, std::int64_t{d.draws_in_a_row}).run();
    if (!d.fit.empty()) insert.bind(1, "fit").bind(2, d.fit).run();
}

void read_policies(Database& database, Description& d) {
    Statement row = database.prepare("SELECT name, title, reason FROM policy ORDER BY id");
    while (row.step()) {
        d.policies.push_back(row.text(0));
        d.policy_titles.push_back(row.text(1));
        d.policy_reasons.push_back(row.text(2));
    }
}

void read_parameters(Database& database, Description& d) {
    Statement row = database.prepare("SELECT name, value, low, high, distribution, source, "
                                     "confidence FROM parameter ORDER BY id");
    while (row.step())
        d.parameters.push_back({row.text(0), row.real(1), row.real(2), row.real(3), row.text(4),
                                row.text(5), row.text(6)});
}

void read_values(Database& database, Description& d) {
    Statement row = database.prepare("SELECT measure, gbp_per_unit, source FROM value");
    while (row.step()) d.values.push_back({row.text(0), row.real(1), row.text(2)});
}

void read_design(Database& database, Description& d) {
    if (!has_table(database, "design")) return;
    Statement row = database.prepare("SELECT point, parameter, value FROM design ORDER BY rowid");
    while (row.step()) {
        const auto point = static_cast<std::size_t>(row.integer(0));
        if (point == 0) d.varied.push_back(row.text(1));
        if (point == d.design.size()) d.design.emplace_back();
        if (point + 1 != d.design.size()) damaged(database.file(), "the points of the sweep");
        if (row.is_real(2))
            d.design.back().emplace_back(row.real(2));
        else
            d.design.back().emplace_back(row.text(2));
    }
}

void read_calendar(Database& database, Description& d) {
    Statement period = database.prepare("SELECT end_microseconds, year, ends_year, whole_year, "
                                        "label FROM period ORDER BY id");
    while (period.step())
        d.periods.push_back({Instant{Duration{period.integer(0)}},
                             static_cast<int>(period.integer(1)), period.integer(2) != 0,
                             period.integer(3) != 0, period.text(4)});
    Statement year = database.prepare("SELECT year, whole_year FROM year ORDER BY year");
    while (year.step()) {
        d.years.push_back(static_cast<int>(year.integer(0)));
        d.whole_years.push_back(year.integer(1) != 0);
    }
}

Precision& precision(Description& d) {
    if (!d.precision) d.precision.emplace();
    return *d.precision;
}

Decide& decide(Description& d) {
    if (!d.decide) d.decide.emplace();
    return *d.decide;
}

std::uint32_t counted(Database& database, const Statement& row) {
    const std::int64_t count = row.integer(1);
    if (!row.is_integer(1) || count < 0 || count > UINT32_MAX)
        damaged(database.file(), row.text(0) + " is not a number it can be");
    return static_cast<std::uint32_t>(count);
}

std::uint64_t seed(Database& database, const std::string& text) {
    std::uint64_t seed = 0;
    const char* end = text.data() + text.size();
    if (std::from_chars(text.data(), end, seed).ptr != end || text.empty())
        damaged(database.file(), "its seed is not a number");
    return seed;
}

void read_provenance(Database& database, Description& d) {
    Statement row = database.prepare("SELECT key, value FROM provenance");
    while (row.step()) {
        const std::string key = row.text(0);
        if (key == "title") d.title = row.text(1);
        if (key == "study" || key == "sweep") d.resolved = row.text(1);
        if (key == "fingerprint") d.fingerprint = row.text(1);
        if (key == "seed") d.seed = seed(database, row.text(1));
        if (key == "replications") d.replications = counted(database, row);
        if (key == "batch_size" || key == "block_size") d.batch_size = counted(database, row);
        if (key == "draws_share") d.draws_share = counted(database, row);
        if (key == "precision_measure") precision(d).measure = row.text(1);
        if (key == "precision_half_width") precision(d).half_width = row.real(1);
        if (key == "decide_probability") decide(d).probability = row.real(1);
        if (key == "decide_indifference_gbp") decide(d).indifference_gbp = row.real(1);
        if (key == "scrambles") d.scrambles = counted(database, row);
        if (key == "draws_in_a_row") d.draws_in_a_row = counted(database, row);
        if (key == "fit") d.fit = row.text(1);
    }
}

} // namespace

void write_description(Database& database, const Description& d, const Provenance& build) {
    database.run("PRAGMA application_id = " + std::to_string(store_mark));
    database.run("PRAGMA user_version = " + std::to_string(store_format));
    database.run(schema(d));
    write_policies(database, d);
    write_measures(database, d);
    write_parameters(database, d);
    write_values(database, d);
    write_design(database, d);
    write_calendar(database, d);
    write_provenance(database, d, build);
    note_checksum(database, description_key, description_checksum(database));
}

void rewrite_provenance(Database& database, const Description& d) {
    write_provenance(database, d, {});
    note_checksum(database, description_key, description_checksum(database));
}

namespace {

/// Shows the tables of the format before under the names of this one, for as long as the file is
/// open.
void adapt_names(Database& database) {
    const bool sweep = has_table(database, "design");
    database.run(std::string("CREATE TEMP VIEW batch AS SELECT id, ") + (sweep ? "point, " : "") +
                 "first, count, NULL AS checksum FROM main.block");
    if (!sweep)
        database.run("CREATE TEMP VIEW monthly_batch AS SELECT policy, block AS batch, events, "
                     "data FROM main.monthly_block");
}

/// Ids count from 0, so that a row's id is its place in the description.
void expect_ids(Database& database) {
    for (const char* table : {"policy", "measure", "parameter", "period"})
        if (database.integer(std::string("SELECT count(*) > 0 AND (min(id) <> 0 OR max(id) <> "
                                         "count(*) - 1) FROM ") +
                             table) != 0)
            damaged(database.file(), std::string("ids of the table ") + table);
}

/// Of a results store. @throws StoreError if it is none, or this program cannot read its format
std::int64_t format_of(Database& database) {
    if (database.integer("PRAGMA application_id") != store_mark)
        throw StoreError(database.file() + ": it is not a results store");
    const std::int64_t format = database.integer("PRAGMA user_version");
    if (format < oldest_format || format > store_format)
        throw StoreError(database.file() +
                         ": it was written by another version of tenure (its format is " +
                         std::to_string(format) + "; this program reads " +
                         std::to_string(oldest_format) + " to " + std::to_string(store_format) +
                         "); read it with the version that wrote it, or run the study again");
    return format;
}

} // namespace

bool written_before_checksums(Database& database) { return format_of(database) < 3; }

void expect_current_format(Database& database) {
    if (format_of(database) == store_format) return;
    throw StoreError(database.file() +
                     ": it was written before checksums, by an earlier version of tenure; its "
                     "results can be read, compared and exported, but none can be added to them: "
                     "write it in today's format with `tenure upgrade`, or run the study again in "
                     "another folder");
}

Description read_description(Database& database) {
    if (written_before_checksums(database)) {
        adapt_names(database);
        complete_measures(database);
    } else {
        verify_description(database);
    }
    expect_ids(database);
    Description d;
    read_policies(database, d);
    read_measures(database, d);
    read_parameters(database, d);
    read_values(database, d);
    read_design(database, d);
    read_calendar(database, d);
    read_provenance(database, d);
    expect_valid(d, database.file());
    return d;
}

} // namespace tenure
