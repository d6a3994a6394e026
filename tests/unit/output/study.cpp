#include "tests/unit/output/study.hpp"

#include "statistics/histogram.hpp"

#include <charconv>
#include <fstream>
#include <sstream>
#include <unistd.h>

namespace tenure::test {

namespace fs = std::filesystem;

Folder::Folder() {
    static int made = 0;
    path_ = fs::temp_directory_path() /
            ("tenure_" + std::to_string(getpid()) + "_" + std::to_string(made++));
    fs::create_directories(path_);
}

Folder::~Folder() { fs::remove_all(path_); }

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream all;
    all << in.rdbuf();
    return all.str();
}

Description study(std::uint32_t replications, std::uint32_t draws_share) {
    Description d;
    d.title = "A made-up study";
    d.policies = {"baseline", "supervision first", "it's nothing"};
    d.policy_titles = {"As it is", "Supervision first", "it's nothing"};
    d.policy_reasons = {"as it is", "more supervision", "changes nothing"};
    d.measures = {{"turnover_rate", "fraction", MeasureKind::ratio, 1'000'000, 100, "Leavers."},
                  {"absence_rate", "fraction", MeasureKind::ratio, 1'000'000, 1, "Days lost."},
                  {"cost", "GBP", MeasureKind::flow, 100, 7, "What is spent."},
                  {"posts", "posts", MeasureKind::stock, 1, 1, "Posts there are."}};
    for (std::size_t m : {0, 1, 2}) d.measures[m].better = Direction::lower;
    for (int p = 0; p < 6; ++p) {
        const int month = p + 7; // July to December: the year ends with September
        d.periods.push_back({Instant{whole_days(30 * (p + 1))}, p < 3 ? 2022 : 2023, p == 2, p >= 3,
                             "2022-" + std::string(month < 10 ? "0" : "") + std::to_string(month)});
    }
    d.years = {2022, 2023};
    d.whole_years = {false, true};
    d.decide_on = {"cost", "turnover_rate"};
    d.parameters = {{"authority.pay.elasticity", 0.5, 0.1, 0.9, "triangular", "guess", "none"},
                    {"authority.sickness", 2, 1, 3, "normal", "Smith 2020", "high"}};
    d.draws_share = draws_share;
    d.seed = 0xfedcba9876543210u;
    d.replications = replications;
    d.batch_size = 8;
    d.resolved = R"({"title": "A made-up study"})";
    d.fingerprint = "f1";
    return d;
}

Description sweep(std::uint32_t replications) {
    Description d = study(replications);
    d.varied = {"authority.zeal", "authority.base"};
    d.design = {{0.5, "individual"}, {0.75, "average"}, {1.0, "individual"}};
    return d;
}

namespace {

std::uint64_t hashed(std::uint64_t a, std::uint64_t b, std::uint64_t c, std::uint64_t d) {
    std::uint64_t x = a * 1000003 + b * 10007 + c * 101 + d + 1;
    for (int i = 0; i < 3; ++i) {
        x ^= x >> 31;
        x *= 0x9e3779b97f4a7c15u;
    }
    return x >> 16;
}

} // namespace

