#pragma once

#include <iosfwd>
#include <memory>

#include "formats/xliff/xliff_writer.h"

namespace calque {

/// The writers of the two generations; see make_xliff_writer. The languages are known.
std::unique_ptr<XliffWriter> make_xliff1_writer(std::ostream& out,
                                                const XliffWriteOptions& options);
std::unique_ptr<XliffWriter> make_xliff2_writer(std::ostream& out,
                                                const XliffWriteOptions& options);

}  // namespace calque
