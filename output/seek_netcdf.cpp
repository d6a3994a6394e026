// A search's futures as labelled arrays.
#include "output/netcdf_arrays.hpp"
#include "output/seek_export.hpp"
#include "output/seek_store.hpp"
#include "output/whole_file.hpp"

#include <cmath>
#include <map>

namespace tenure {

namespace {

namespace fs = std::filesystem;

struct Axes {
    std::vector<int> settings, futures;
    std::vector<std::string> words;
    std::map<std::int64_t, std::size_t> place_of_future;
};

Axes axes_in(Database& database) {
    Axes a;
    Statement settings =
        database.prepare("SELECT setting, words FROM setting WHERE setting IN (SELECT setting FROM "
                         "future) ORDER BY setting");
    while (settings.step()) {
        a.settings.push_back(static_cast<int>(settings.integer(0)));
        a.words.push_back(settings.text(1));
    }
    Statement futures = database.prepare("SELECT DISTINCT future FROM future ORDER BY future");
    while (futures.step()) {
        a.place_of_future[futures.integer(0)] = a.futures.size();
        a.futures.push_back(static_cast<int>(futures.integer(0)));
    }
    return a;
}

/// Each quantity's variable and scale, in the order of the store's columns.
struct Quantity {
    int variable = 0;
    double scale = 1;
};

std::vector<Quantity> define_quantities(Arrays& out, Database& database, int setting, int future,
                                        std::size_t futures) {
    std::vector<Quantity> all;
    Statement row = database.prepare("SELECT name, unit, scale FROM quantity ORDER BY place");
    while (row.step()) {
        // "0 vacancy_rate 2023-10-31 to 2024-09-30"
        const std::string name = row.text(0);
        const std::size_t first = name.find(' '), last = name.find(' ', first + 1);
        const int variable =
            out.numbers(name.substr(first + 1, last - first - 1) + '_' + name.substr(0, first),
                        row.text(1), {setting, future}, {1, futures});
        out.note(variable, "long_name", name.substr(first + 1));
        all.push_back({variable, static_cast<double>(row.integer(2))});
    }
    return all;
}

/// The answer, if there is one yet.
void note_answer(Arrays& out, Database& database) {
    if (!has_table(database, "seek_answer")) return;
    Statement row = database.prepare("SELECT key, value FROM seek_answer ORDER BY row");
    while (row.step()) out.note(NC_GLOBAL, row.text(0).c_str(), row.text(1));
}

void write_futures(Arrays& out, Database& database, const Axes& axes,
                   const std::vector<Quantity>& quantities) {
    const std::size_t futures = axes.futures.size();
    for (std::size_t s = 0; s < axes.settings.size(); ++s) {
        std::vector<std::vector<double>> values(quantities.size(),
                                                std::vector<double>(futures, NAN));
        Statement rows = database.prepare("SELECT * FROM future WHERE setting = ?");
        rows.bind(1, static_cast<std::int64_t>(axes.settings[s]));
        while (rows.step()) {
            const std::size_t f = axes.place_of_future.at(rows.integer(1));
            for (std::size_t q = 0; q < quantities.size(); ++q)
                if (const int column = static_cast<int>(q) + 2; !rows.is_null(column))
                    values[q][f] = static_cast<double>(rows.integer(column)) / quantities[q].scale;
        }
        const std::size_t start[] = {s, 0}, count[] = {1, futures};
        for (std::size_t q = 0; q < quantities.size(); ++q)
            out.check(netcdf_library().put_vara_double(out.id(), quantities[q].variable, start,
                                                       count, values[q].data()));
    }
}

} // namespace

void export_seek_netcdf(const fs::path& store, const fs::path& file) {
    write_apart(file, [&](const fs::path& part) {
        const auto opened = open_search(store);
        Database& database = *opened;
        const Axes axes = axes_in(database);
        if (axes.futures.empty())
            throw StoreError(store.string() + " has no futures yet: go on with tenure seek and "
                                              "--resume.");
        Arrays out(part, file);
        const int setting = out.dimension("setting", axes.settings.size());
        const int future = out.dimension("future", axes.futures.size());
        out.note_origin(database);
        note_answer(out, database);
        out.whole_numbers("setting", setting, "number of the setting; -1 is the baseline",
                          axes.settings);
        out.texts("setting_words", setting, "the setting in words", axes.words);
        out.whole_numbers("future", future, "simulated future; the same under every setting",
                          axes.futures);
        write_futures(out, database, axes,
                      define_quantities(out, database, setting, future, axes.futures.size()));
        out.close();
    });
}

} // namespace tenure
