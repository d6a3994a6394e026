// A whole study from its files: checked once, then reread cheaply for each draw of its uncertain
// numbers.
#pragma once

#include "random/sobol.hpp"
#include "scenario/dimensions.hpp"
#include "scenario/lever.hpp"
#include "scenario/load.hpp"
#include "scenario/pack.hpp"
#include "scenario/resolve.hpp"
#include "statistics/grouping.hpp"
#include "workforce/study.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tenure {

/// What may be changed about a study without a file.
struct StudyChanges {
    std::optional<std::uint32_t> replications;
    std::optional<std::uint64_t> seed;
    std::optional<double> horizon_years;
    std::vector<std::string> policies; ///< keep these beside the baseline; none: keep all
    bool draw_at_random = false;       ///< each draw by itself, whatever the study's design
};

/// A study that has no faults. Safe to read from several threads.
class LoadedStudy {
public:
    /// Everything at its value.
    const Study& study() const { return study_; }
    /// With the uncertain numbers as drawn for this draw of the study's seed, or of another.
    Study drawn(std::uint32_t draw) const { return drawn(draw, study_.seed); }
    Study drawn(std::uint32_t draw, std::uint64_t seed) const;
    /// What each of parameters() is in that draw.
    std::vector<double> drawn_values(std::uint32_t draw) const;
    /// The parameters that vary between draws, by their places in parameters().
    const std::vector<std::size_t>& varying() const { return varying_; }
    /// With each parameter that varies a share of the way through its distribution.
    /// @param levels as many as vary, each in (0, 1)
    Study at_levels(const std::vector<double>& levels) const;
    /// Levels at which each pair of those that vary is met in all four corners of its ranges.
    std::vector<std::vector<double>> corners() const;
    /// Every number that has an uncertain block, in written order; also those without a range.
    const std::vector<UncertainNumber>& parameters() const { return parameters_; }
    /// Whether any of them varies between draws.
    bool anything_varies() const { return !varying_.empty(); }
    /// Which replications share a draw, and which draws belong to one scramble.
    Grouping grouping() const;
    /// The fit that the authority stands on; null if it names none.
    const Pack* pack() const { return pack_.get(); }
    /// What a reader of its report may move.
    const std::vector<Lever>& levers() const { return levers_; }
    /// What is no fault, but perhaps not meant: rows that repeat others, a size that takes long.
    const std::vector<Fault>& notes() const { return notes_; }
    /// Throws a ScenarioError if a policy is not in the study, or the study is then too large.
    void change(const StudyChanges& changes);

private:
    friend class StudyLoader;
    friend class SweepLoader;
    void keep_policies(const std::vector<std::string>& names);
    void note_varying();
    std::vector<std::string> varying_paths() const;
    void lay_out_design();
    void keep_draws();
    ParameterDraw draw_of(std::uint32_t draw, std::uint64_t seed, ByParameter& levels) const;
    /// @param found gets which rules between fields the draw breaks
    Study reread(const ParameterDraw& draw, ByParameter* taken,
                 std::vector<Fault>* found = nullptr) const;
    ByParameter by_hash(const std::vector<double>& levels) const;
    void check_draws();

    Study study_;
    std::vector<Lever> levers_;
    std::vector<Fault> notes_;
    Settings settings_;
    std::optional<Date> start_date_;
    std::string inside_; ///< where the authority stands in the study's file; empty: in its own
    Tree authority_;
    std::vector<Tree> policies_;
    std::vector<UncertainNumber> parameters_;
    std::vector<std::size_t> varying_;
    Dimensions dimensions_; ///< with Sobol' points: of the numbers of the whole study
    std::optional<SobolPoints> points_;
    std::shared_ptr<const Pack> pack_;
};

/// Reads a study with its authority and policies. Throws a ScenarioError with every fault found.
LoadedStudy load_study(Reader& reader, const std::string& path);

/// The same for the document of a study, some of its fields set to other values. A setting that no
/// field of the study has is a fault, at the position of its value.
LoadedStudy load_study(Reader& reader, const Tree& document, const Settings& settings);

/// Reads an authority alone, everything at its value. Throws a ScenarioError.
/// @param notes gets what is no fault, but perhaps not meant
Authority load_authority(Reader& reader, const std::string& path,
                         std::vector<Fault>* notes = nullptr);

/// Checks a policy alone, which cannot be held against names it refers to. Throws a ScenarioError.
void check_policy(const Tree& document);

/// The study with every default filled in and every uncertain number in its block, as JSON that can
/// itself be loaded. @param indent spaces a level; 0 for one line
std::string resolved_json(const LoadedStudy& study, int indent = 0);
Tree resolved_tree(const LoadedStudy& study);

/// Of the resolved study but for its levers and what was published of its authority, which change
/// no results; equal for equal studies, however they are cut into files.
std::string fingerprint(const LoadedStudy& study);

} // namespace tenure
