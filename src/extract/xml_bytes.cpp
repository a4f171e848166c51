#include "extract/xml_bytes.h"

#include <initializer_list>

namespace jixiao {
namespace {

// " name = 'value'"; the value is one of `values`, letter by letter.
bool skip_setting(const char*& at, int& line, std::string_view name,
                  std::initializer_list<std::string_view> values) {
  int lines = line;
  const char* p = skip_xml_space(at, lines);
  if (p == at || !skip_xml_word(p, name)) return false;
  p = skip_xml_space(p, lines);
  if (*p != '=') return false;
  p = skip_xml_space(p + 1, lines);
  const char quote = *p;
  if (quote != '"' && quote != '\'') return false;
  ++p;
  for (const std::string_view value : values) {
    const char* behind = p;
    if (!skip_xml_word(behind, value) || *behind != quote) continue;
    at = behind + 1;
    line = lines;
    return true;
  }
  return false;
}

}  // namespace

bool skip_xml_declaration(const char*& at, int& line) {
  if (!skip_setting(at, line, "version", {"1.0"})) return false;
  skip_setting(at, line, "encoding", {"UTF-8", "utf-8"});
  skip_setting(at, line, "standalone", {"yes", "no"});
  at = skip_xml_space(at, line);
  return skip_xml_word(at, "?>");
}

}  // namespace jixiao
