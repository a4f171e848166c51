#include "value/limits.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <vector>

namespace jixiao {
namespace {

constexpr std::uint64_t kMostBytes = 1ULL << 40;
// Counts that the model keeps as int, with room to add two of them.
constexpr std::uint64_t kMostCount = 1'000'000'000;
// Each level of these costs a stack of the reader's own.
constexpr std::uint64_t kMostChunks = 32;
constexpr std::uint64_t kMostColumns = 1'000'000;

constexpr std::array<LimitField, 14> kFields{{
    {"input_bytes", &Limits::input_bytes, true, 1, kMostBytes, "of one input"},
    {"part_bytes", &Limits::part_bytes, true, 1, kMostBytes, "of one inflated part of a package"},
    {"package_bytes", &Limits::package_bytes, true, 1, kMostBytes,
     "of all inflated parts of a package"},
    {"package_entries", &Limits::package_entries, false, 1, kMostCount, "entries of a package"},
    {"part_ratio", &Limits::part_ratio, false, 1, kMostCount,
     "inflated bytes of a part for each packed byte"},
    {"part_ratio_bytes", &Limits::part_ratio_bytes, true, 1, kMostBytes,
     "a part up to this size may have any ratio"},
    {"xml_depth", &Limits::xml_depth, false, 1, kMostCount, "elements inside elements"},
    {"table_nesting", &Limits::table_nesting, false, 0, kMostCount, "tables inside tables"},
    {"chunk_nesting", &Limits::chunk_nesting, false, 0, kMostChunks,
     "documents inside documents (altChunk)"},
    {"cells", &Limits::cells, false, 1, kMostCount, "cells of all tables of a document"},
    {"columns", &Limits::columns, false, 1, kMostColumns, "columns of one table"},
    {"paragraph_bytes", &Limits::paragraph_bytes, true, 1, kMostBytes, "text of one paragraph"},
    {"model_ratio", &Limits::model_ratio, false, 1, kMostCount,
     "memory of paragraphs and cells for each byte of XML"},
    {"model_bytes", &Limits::model_bytes, true, 1, kMostBytes, "of such memory that are free"},
}};

struct Unit {
  std::string_view name;
  unsigned shift;
};
constexpr std::array<Unit, 3> kUnits{{{"GiB", 30}, {"MiB", 20}, {"KiB", 10}}};

// How many letters must be put in, taken out or changed to make one word of the other.
std::size_t distance(std::string_view one, std::string_view other) {
  std::vector<std::size_t> row(other.size() + 1);
  for (std::size_t i = 0; i < row.size(); ++i) row[i] = i;
  for (std::size_t i = 0; i < one.size(); ++i) {
    std::size_t corner = row[0];
    row[0] = i + 1;
    for (std::size_t k = 0; k < other.size(); ++k) {
      const std::size_t changed = corner + (one[i] == other[k] ? 0 : 1);
      corner = row[k + 1];
      row[k + 1] = std::min({changed, row[k] + 1, corner + 1});
    }
  }
  return row.back();
}

const LimitField& field_of(const LimitMember& member) {
  return *std::find_if(kFields.begin(), kFields.end(),
                       [&](const LimitField& field) { return field.member == member; });
}

const LimitField& find_field(std::string_view name) {
  const LimitField* nearest = kFields.data();
  for (const LimitField& field : kFields) {
    if (field.name == name) return field;
    if (distance(name, field.name) < distance(name, nearest->name)) nearest = &field;
  }
  throw std::invalid_argument("--limit: unknown limit \"" + std::string(name) +
                              "\"; did you mean " + std::string(nearest->name) + "?");
}

std::optional<std::uint64_t> parse_value(const LimitField& field, std::string_view text) {
  unsigned shift = 0;
  for (const Unit& unit : kUnits) {
    if (!field.bytes || !text.ends_with(unit.name)) continue;
    shift = unit.shift;
    text.remove_suffix(unit.name.size());
    break;
  }
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  if (!whole || value > UINT64_MAX >> shift) return std::nullopt;
  return value << shift;
}

}  // namespace

std::span<const LimitField> limit_fields() { return kFields; }

std::uint64_t limit_value(const Limits& limits, const LimitMember& member) {
  return std::visit([&](auto at) { return static_cast<std::uint64_t>(limits.*at); }, member);
}

std::string limit_text(const LimitField& field, std::uint64_t value) {
  for (const Unit& unit : kUnits) {
    if (!field.bytes || value == 0 || value % (1ULL << unit.shift) != 0) continue;
    return std::to_string(value >> unit.shift) + std::string(unit.name);
  }
  return std::to_string(value);
}

void set_limit(Limits& limits, std::string_view word) {
  const std::size_t equals = std::min(word.find('='), word.size());
  const LimitField& field = find_field(word.substr(0, equals));
  if (equals == word.size()) {
    throw std::invalid_argument("--limit " + std::string(word) + ": a value is missing; write " +
                                std::string(word) + "=N");
  }
  const std::optional<std::uint64_t> value = parse_value(field, word.substr(equals + 1));
  if (!value || *value < field.least || *value > field.most) {
    throw std::invalid_argument(
        "--limit " + std::string(word) + ": not a whole number from " +
        std::to_string(field.least) + " to " + limit_text(field, field.most) +
        (field.bytes ? "; KiB, MiB or GiB may stand behind it, as in 64MiB" : ""));
  }
  std::visit(
      [&](auto at) {
        limits.*at = static_cast<std::remove_reference_t<decltype(limits.*at)>>(*value);
      },
      field.member);
}

std::string limit_clause(const Limits& limits, const LimitMember& member) {
  const std::string name(field_of(member).name);
  return " (limit " + name + " = " + std::to_string(limit_value(limits, member)) +
         "; raise it with --limit " + name + "=N)";
}

}  // namespace jixiao
