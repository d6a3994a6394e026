#include "output/sqlite.hpp"
#include "output/whole_file.hpp"
#include "tests/catch.hpp"
#include "tests/unit/output/study.hpp"

#include <fstream>
#include <sstream>

using namespace tenure;
using tenure::test::Folder;

namespace {

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream all;
    all << in.rdbuf();
    return all.str();
}

std::size_t files_in(const std::filesystem::path& folder) {
    const std::filesystem::directory_iterator all(folder);
    return static_cast<std::size_t>(std::distance(begin(all), end(all)));
}

} // namespace

TEST_CASE("a file is written whole into a folder that is made for it") {
    const Folder folder;
    write_whole(folder / "new" / "page.html", "all of it");
    CHECK(bytes_of(folder / "new" / "page.html") == "all of it");
    CHECK(files_in(folder / "new") == 1);
}

TEST_CASE("what was there stays when writing fails, and nothing half written does") {
    const Folder folder;
    write_whole(folder / "page.html", "before");
    CHECK_THROWS_AS(write_whole(folder / "page.html",
                                [](const std::filesystem::path& part) {
                                    std::ofstream(part) << "half";
                                    throw StoreError("the disk is full");
                                }),
                    StoreError);
    CHECK(bytes_of(folder / "page.html") == "before");
    CHECK(files_in((folder / "page.html").parent_path()) == 1);
}

TEST_CASE("a folder that cannot be made is told") {
    const Folder folder;
    write_whole(folder / "page.html", "a file");
    CHECK_THROWS_AS(write_whole(folder / "page.html" / "below.html", "x"), StoreError);
}