std::int64_t value(std::size_t policy, std::uint32_t replication, std::size_t year,
                   std::size_t measure) {
    if (policy == 2) policy = 0;
    const std::uint64_t common = hashed(9, replication, year, measure) % 100'000;
    const std::uint64_t own = hashed(policy, replication, year, measure);
    if (measure == 1 && own % 5 == 0) return missing;
    if (measure == 3) return 700 + static_cast<std::int64_t>(replication % 3 + 5 * policy);
    const std::int64_t size = measure == 2 ? 1'234'567'800 : 100'000;
    return size + static_cast<std::int64_t>(common + own % 20'000) -
           static_cast<std::int64_t>(policy * 15'000);
}

std::int64_t monthly_value(std::size_t policy, std::uint32_t replication, std::size_t period,
                           std::size_t measure) {
    const std::uint64_t own = hashed(policy % 2, replication, 50 + period, measure);
    if (measure == 1 && (period == 4 || own % 3 == 0)) return missing;
    return static_cast<std::int64_t>(own % 5000) - 2000;
}

namespace {

void add(PeriodSummary& summary, std::int64_t stored, std::int64_t resolution) {
    if (stored == missing) return;
    ++summary.count;
    summary.sum += stored;
    ++summary.histogram[bin_of(stored, resolution)];
}

PolicyBatch policy_batch(const Description& d, const TrialBatch& b, std::size_t policy,
                         std::optional<std::uint32_t> failed) {
    PolicyBatch part;
    part.events = 1000 + b.index + policy;
    part.monthly.resize(d.periods.size() * d.measures.size());
    for (std::uint32_t r = b.first; r < b.first + b.count; ++r) {
        const bool lost = failed == r;
        for (std::size_t y = 0; y < d.years.size(); ++y)
            for (std::size_t m = 0; m < d.measures.size(); ++m)
                part.yearly.push_back(lost ? missing : value(policy, r, y, m));
        for (std::size_t m = 0; m < d.measures.size(); ++m)
            part.horizon.push_back(lost ? missing : value(policy, r, d.years.size(), m));
        for (std::size_t i = 0; !lost && i < part.monthly.size(); ++i) {
            const std::size_t m = i % d.measures.size();
            add(part.monthly[i], monthly_value(policy, r, i / d.measures.size(), m),
                d.measures[m].resolution);
        }
    }
    return part;
}

} // namespace

TrialBatch batch(const Description& d, std::uint32_t index, std::optional<std::uint32_t> failed) {
    TrialBatch b;
    b.index = index;
    b.first = index * d.batch_size;
    b.count = std::min(d.batch_size, d.replications - b.first);
    b.seconds = 0.5;
    for (std::size_t p = 0; p < d.policies.size(); ++p)
        b.policies.push_back(policy_batch(d, b, p, failed));
    if (failed && *failed >= b.first && *failed < b.first + b.count)
        b.failures.push_back({d.policies[1], *failed, "too many events"});
    return b;
}

TrialBatch at_point(const Description& d, std::uint32_t index) {
    TrialBatch b = empty_batch(d, index);
    for (std::size_t p = 0; p < d.policies.size(); ++p) {
        PolicyBatch& part = b.policies[p];
        for (std::uint32_t r = 0; r < b.count; ++r)
            for (std::size_t y = 0; y <= d.years.size(); ++y)
                for (std::size_t m = 0; m < d.measures.size(); ++m)
                    (y < d.years.size() ? part.yearly : part.horizon)
                        .push_back(value(p, b.first + r + 100 * b.point, y, m));
    }
    return b;
}

std::uint32_t batches(const Description& d) {
    return (d.replications + d.batch_size - 1) / d.batch_size;
}

std::string query(Store& store, const std::string& sql) {
    Statement rows = store.database().prepare(sql);
    std::string result;
    bool several = false;
    while (rows.step()) {
        if (several) result += '\n';
        several = true;
        for (int c = 0; c < rows.columns(); ++c) {
            if (c > 0) result += '|';
            char digits[32];
            if (rows.is_real(c))
                result.append(digits, std::to_chars(digits, digits + 32, rows.real(c)).ptr);
            else
                result += rows.is_null(c) ? "NULL" : rows.text(c);
        }
    }
    return result;
}

Store filled(const Folder& folder, const Description& d,
             const std::function<void(TrialBatch&)>& change) {
    Store store = Store::create(folder / "results.sqlite", d);
    for (std::uint32_t i = 0; i < batches(d); ++i) {
        TrialBatch b = batch(d, i);
        change(b);
        store.take(b);
    }
    store.finalise();
    return store;
}

SeekStudy searched(const char* second) {
    return {"A search", "fingerprint", "{}", {{"vacancy_rate", "fraction", 1}, {second, "GBP", 1}}};
}

void write_search(const std::filesystem::path& file) {
    SeekStore store = SeekStore::create(file, searched(), {{"version", "1.0"}});
    SeekValues values(2 * seek_batch);
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<std::int64_t>(7 * i);
    values[5] = missing;
    store.keep({{seek_baseline, 0}, {0, 0}, {1, 0}, {2, 1}}, {values, values, {}, values},
               [](std::uint32_t s) { return "setting " + std::to_string(s); });
    store.finish({{"told", "CREATE TABLE told(json TEXT); INSERT INTO told VALUES('{\"a\": 1}')"},
                  {"seek_answer", "CREATE TABLE seek_answer(row INTEGER PRIMARY KEY, key TEXT, "
                                  "value REAL); INSERT INTO seek_answer VALUES(1, 'cost', 2.5)"}});
}

void make_format_2(Store& store) {
    store.database().run(
        "ALTER TABLE measure RENAME TO more;"
        "CREATE TABLE measure(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, unit TEXT NOT "
        "NULL, kind TEXT NOT NULL, scale INTEGER NOT NULL, resolution INTEGER NOT NULL, meaning "
        "TEXT NOT NULL, decides INTEGER);"
        "INSERT INTO measure SELECT id, name, unit, kind, scale, resolution, meaning, decides FROM "
        "more;"
        "DROP TABLE more;"
        "CREATE TABLE block(id INTEGER PRIMARY KEY, first INTEGER NOT NULL, count INTEGER NOT "
        "NULL);"
        "INSERT INTO block SELECT id, first, count FROM batch; DROP TABLE batch;"
        "ALTER TABLE monthly_batch RENAME TO monthly_block;"
        "ALTER TABLE monthly_block RENAME COLUMN batch TO block; PRAGMA user_version = 2");
}

std::string content(Store& store) {
    std::string all = query(store, "SELECT type, name, sql FROM sqlite_master ORDER BY name");
    Statement names = store.database().prepare("SELECT name FROM sqlite_master WHERE type IN "
                                               "('table', 'view') AND name <> 'timing' ORDER BY 1");
    while (names.step()) {
        const std::string name = names.text(0);
        std::string order = "1";
        Statement columns = store.database().prepare("SELECT * FROM " + name);
        for (int c = 2; c <= columns.columns(); ++c) order += ", " + std::to_string(c);
        all += "\n== " + name + "\n" + query(store, "SELECT * FROM " + name + " ORDER BY " + order);
    }
    return all;
}

} // namespace tenure::test
