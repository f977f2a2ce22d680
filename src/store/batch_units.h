#pragma once

#include <string>

namespace calque {

/// A query for the units that the batch ?1 wrote and that are as it left them, with numbers above
/// ?2, in the order of numbers: id, variants. It looks at the numbers that the batch gave to new
/// units, and at the index of those that it changed; never at all units.
inline const std::string kUnitsOfBatch =
    "SELECT u.id, u.variants FROM batch b CROSS JOIN unit u ON u.id >= max(b.first_unit, ?2 + 1) "
    "AND u.id < b.first_unit + b.units WHERE b.id = ?1 AND u.batch = ?1 AND u.origin = ?1 "
    "UNION ALL SELECT id, variants FROM unit WHERE batch = ?1 AND batch <> origin AND id > ?2 "
    "ORDER BY 1";

/// A query for the units that batches from the file ?1 brought, whoever changed them later, in the
/// order of numbers. It looks at the numbers that these batches gave alone.
inline const std::string kUnitsOfFile =
    "SELECT u.id FROM batch b CROSS JOIN unit u ON u.id >= b.first_unit "
    "AND u.id < b.first_unit + b.units WHERE b.source = ?1 AND u.origin = b.id ORDER BY 1";

}  // namespace calque
