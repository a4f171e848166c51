#include "ingest/row_format.h"

#include <utility>

namespace jixiao {
namespace {

constexpr std::pair<RowFormat, std::string_view> kNames[] = {
    {RowFormat::kValues, "values"},
    {RowFormat::kCopy, "copy"},
    {RowFormat::kCsv, "csv"},
    {RowFormat::kNdjson, "ndjson"},
};

}  // namespace

std::string_view row_format_name(RowFormat format) {
  for (const auto& [known, name] : kNames) {
    if (known == format) return name;
  }
  return "";
}

std::optional<RowFormat> find_row_format(std::string_view name) {
  for (const auto& [format, known] : kNames) {
    if (known == name) return format;
  }
  return std::nullopt;
}

}  // namespace jixiao
