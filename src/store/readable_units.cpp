#include "store/readable_units.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "calque/session.h"
#include "sqlite/statement.h"
#include "store/batch_units.h"
#include "store/session_tools.h"
#include "store/unit_reader.h"

namespace calque {
namespace {

constexpr std::int64_t kGreatest = INT64_MAX;

class Reading {
 public:
  Reading(Session& session, const UnitFilter& filter,
          const std::function<void(const TranslationUnit&)>& visit,
          const std::function<void(const UnreadableUnits&)>& unreadable)
      : session_(session), filter_(filter), visit_(visit), unreadable_(unreadable) {}

  void run() {
    while (!read_on() && last_ < kGreatest) {
      const std::int64_t lost = last_ + 1;
      const auto next = first_readable(lost);
      // One at least is passed over: a row may be found and yet not be readable.
      last_ = next ? std::max(lost, *next - 1) : kGreatest;
      unreadable_(
          {UnitId{lost}, UnitId{last_}, "a page of the file that lists units cannot be read"});
    }
  }

 private:
  /// Reads units after `last_`; false when a page on the way cannot be read.
  bool read_on() {
    sqlite::Statement ids(
        session_.tools().database(),
        filter_.batch ? kUnitsOfBatch : "SELECT id, variants FROM unit WHERE id > ?2 ORDER BY id");
    if (filter_.batch) ids.bind(1, filter_.batch->value);
    ids.bind(2, last_);
    sqlite::Rows rows = ids.rows();
    while (true) {
      const sqlite::Row* row = nullptr;
      try {
        row = rows.next();
      } catch (const sqlite::Error& error) {
        if (!error.is_damage()) throw;
        return false;
      }
      if (row == nullptr) return true;
      last_ = row->column_int(0);
      auto unit = read(UnitId{last_}, row->column_int(1));
      if (unit) unit = apply(filter_, *std::move(unit));
      if (unit) visit_(*unit);
    }
  }

  std::optional<TranslationUnit> read(UnitId id, std::int64_t variants) {
    std::string reason;
    try {
      if (!reader_) reader_.emplace(session_.tools().database(), session_.tools().languages());
      auto unit = reader_->read(id);
      if (unit && std::ssize(unit->variants) == variants) return unit;
      reason = "a text of it is missing";
    } catch (const sqlite::Error& error) {
      if (!error.is_damage()) throw;
      reason = "the page of the file that holds it cannot be read";
    } catch (const Error& error) {
      reason = error.what();
    }
    unreadable_({id, id, reason});
    return std::nullopt;
  }

  /// The least number from `from` on behind which the list of units can be read. A page lists some
  /// dozens of units at least, so that steps of 16 find the next page that can be read; beyond
  /// some thousands of steps they grow, and may miss pages between damaged ones.
  std::optional<std::int64_t> first_readable(std::int64_t from) {
    constexpr std::int64_t kStep = 16;  // a page holds about so many units
    constexpr int kEvenSteps = 8192;    // then in leaps that double, so that the end is reached
    std::int64_t step = 1;
    std::int64_t failed = from - 1;
    for (int steps = 0; failed < kGreatest; ++steps) {
      const std::int64_t tried = failed + std::min(step, kGreatest - failed);
      if (is_readable(tried)) return boundary(failed, tried);
      failed = tried;
      if (step < kStep || steps >= kEvenSteps) step = std::min(2 * step, kGreatest / 4);
    }
    return std::nullopt;
  }

  std::int64_t boundary(std::int64_t failed, std::int64_t readable) {
    while (readable - failed > 1) {
      const std::int64_t middle = failed + (readable - failed) / 2;
      (is_readable(middle) ? readable : failed) = middle;
    }
    return readable;
  }

  bool is_readable(std::int64_t id) {
    try {
      sqlite::Statement probe(session_.tools().database(),
                              "SELECT id, variants FROM unit WHERE id >= ? ORDER BY id LIMIT 1");
      probe.rows(id).next();
      return true;
    } catch (const sqlite::Error& error) {
      if (!error.is_damage()) throw;
      return false;
    }
  }

  Session& session_;
  const UnitFilter& filter_;
  const std::function<void(const TranslationUnit&)>& visit_;
  const std::function<void(const UnreadableUnits&)>& unreadable_;
  std::optional<UnitReader> reader_;
  std::int64_t last_ = 0;
};

}  // namespace

std::string UnreadableUnits::description() const {
  std::string numbers = (first == last ? "unit " : "units ") + std::to_string(first.value);
  if (last.value == kGreatest) {
    numbers += " and all after it";
  } else if (first != last) {
    numbers += " to " + std::to_string(last.value);
  }
  return numbers + ": " + reason;
}

void for_each_readable_unit(Session& session, const UnitFilter& filter,
                            const std::function<void(const TranslationUnit&)>& visit,
                            const std::function<void(const UnreadableUnits&)>& unreadable) {
  Reading(session, filter, visit, unreadable).run();
}

}  // namespace calque
