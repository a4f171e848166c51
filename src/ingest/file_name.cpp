#include "ingest/file_name.h"

#include <fnmatch.h>

#include <algorithm>

#include "bytes/conversion.h"

namespace jixiao {
namespace {

bool decodes(std::string_view bytes, const char* charset) {
  const Reading reading = survey(bytes, charset, Faults::kStop);
  return !reading.stopped && !reading.cut && reading.replaced == 0;
}

std::string_view base_name(std::string_view name) {
  const std::size_t slash = name.rfind('/');
  return slash == std::string_view::npos ? name : name.substr(slash + 1);
}

bool matches(const std::string& pattern, std::string_view name) {
  const std::string base(base_name(name));
  return fnmatch(pattern.c_str(), std::string(name).c_str(), 0) == 0 ||
         fnmatch(pattern.c_str(), base.c_str(), 0) == 0;
}

bool any_matches(const std::vector<std::string>& patterns, std::string_view name) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [name](const std::string& pattern) { return matches(pattern, name); });
}

}  // namespace

std::string file_name_text(std::string_view bytes) {
  if (decodes(bytes, "utf-8")) return std::string(bytes);
  return convert(bytes, decodes(bytes, "gb18030") ? "gb18030" : "utf-8");
}

bool is_leftover(std::string_view name) {
  const std::string_view base = base_name(name);
  return base.starts_with("~$") || base == ".DS_Store" || base == "Thumbs.db" ||
         base == "desktop.ini" || base.starts_with("._") || name.starts_with("__MACOSX/") ||
         name.find("/__MACOSX/") != std::string_view::npos;
}

bool has_zip_name(std::string_view name) {
  constexpr std::string_view kEnd = ".zip";
  if (name.size() < kEnd.size()) return false;
  const std::string_view end = name.substr(name.size() - kEnd.size());
  return std::equal(end.begin(), end.end(), kEnd.begin(), [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
  });
}

bool NameFilter::wants(std::string_view name) const {
  return (include.empty() || any_matches(include, name)) && !any_matches(exclude, name);
}

}  // namespace jixiao
