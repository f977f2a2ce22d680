#pragma once

#include <gumbo.h>

#include <cstddef>
#include <string_view>

namespace calque::document {

/// The tree of an HTML page, of any depth: gumbo itself would free it by recursion.
class GumboTree {
 public:
  /// `html` must outlive the tree.
  explicit GumboTree(std::string_view html);
  ~GumboTree();
  GumboTree(const GumboTree&) = delete;
  GumboTree& operator=(const GumboTree&) = delete;

  const GumboNode& document() const { return *output_->document; }
  const GumboNode& root() const { return *output_->root; }

 private:
  struct Block;

  static void* allocate(void* tree, std::size_t size);
  static void release(void* tree, void* memory);

  Block* blocks_ = nullptr;  ///< All that gumbo has not given back, in a list.
  GumboOutput* output_ = nullptr;
};

}  // namespace calque::document
