#include <utility>

#include "calque/session.h"
#include "store/batch_writer.h"

namespace calque {

Batch::Batch(std::unique_ptr<BatchWriter> writer) : writer_(std::move(writer)) {}
Batch::Batch(Batch&&) noexcept = default;
Batch::~Batch() = default;

BatchId Batch::id() const {
  return writer_->id();
}

BatchUid Batch::uid() const {
  return writer_->uid();
}

const BatchCounts& Batch::counts() const {
  return writer_->counts();
}

std::optional<UnitId> Batch::add(const TranslationUnit& unit) {
  return writer_->add(unit);
}

UnitId Batch::insert(const TranslationUnit& unit) {
  return writer_->insert(unit);
}

std::optional<UnitId> Batch::find_with_texts(const TranslationUnit& unit) {
  return writer_->find_with_texts(unit);
}

TranslationUnit Batch::unit(UnitId id) {
  return writer_->unit(id);
}

void Batch::replace(UnitId id, const TranslationUnit& unit) {
  writer_->replace(id, unit);
}

void Batch::remove(UnitId id) {
  writer_->remove(id);
}

void Batch::commit() {
  writer_->commit();
}

}  // namespace calque
