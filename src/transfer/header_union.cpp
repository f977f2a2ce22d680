#include "transfer/header_union.h"

#include <algorithm>

#include "calque/session.h"
#include "transfer/header_json.h"

namespace calque {
namespace {

template <typename T>
void add_new(std::vector<T>& all, const std::vector<T>& more) {
  for (const T& one : more) {
    if (std::ranges::find(all, one) == all.end()) all.push_back(one);
  }
}

}  // namespace

FileHeader union_of_headers(Session& session, const std::optional<BatchId>& batch) {
  FileHeader all;
  for (const BatchRecord& record : session.batches()) {
    const bool wanted = !batch || *batch == record.id;
    if (!wanted || !record.undone.empty()) continue;
    const FileHeader header = header_from_json(record.info.header);
    add_new(all.notes, header.notes);
    add_new(all.properties, header.properties);
    if (all.user_encodings.find(header.user_encodings) == std::string::npos) {
      all.user_encodings += header.user_encodings;
    }
  }
  return all;
}

}  // namespace calque
