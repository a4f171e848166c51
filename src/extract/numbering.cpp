#include "extract/numbering.h"

#include <utility>

namespace jixiao {
namespace {

std::uint16_t bit(int level) {
  return static_cast<std::uint16_t>(1U << static_cast<unsigned>(level));
}

// Does using level `used` send the deeper level back to its start? Both 0-based.
bool restarts(const ListLevel* deeper, int level, int used) {
  if (deeper == nullptr || !deeper->restart) return true;
  const int restart = *deeper->restart;
  // Word ignores a value that names no level above.
  if (restart < 0 || restart > level) return true;
  return restart != 0 && used + 1 <= restart;
}

NumberFormat shown_format(const ListLevel& of, bool legal) {
  return legal && !stays_in_legal_numbering(of.format) ? kDecimalFormat : of.format;
}

}  // namespace

Numbering::Numbering(std::shared_ptr<const ListDefinitions> definitions, Styles& styles)
    : definitions_(std::move(definitions)) {
  StyleOwners owners;
  for (const auto& [id, abstract] : definitions_->abstracts) {
    if (!abstract.style.empty()) owners.emplace(abstract.style, id);
  }
  for (const auto& [id, instance] : definitions_->instances) {
    if (!instance.abstract_id) continue;
    List list;
    list.abstract_id = *instance.abstract_id;
    const AbstractList* const abstract = find_abstract(list.abstract_id, owners, styles);
    if (abstract == nullptr) continue;
    list.single_level = abstract->single_level;
    list.levels = abstract->levels;
    list.starts = instance.starts;
    for (std::size_t i = 0; i < instance.levels.size(); ++i) {
      if (instance.levels[i] >= 0) list.levels[i] = instance.levels[i];
    }
    list_of_id_.emplace(id, static_cast<int>(lists_.size()));
    lists_.push_back(list);
  }
}

// Follows links of numbering styles; `id` becomes that of the list that is found.
const AbstractList* Numbering::find_abstract(int& id, const StyleOwners& owners,
                                             Styles& styles) const {
  // One link is what Word writes; a circle of them ends here.
  constexpr int kMaxLinks = 8;
  for (int links = 0; links < kMaxLinks; ++links) {
    const auto abstract = definitions_->abstracts.find(id);
    if (abstract == definitions_->abstracts.end()) return nullptr;
    const std::string& link = abstract->second.style_link;
    if (link.empty()) return &abstract->second;
    const std::optional<int> number = styles.facts(link).number_id;
    const auto instance = definitions_->instances.find(number.value_or(0));
    if (instance != definitions_->instances.end() && instance->second.abstract_id &&
        *instance->second.abstract_id != id) {
      id = *instance->second.abstract_id;
      continue;
    }
    const auto owner = owners.find(link);
    if (owner == owners.end()) return nullptr;
    id = owner->second;
  }
  return nullptr;
}

int Numbering::level_by_style(const List& list, const StyleFacts& style) const {
  for (const std::string& id : style.number_styles) {
    for (int level = 0; level < kListLevels; ++level) {
      const ListLevel* const tied = find_level(list, level);
      if (tied != nullptr && tied->style == id) return level;
    }
  }
  return style.number_level.value_or(0);
}

std::optional<ListPlace> Numbering::find_place(const DirectNumber& direct,
                                               const StyleFacts& style) const {
  const std::optional<int> id = direct.id ? direct.id : style.number_id;
  const auto found = list_of_id_.find(id.value_or(0));
  if (found == list_of_id_.end() || found->first == 0) return std::nullopt;
  const List& list = lists_[static_cast<std::size_t>(found->second)];
  int level = 0;
  if (list.single_level) {
    level = 0;
  } else if (direct.level) {
    level = *direct.level;
  } else {
    level = direct.id ? style.number_level.value_or(0) : level_by_style(list, style);
  }
  if (level < 0 || level >= kListLevels) return std::nullopt;
  return ListPlace{found->second, level};
}

// Where a level begins that has no value yet. An override of the start counts once a story.
int ListCounters::take_start(const Numbering& numbering, ListPlace place, bool& overridden) {
  const int start = numbering.list_at(place).starts[static_cast<std::size_t>(place.level)];
  overridden = start >= 0;
  if (overridden) {
    std::uint16_t& fired = fired_[place.list];
    overridden = (fired & bit(place.level)) == 0;
    fired |= bit(place.level);
    if (overridden) return start;
  }
  const ListLevel* const level = numbering.level(place);
  return level == nullptr ? 0 : level->start;
}

void ListCounters::count(const Numbering& numbering, ListPlace place, Counter& counter) {
  for (int upper = 0; upper < place.level; ++upper) {
    if ((counter.used & bit(upper)) != 0) continue;
    bool overridden = false;
    counter.values[static_cast<std::size_t>(upper)] =
        take_start(numbering, {place.list, upper}, overridden);
    counter.used |= bit(upper);
  }
  bool overridden = false;
  const int start = take_start(numbering, place, overridden);
  int& value = counter.values[static_cast<std::size_t>(place.level)];
  const bool goes_on = (counter.used & bit(place.level)) != 0 && !overridden;
  value = goes_on ? value + 1 : start;
  counter.used |= bit(place.level);
  for (int deeper = place.level + 1; deeper < kListLevels; ++deeper) {
    const ListLevel* const level = numbering.level({place.list, deeper});
    if (restarts(level, deeper, place.level)) {
      counter.used &= static_cast<std::uint16_t>(~bit(deeper));
    }
  }
}

std::string ListCounters::next_label(const Numbering& numbering, ListPlace place) {
  Counter& counter = counters_[numbering.list_at(place).abstract_id];
  count(numbering, place, counter);
  std::string label;
  const ListLevel* const level = numbering.level(place);
  if (level == nullptr || level->hidden) return label;
  for (const LabelPiece& piece : level->label) {
    label += piece.text;
    if (piece.level < 0) continue;
    // Word prints nothing at all for a template that names a deeper level.
    if (piece.level > place.level) return "";
    const ListLevel* const of = numbering.level({place.list, piece.level});
    if (of == nullptr) continue;
    label += format_number(shown_format(*of, level->legal),
                           counter.values[static_cast<std::size_t>(piece.level)]);
  }
  return label;
}

}  // namespace jixiao
