#include "document/gumbo_tree.h"

#include <cstdlib>
#include <new>

namespace calque::document {

/// Stands before the memory that gumbo gets.
/// gumbo frees a tree by recursion, which a page of deep nesting makes overflow the stack. A list
/// of all its blocks is freed without looking at the tree.
struct alignas(std::max_align_t) GumboTree::Block {
  Block* before = nullptr;
  Block* next = nullptr;
};

void* GumboTree::allocate(void* tree, std::size_t size) {
  Block*& first = static_cast<GumboTree*>(tree)->blocks_;
  void* memory = std::malloc(sizeof(Block) + size);
  if (memory == nullptr) std::abort();  // gumbo cannot do without, nor be left by an exception
  auto* block = new (memory) Block{.before = nullptr, .next = first};
  if (first != nullptr) first->before = block;
  first = block;
  return block + 1;
}

void GumboTree::release(void* tree, void* memory) {
  if (memory == nullptr) return;
  Block* block = static_cast<Block*>(memory) - 1;
  Block*& first = static_cast<GumboTree*>(tree)->blocks_;
  if (block->next != nullptr) block->next->before = block->before;
  (block->before != nullptr ? block->before->next : first) = block->next;
  std::free(block);
}

GumboTree::GumboTree(std::string_view html) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = allocate;
  options.deallocator = release;
  options.userdata = this;
  options.max_errors = 0;  // each would hold a copy of the list of open elements
  output_ = gumbo_parse_with_options(&options, html.data(), html.size());
}

GumboTree::~GumboTree() {
  while (blocks_ != nullptr) {
    Block* next = blocks_->next;
    std::free(blocks_);
    blocks_ = next;
  }
}

}  // namespace calque::document
