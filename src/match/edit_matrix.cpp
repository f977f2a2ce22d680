#include "match/edit_matrix.h"

#include <algorithm>

namespace calque {
namespace {

constexpr std::size_t kMostCells = 16'000'000;

class Matrix {
 public:
  Matrix(std::span<const MatchToken> query, std::span<const MatchToken> candidate,
         const PairCosts& pair)
      : query_(query),
        candidate_(candidate),
        pair_(pair),
        width_(query.size() + 1),
        cells_(width_ * (candidate.size() + 1), 0) {
    for (std::size_t i = 0; i < query.size(); ++i) cell(0, i + 1) = cell(0, i) + query[i].weight;
    for (std::size_t j = 0; j < candidate.size(); ++j) fill_row(j);
  }

  /// From the end back to the beginning.
  std::vector<EditStep> trace() {
    std::vector<EditStep> steps;
    std::size_t i = query_.size();
    std::size_t j = candidate_.size();
    while (i > 0 || j > 0) {
      steps.push_back(last_step(i, j));
      if (steps.back().query) --i;
      if (steps.back().candidate) --j;
    }
    std::ranges::reverse(steps);
    return steps;
  }

 private:
  std::uint32_t& cell(std::size_t j, std::size_t i) { return cells_[j * width_ + i]; }
  std::uint32_t pair_cost(std::size_t j, std::size_t i) const {
    return pair_(query_[i], candidate_[j]);
  }
  /// How the first `i` and the first `j` tokens came to their distance, seen from their ends.
  EditStep last_step(std::size_t i, std::size_t j) {
    const bool paired =
        i > 0 && j > 0 && cell(j, i) == cell(j - 1, i - 1) + pair_cost(j - 1, i - 1);
    const EditKind kind =
        paired ? pair_.kind(query_[i - 1], candidate_[j - 1]) : EditKind::replaced;
    if (kind != EditKind::replaced) return {kind, i - 1, j - 1, pair_cost(j - 1, i - 1)};
    if (i > 0 && cell(j, i) == cell(j, i - 1) + query_[i - 1].weight) {
      return {EditKind::only_in_query, i - 1, std::nullopt, query_[i - 1].weight};
    }
    if (j > 0 && cell(j, i) == cell(j - 1, i) + candidate_[j - 1].weight) {
      return {EditKind::only_in_candidate, std::nullopt, j - 1, candidate_[j - 1].weight};
    }
    return {EditKind::replaced, i - 1, j - 1, pair_cost(j - 1, i - 1)};
  }

  void fill_row(std::size_t j) {
    const std::uint32_t weight = candidate_[j].weight;
    cell(j + 1, 0) = cell(j, 0) + weight;
    for (std::size_t i = 0; i < query_.size(); ++i) {
      cell(j + 1, i + 1) = std::min({cell(j, i) + pair_cost(j, i), cell(j, i + 1) + weight,
                                     cell(j + 1, i) + query_[i].weight});
    }
  }

  std::span<const MatchToken> query_;
  std::span<const MatchToken> candidate_;
  const PairCosts& pair_;
  std::size_t width_;
  std::vector<std::uint32_t> cells_;
};

void append_pairs(std::vector<EditStep>& steps, std::size_t from, std::size_t count,
                  std::ptrdiff_t candidate_shift) {
  for (std::size_t i = from; i < from + count; ++i) {
    const auto j = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(i) + candidate_shift);
    steps.push_back({EditKind::same, i, j, 0});
  }
}

/// For segments too long for the matrix: equal ends, all between them replaced.
std::vector<EditStep> coarse_script(std::span<const MatchToken> query,
                                    std::span<const MatchToken> candidate, const PairCosts& pair) {
  const auto alike = [&pair](const MatchToken& a, const MatchToken& b) { return pair(a, b) == 0; };
  const std::size_t shorter = std::min(query.size(), candidate.size());
  std::size_t front = 0;
  while (front < shorter && alike(query[front], candidate[front])) ++front;
  std::size_t back = 0;
  while (back < shorter - front &&
         alike(query[query.size() - 1 - back], candidate[candidate.size() - 1 - back])) {
    ++back;
  }
  std::vector<EditStep> steps;
  append_pairs(steps, 0, front, 0);
  for (std::size_t j = front; j < candidate.size() - back; ++j) {
    steps.push_back({EditKind::only_in_candidate, std::nullopt, j, candidate[j].weight});
  }
  for (std::size_t i = front; i < query.size() - back; ++i) {
    steps.push_back({EditKind::only_in_query, i, std::nullopt, query[i].weight});
  }
  const auto shift =
      static_cast<std::ptrdiff_t>(candidate.size()) - static_cast<std::ptrdiff_t>(query.size());
  append_pairs(steps, query.size() - back, back, shift);
  return steps;
}

}  // namespace

std::vector<EditStep> cheapest_script(std::span<const MatchToken> query,
                                      std::span<const MatchToken> candidate,
                                      const PairCosts& pair) {
  if ((query.size() + 1) > kMostCells / (candidate.size() + 1)) {
    return coarse_script(query, candidate, pair);
  }
  return Matrix(query, candidate, pair).trace();
}

}  // namespace calque
