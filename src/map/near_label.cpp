#include "map/near_label.h"

#include <algorithm>
#include <cstddef>

#include "normalize/fold.h"

namespace jixiao {
namespace {

constexpr int kLongestLabel = 30;  // characters; a longer text is no label that was misspelt
constexpr int kLongLabel = 8;      // characters; from here on two may differ

std::vector<std::string> characters(std::string_view text) {
  std::vector<std::string> result;
  const int count = count_code_points(text);
  result.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) result.push_back(code_point_slice(text, i, i + 1));
  return result;
}

// Characters to insert, drop or replace.
int distance(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<int> row(b.size() + 1);
  for (std::size_t k = 0; k <= b.size(); ++k) row[k] = static_cast<int>(k);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    int diagonal = row[0];
    row[0] = static_cast<int>(i);
    for (std::size_t k = 1; k <= b.size(); ++k) {
      const int above = row[k];
      const int replaced = diagonal + (a[i - 1] == b[k - 1] ? 0 : 1);
      row[k] = std::min({above + 1, row[k - 1] + 1, replaced});
      diagonal = above;
    }
  }
  return row[b.size()];
}

}  // namespace

std::string find_near_label(const std::vector<std::string>& labels, std::string_view key) {
  if (count_code_points(key) > kLongestLabel) return {};
  const std::vector<std::string> own = characters(key);
  std::string nearest;
  int least = 0;
  for (const std::string& label : labels) {
    const std::vector<std::string> other = characters(label);
    const std::size_t shorter = std::min(own.size(), other.size());
    const std::size_t longer = std::max(own.size(), other.size());
    if (shorter < 2 || label == key) continue;
    const int apart = distance(own, other);
    const bool inside =
        key.find(label) != std::string::npos || label.find(key) != std::string::npos;
    const int allowed = longer >= static_cast<std::size_t>(kLongLabel) ? 2 : 1;
    // What is left where only characters were added is the difference in length.
    const bool widened = apart == static_cast<int>(longer - shorter) && shorter * 3 >= longer * 2;
    const bool slip = shorter >= 3 && apart <= allowed;
    const bool near = (inside && shorter * 2 >= longer) || (shorter >= 3 && widened) || slip;
    if (!near || (!nearest.empty() && apart >= least)) continue;
    nearest = label;
    least = apart;
  }
  return nearest;
}

}  // namespace jixiao
