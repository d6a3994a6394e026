#include "output/sqlite.hpp"
#include "output/whole_file.hpp"
#include "tests/catch.hpp"
#include "tests/unit/output/study.hpp"

#include <csignal>
#include <fstream>
#include <sstream>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace tenure;
using namespace tenure::test;
using tenure::test::Folder;

namespace {

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

TEST_CASE("a link stays a link: what it names is written, whether or not it was there") {
    const Folder folder;
    std::filesystem::create_symlink("page.html", folder / "link.html");
    for (const char* text : {"first", "second"}) {
        write_whole(folder / "link.html", text);
        CHECK(std::filesystem::is_symlink(folder / "link.html"));
        CHECK(bytes_of(folder / "page.html") == text);
    }
    CHECK(files_in((folder / "page.html").parent_path()) == 2);
}

TEST_CASE("a pipe is written through and stays") {
    const Folder folder;
    REQUIRE(mkfifo((folder / "pipe").c_str(), 0600) == 0);
    const pid_t reader = fork();
    if (reader == 0) {
        std::ofstream(folder / "copy") << bytes_of(folder / "pipe");
        _exit(0);
    }
    write_whole(folder / "pipe", std::string(200'000, 'x'));
    waitpid(reader, nullptr, 0);
    CHECK(bytes_of(folder / "copy") == std::string(200'000, 'x'));
    CHECK(std::filesystem::is_fifo(folder / "pipe"));
}

TEST_CASE("a device is written through, and one that is full is told") {
    CHECK_NOTHROW(write_whole("/dev/null", "nowhere"));
    CHECK(std::filesystem::is_character_file("/dev/null"));
    CHECK_THROWS_AS(write_whole("/dev/full", "nowhere"), StoreError);
    CHECK(std::filesystem::is_character_file("/dev/full"));
}

TEST_CASE("a writer in a process of its own is done, tells what was wrong, or broke off") {
    const Folder folder;
    const auto file = folder / "page.html";
    const auto attempt = [&](const FileWriter& write) -> std::string {
        try {
            write_apart(file, write);
        } catch (const StoreError& error) {
            return error.what();
        }
        return {};
    };
    const auto whole = [](const std::filesystem::path& part) { std::ofstream(part) << "all"; };
    CHECK(attempt(whole).empty());
    CHECK(attempt([](const auto& part) {
              std::ofstream(part) << "half";
              throw StoreError("the disk is full");
          }) == "the disk is full");
    const auto breaks_off = [](const auto& part) {
        std::ofstream(part) << "half";
        raise(SIGKILL);
    };
    CHECK(attempt(breaks_off).find("broke off") != std::string::npos);
    CHECK(bytes_of(file) == "all");
    CHECK(files_in(file.parent_path()) == 1);
}
