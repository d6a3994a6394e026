#include "output/monthly.hpp"

namespace tenure {

namespace {

using Wide = unsigned __int128;

void put(std::string& bytes, Wide value) {
    while (value >= 0x80) {
        bytes += static_cast<char>(static_cast<unsigned char>(value) | 0x80);
        value >>= 7;
    }
    bytes += static_cast<char>(value);
}

Wide zigzag(__int128 value) {
    return static_cast<Wide>(value) << 1 ^ static_cast<Wide>(value >> 127);
}

__int128 unzigzag(Wide value) { return static_cast<__int128>(value >> 1 ^ -(value & 1)); }

class Reader {
public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {}

    /// 0 once anything was wrong.
    Wide take() {
        Wide value = 0;
        for (unsigned shift = 0; shift < 128; shift += 7) {
            if (at_ == bytes_.size()) break;
            const auto byte = static_cast<unsigned char>(bytes_[at_++]);
            value |= static_cast<Wide>(byte & 0x7f) << shift;
            if (byte < 0x80) return value;
        }
        good_ = false;
        return 0;
    }
    bool good() const { return good_; }
    bool finished() const { return good_ && at_ == bytes_.size(); }
    std::size_t left() const { return bytes_.size() - at_; }

private:
    std::string_view bytes_;
    std::size_t at_ = 0;
    bool good_ = true;
};

/// Reads bins of `values` values into `bins`; false if they cannot be.
bool take_bins(Reader& reader, std::int64_t values, Bins& bins) {
    const Wide size = reader.take();
    if (!reader.good() || size > reader.left()) return false;
    bins.clear();
    bins.reserve(static_cast<std::size_t>(size));
    std::int64_t key = 0;
    for (Wide i = 0; i < size; ++i) {
        const Wide step = reader.take();
        const std::int64_t before = key;
        key = i == 0 ? static_cast<std::int64_t>(unzigzag(step))
                     : static_cast<std::int64_t>(static_cast<std::uint64_t>(key) +
                                                 static_cast<std::uint64_t>(step) + 1);
        if (i > 0 && key <= before) return false;
        const Wide count = reader.take();
        if (count > static_cast<Wide>(values)) return false;
        values -= static_cast<std::int64_t>(count);
        bins.push_back({key, static_cast<std::uint64_t>(count)});
    }
    return reader.good() && values == 0;
}

} // namespace

std::string encoded(const std::vector<PeriodSummary>& monthly) {
    std::string bytes;
    for (const PeriodSummary& summary : monthly) {
        put(bytes, static_cast<Wide>(summary.count));
        put(bytes, zigzag(summary.sum));
        put(bytes, summary.histogram.size());
        bool first = true;
        std::int64_t before = 0;
        for (const auto& [key, count] : summary.histogram) {
            put(bytes,
                first ? zigzag(key)
                      : static_cast<std::uint64_t>(key) - static_cast<std::uint64_t>(before) - 1);
            put(bytes, count);
            before = key;
            first = false;
        }
    }
    return bytes;
}

bool add_encoded(std::string_view bytes, std::vector<MonthlyTotal>& totals) {
    Reader reader(bytes);
    Bins bins;
    for (MonthlyTotal& total : totals) {
        const Wide count = reader.take();
        if (count > UINT32_MAX) return false;
        total.count += static_cast<std::int64_t>(count);
        total.sum += unzigzag(reader.take());
        if (!take_bins(reader, static_cast<std::int64_t>(count), bins)) return false;
        merge(total.bins, bins);
    }
    return reader.finished();
}

std::vector<MonthlyTotal> monthly_totals(Database& database, const Description& d,
                                         std::size_t policy, std::uint32_t batches) {
    std::vector<MonthlyTotal> totals(d.periods.size() * d.measures.size());
    Statement batch =
        database.prepare("SELECT data FROM monthly_batch WHERE policy = ? AND batch < ?");
    batch.bind(1, static_cast<std::int64_t>(policy)).bind(2, std::int64_t{batches});
    while (batch.step())
        if (!add_encoded(batch.blob(0), totals))
            throw StoreError(database.file() +
                             ": monthly results in it are damaged; restore a copy "
                             "or run the study again");
    return totals;
}

} // namespace tenure
