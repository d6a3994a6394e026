// A sweep from its files: a study, and the points at which it is run again with some of its fields
// set to other values. Every point has the same random streams.
#pragma once

#include "scenario/document_kind.hpp"
#include "scenario/documents.hpp"
#include "scenario/study.hpp"

#include <memory>
#include <string>
#include <vector>

namespace tenure {

/// A sweep without faults of its own; a point may still have some. For one thread at a time.
class LoadedSweep {
public:
    /// The study with no field set. Of its parameters those that vary are left out.
    const LoadedStudy& base() const { return base_; }
    /// With all that the study and the caller say filled in.
    const SweepFile& file() const { return file_; }
    /// Paths of the fields that vary, in written order.
    std::vector<std::string> fields() const;
    std::uint32_t points() const { return static_cast<std::uint32_t>(settings_.size()); }
    /// What each field is set to. @pre point < points()
    const Settings& settings(std::uint32_t point) const { return settings_.at(point); }
    /// The study at a point. Throws a ScenarioError that names the point, if it has faults or asks
    /// for other measures, policies or days than the study as it stands.
    LoadedStudy at(std::uint32_t point) const;

private:
    friend class SweepLoader;
    LoadedStudy with(const Settings& settings) const;

    SweepFile file_;
    StudyChanges changes_;
    std::shared_ptr<Reader> reader_;
    Tree study_;
    LoadedStudy base_;
    std::vector<Settings> settings_; ///< by point
};

/// Reads a sweep and its study, each field at its extremes too. Throws a ScenarioError with every
/// fault found. @param changes go before what the sweep says of seed, replications, ...
LoadedSweep load_sweep(std::shared_ptr<Reader> reader, const std::string& path,
                       const StudyChanges& changes = {});

/// Checks one file of any kind, of a sweep every point; a policy alone cannot be held against names
/// it refers to. Throws a ScenarioError with every fault found.
/// @param notes gets what is no fault, but perhaps not meant
/// @param fit gets the pack that an authority or a study stands on, in words
DocumentKind check_file(const std::shared_ptr<Reader>& reader, const std::string& path,
                        std::vector<Fault>* notes = nullptr, std::string* fit = nullptr);

/// The sweep as JSON that can itself be loaded, its study resolved.
std::string resolved_json(const LoadedSweep& sweep, int indent = 0);

/// Of the resolved sweep and of every point.
std::string fingerprint(const LoadedSweep& sweep);

} // namespace tenure
