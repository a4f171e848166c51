#include "write/place_words.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "check/finding.h"
#include "write/source_json.h"
#include "write/write.h"

namespace jixiao {
namespace {

std::string number(int zero_based) { return std::to_string(zero_based + 1); }

const Place& origin_place(const Report& report, int origin) {
  return report.origins[static_cast<std::size_t>(origin)].place;
}

// The list entry that a pointer leads into: "/forms/0/indicators/3/" of
// "/forms/0/indicators/3/target/text"; empty if there is none below a form.
std::string entry_of(const std::string& pointer) {
  constexpr std::string_view kForms = "/forms/";
  std::size_t end = pointer.size();
  while (end != 0) {
    const std::size_t slash = pointer.rfind('/', end - 1);
    if (slash == std::string::npos || slash < kForms.size()) return {};
    const std::string segment = pointer.substr(slash + 1, end - slash - 1);
    if (segment.find_first_not_of("0123456789") == std::string::npos) {
      return pointer.substr(0, end) + "/";
    }
    end = slash;
  }
  return {};
}

// A blank has no origin of its own: the other values of its row say in which row it stands, but not
// in which column. A name merged down from above stands in an earlier row, so the last row counts.
std::optional<Place> row_place(const Report& report, const std::string& pointer,
                               const OriginIndex& origins) {
  const std::string entry = entry_of(pointer);
  std::optional<Place> last;
  if (entry.empty()) return last;
  for (const OriginIndex::Entry& found : origins.below(entry)) {
    const Place& place = origin_place(report, found.origin);
    if (!last || place.row > last->row) last = place;
  }
  if (last) last->col = -1;
  return last;
}

const Form* find_form(const Report& report, const Finding& finding) {
  if (!finding.form) return nullptr;
  const auto index = static_cast<std::size_t>(*finding.form);
  return index < report.forms.size() ? &report.forms[index] : nullptr;
}

// The form as a whole.
std::optional<Place> form_place(const Report& report, const Finding& finding) {
  const Form* form = find_form(report, finding);
  if (form == nullptr || form->place.table < 0) return std::nullopt;
  Place place = form->place;
  place.row = -1;
  place.col = -1;
  return place;
}

// The last heading at or before the block, deeper ones first.
const Section* find_section(const std::vector<Section>& sections, int block) {
  const Section* result = nullptr;
  for (const Section& section : sections) {
    if (section.place.block < 0 || section.place.block > block) continue;
    const Section* inner = find_section(section.sections, block);
    result = inner != nullptr ? inner : &section;
  }
  return result;
}

std::string quoted(const std::string& title, bool english) {
  return english ? " \"" + plain_line(title) + "\"" : "「" + plain_line(title) + "」";
}

std::string form_title(const Report& report, const Finding& finding) {
  const Form* form = find_form(report, finding);
  return form == nullptr ? "" : form->title.value.value_or("");
}

std::string cell_words(const FoundPlace& found, const std::string& title, bool english) {
  const Place& place = found.place;
  std::string words = english ? "table " : "表";
  words += number(place.table);
  if (!title.empty()) words += quoted(title, english);
  if (place.row >= 0) {
    words += english ? " row " + number(place.row) : "第" + number(place.row) + "行";
  }
  if (place.col >= 0) {
    words += english ? " column " + number(place.col) : "第" + number(place.col) + "列";
  }
  if (place.row >= 0 && !found.pointer.empty()) {
    const Language language = english ? Language::kEnglish : Language::kChinese;
    const std::string field = pointer_field_words(found.pointer, language);
    words += english ? " (" + field + ")" : "“" + field + "”";
  }
  return words;
}

std::string section_words(const Report& report, const Place& place, bool english) {
  const Section* section = find_section(report.sections, place.block);
  if (place.block < 0 || section == nullptr) return {};
  const std::string heading = section->label.value.value_or("") + section->title.value.value_or("");
  if (heading.empty()) return {};
  return english ? "section" + quoted(heading, english) : quoted(heading, english);
}

// The address in the file, as far as it helps to find the spot: the line of a text; of a package
// the part where it is not the main one, and the block where nothing better tells the spot.
std::string address_words(const Report& report, const Place& place, bool located, bool english) {
  const std::string part(part_name(place, report.parts));
  if (!part.empty() && located) return place.part > 0 ? part : "";
  if (!part.empty()) {
    return place.block < 0 ? part : part + " block " + std::to_string(place.block);
  }
  if (place.line >= 0) {
    const std::string line = std::to_string(place.line);
    return english ? "line " + line : "文本第" + line + "行";
  }
  return place.block < 0 || located ? "" : "block " + std::to_string(place.block);
}

}  // namespace

OriginIndex::OriginIndex(const Report& report) {
  entries_.reserve(report.origins.size());
  for_each_origin(report, [&](const std::string& pointer, int origin) {
    entries_.push_back({pointer, origin});
  });
  std::sort(entries_.begin(), entries_.end(),
            [](const Entry& a, const Entry& b) { return a.pointer < b.pointer; });
}

const OriginIndex::Entry* OriginIndex::find(std::string_view pointer) const {
  const std::span<const Entry> found = below(pointer);
  return found.empty() || found.front().pointer != pointer ? nullptr : &found.front();
}

std::span<const OriginIndex::Entry> OriginIndex::below(std::string_view begin) const {
  const auto first = std::lower_bound(
      entries_.begin(), entries_.end(), begin,
      [](const Entry& entry, std::string_view sought) { return entry.pointer < sought; });
  const auto last = std::partition_point(
      first, entries_.end(), [&](const Entry& entry) { return entry.pointer.starts_with(begin); });
  return {first, last};
}

std::optional<FoundPlace> find_place(const Report& report, const Finding& finding,
                                     const OriginIndex& origins) {
  for (const std::string& pointer : finding.at) {
    const OriginIndex::Entry* const found = origins.find(pointer);
    if (found != nullptr) return FoundPlace{origin_place(report, found->origin), pointer};
  }
  if (finding.place) return FoundPlace{*finding.place, ""};
  for (const std::string& pointer : finding.at) {
    if (const auto place = row_place(report, pointer, origins)) return FoundPlace{*place, pointer};
  }
  if (const auto place = form_place(report, finding)) return FoundPlace{*place, ""};
  return std::nullopt;
}

std::string place_words(const Report& report, const Finding& finding, const OriginIndex& origins,
                        bool english) {
  const std::optional<FoundPlace> found = find_place(report, finding, origins);
  if (!found) return {};
  const std::string where = found->place.table >= 0
                                ? cell_words(*found, form_title(report, finding), english)
                                : section_words(report, found->place, english);
  const std::string address = address_words(report, found->place, !where.empty(), english);
  if (where.empty() || address.empty()) return where + address;
  return where + " | " + address;
}

}  // namespace jixiao
