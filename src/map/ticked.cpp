#include "map/ticked.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace jixiao {
namespace {

constexpr std::string_view kTicks[] = {"☑",   "☒",   "■",   "√",   "✓",  "✔",  "●", "🗹",
                                       "(√)", "(✓)", "(✔)", "[√]", "□√", "√□", "☐√"};
constexpr std::string_view kEmptyBoxes[] = {"□", "☐", "○", "口", "()", "( )", "[]", "[ ]"};
constexpr std::string_view kBetween[] = {" ", "、", ",", ";", "/"};

enum class Sign { kValue, kTick, kEmptyBox };

struct Item {
  Sign sign = Sign::kValue;
  Span at;
};

template <typename Words>
std::size_t longest_at(std::string_view text, const Words& words) {
  std::size_t longest = 0;
  for (const std::string_view word : words) {
    if (text.starts_with(word)) longest = std::max(longest, word.size());
  }
  return longest;
}

// The values and boxes in their order; nothing if anything else stands among them.
std::optional<std::vector<Item>> split(std::string_view text,
                                       const std::vector<std::string>& values) {
  std::vector<Item> items;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    std::size_t size = longest_at(rest, kBetween);
    Sign sign = Sign::kValue;
    const bool between = size > 0;
    if (size == 0) size = longest_at(rest, values);
    if (size == 0) {
      sign = Sign::kTick;
      size = longest_at(rest, kTicks);
    }
    if (size == 0) {
      sign = Sign::kEmptyBox;
      size = longest_at(rest, kEmptyBoxes);
    }
    if (size == 0) return std::nullopt;
    if (!between) items.push_back({sign, {at, at + size}});
    at += size;
  }
  return items;
}

bool is_value(const std::vector<Item>& items, std::size_t at) {
  return at < items.size() && items[at].sign == Sign::kValue;
}

// Does each box stand between its value, which is `step` items on, and another one's?
bool boxes_belong(const std::vector<Item>& items, std::size_t step) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].sign != Sign::kValue && !is_value(items, i + step)) return false;
  }
  return true;
}

}  // namespace

bool has_empty_box(std::string_view text) {
  return std::any_of(std::begin(kEmptyBoxes), std::end(kEmptyBoxes), [&](std::string_view box) {
    return text.find(box) != std::string_view::npos;
  });
}

std::optional<Span> find_ticked(std::string_view text, const std::vector<std::string>& values) {
  const std::optional<std::vector<Item>> items = split(text, values);
  if (!items || items->size() < 3) return std::nullopt;
  const auto is_tick = [](const Item& item) { return item.sign == Sign::kTick; };
  const auto tick = std::find_if(items->begin(), items->end(), is_tick);
  if (std::count_if(items->begin(), items->end(), is_tick) != 1) return std::nullopt;
  constexpr std::size_t kBefore = static_cast<std::size_t>(-1);
  const bool of_next = boxes_belong(*items, 1);
  const bool of_last = boxes_belong(*items, kBefore);
  if (of_next == of_last) return std::nullopt;
  return (tick + (of_next ? 1 : -1))->at;
}

}  // namespace jixiao
