#include "write/source_json.h"

#include <cstddef>

namespace jixiao {

void write_source(const SourceInfo& source, JsonText& json) {
  json.key("source");
  json.open_object();
  json.text("path", source.path);
  json.text("sha256", source.sha256);
  json.key("bytes");
  json.integer(source.bytes);
  json.text("format", format_name(source.format));
  json.text_or_null("encoding", source.encoding);
  json.text_or_null("producer", source.producer);
  json.close_object();
}

void write_failed_source(const SourceInfo& source, JsonText& json) {
  json.key("source");
  json.open_object();
  json.text("path", source.path);
  json.text_or_null("sha256", source.sha256);
  json.key("bytes");
  if (source.sha256.empty()) {
    json.null();
  } else {
    json.integer(source.bytes);
  }
  for (const char* unknown : {"format", "encoding", "producer"}) {
    json.key(unknown);
    json.null();
  }
  json.close_object();
}

void write_position(const Place& place, const std::vector<std::string>& parts, JsonText& json) {
  json.text_or_null("part", part_name(place, parts));
  json.index("block", place.block);
  json.index("table", place.table);
  json.index("row", place.row);
  json.index("col", place.col);
}

void write_range(const Place& place, JsonText& json) {
  json.index("begin", place.begin);
  json.index("end", place.end);
}

std::string_view part_name(const Place& place, const std::vector<std::string>& parts) {
  if (place.part < 0 || static_cast<std::size_t>(place.part) >= parts.size()) return {};
  return parts[static_cast<std::size_t>(place.part)];
}

}  // namespace jixiao
