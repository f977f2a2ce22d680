#pragma once

#include <memory>
#include <utility>
#include <vector>

namespace calque {

/// Things that are dear to make and are used again: a lease lends one that is not in use, and gives
/// it back when it ends. A search inside a search so gets things of its own. For one thread; must
/// outlive its leases.
template <typename T>
class Spares {
 public:
  struct GiveBack {
    std::vector<std::unique_ptr<T>>* spares = nullptr;
    void operator()(T* used) const { spares->push_back(std::unique_ptr<T>(used)); }
  };
  using Lease = std::unique_ptr<T, GiveBack>;

  /// `make` gives a unique_ptr to a new one; called only where none is spare.
  template <typename Make>
  Lease take(const Make& make) {
    if (spares_.empty()) return Lease(make().release(), GiveBack{&spares_});
    Lease lease(spares_.back().release(), GiveBack{&spares_});
    spares_.pop_back();
    return lease;
  }

 private:
  std::vector<std::unique_ptr<T>> spares_;
};

}  // namespace calque
