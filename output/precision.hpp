// Whether what is stored is as precise as the study wants, looked at batch after batch.
//
// The looks are those of statistics/stopping.hpp, one after each batch from the first on, and the
// first that suffices decides: so the answer depends on what is stored and not on how it came.
#pragma once

#include "output/decision_data.hpp"
#include "statistics/stopping.hpp"

#include <cstdint>
#include <optional>

namespace tenure {

class PrecisionWatch {
public:
    /// Batches from the first on that are enough; nothing while they are not, or where the study
    /// wants no precision. Looks at batches that have come since it was last asked.
    std::optional<std::uint32_t> reached(Database& database, const Description& description);

private:
    bool look(const Description& description) const;

    HorizonValues values_;
    std::uint32_t batches_ = 0; ///< looked at
    std::optional<std::uint32_t> reached_;
};

} // namespace tenure
