// What a search found, told: in words for the terminal, as a picture, as tables, for a page.
#pragma once

#include "experiment/seek.hpp"
#include "workforce/measure.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tenure {

/// An uncertain number in the new futures that miss a target, and in the others.
struct SeekUnknown {
    std::string name;
    double missed = 0, met = 0; ///< means
    double apart = 0;           ///< their difference in standard deviations of the number
};

/// All that is to be said of a search, besides its answer.
struct SeekAccount {
    std::string title;
    SeekProblem problem;
    SeekAnswer answer;
    std::vector<std::string> settings;  ///< in words, by number
    std::vector<std::string> levers;    ///< in words, with what they may be
    std::vector<std::string> limits;    ///< in words, one for each that was written
    std::vector<std::string> shares_of; ///< conditions in words: "vacancy rate on 30 September ..."
    std::vector<Measure> measures;      ///< by condition
    std::vector<SeekUnknown> unknowns;  ///< those that differ clearly, the most first
    std::vector<std::string> years;     ///< "2026-27", parallel to the answer's money
    bool net_benefit = false;
};

/// What was asked: targets, limits, levers, objective.
std::string seek_question(const SeekAccount& account);
/// The answer in one sentence: for what, which setting.
std::string seek_sentence(const SeekAccount& account);
/// The answer in a few sentences: with its cost and how sure it is, or what binds.
std::string seek_headline(const SeekAccount& account);
/// The rest: confidence, cost, misses, what shifts it, how it was found; paragraphs.
std::vector<std::string> seek_paragraphs(const SeekAccount& account);
/// For the terminal.
std::string seek_words(const SeekAccount& account);
/// What each setting tried costs, and in how many futures it reaches the first target.
std::string seek_svg(const SeekAccount& account);
/// All of it for the report's page, as JSON.
std::string seek_json(const SeekAccount& account);

/// A cell as people read it, and the number that it is, if it is one.
struct SeekCell {
    SeekCell(std::string words) : text(std::move(words)) {}
    SeekCell(const char* words) : text(words) {}
    SeekCell(std::string words, double value) : text(std::move(words)), number(value) {}
    std::string text;
    std::optional<double> number;
};

/// A table of the answer.
struct SeekTable {
    std::string name, caption;
    std::vector<std::string> columns;
    std::vector<std::vector<SeekCell>> lines;
};
std::vector<SeekTable> seek_tables(const SeekAccount& account);
/// Of the settings tried alone.
SeekTable seek_tried(const SeekAccount& account);
/// SQL that makes and fills the table.
std::string seek_sql(const SeekTable& table);

} // namespace tenure
