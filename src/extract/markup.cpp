#include "extract/markup.h"

#include <algorithm>
#include <array>

#include "bytes/conversion.h"
#include "extract/docx_printable.h"

namespace jixiao {
namespace {

// A prolog with its comments is some hundred bytes; a licence in a comment has some thousand.
constexpr std::size_t kHeadBytes = 65536;
constexpr std::string_view kSpace = " \t\r\n\f";

// The beginning without a BOM and without the NULs of UTF-16. Names and charsets are ASCII.
std::string head_of(std::string_view bytes) {
  std::string head;
  for (const char c : bytes.substr(0, kHeadBytes)) {
    const auto byte = static_cast<unsigned char>(c);
    const bool mark = byte == 0xEF || byte == 0xBB || byte == 0xBF || byte >= 0xFE;
    if (c != '\0' && !(head.empty() && mark)) head += c;
  }
  return head;
}

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

// Behind comments, <?…?> and <!DOCTYPE …>; empty if there is no tag behind them.
std::string_view behind_prolog(std::string_view text) {
  for (;;) {
    text.remove_prefix(std::min(text.find_first_not_of(kSpace), text.size()));
    std::string_view close;
    if (text.starts_with("<!--")) {
      close = "-->";
    } else if (text.starts_with("<?")) {
      close = "?>";
    } else if (text.starts_with("<!")) {
      close = ">";
    } else {
      return text.starts_with('<') ? text : std::string_view();
    }
    const std::size_t end = text.find(close);
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + close.size());
  }
}

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

Markup markup_of(std::string_view name, std::string_view tag) {
  const std::string_view local = local_name(name);
  if (local == "package" &&
      tag.find("schemas.microsoft.com/office/2006/xmlPackage") != std::string_view::npos) {
    return Markup::kFlatOpc;
  }
  if (local == "wordDocument") return Markup::kWord2003;
  return lower(std::string(local)) == "html" ? Markup::kHtml : Markup::kOther;
}

// The value behind `key`, '=' and a quote, as far as a charset's name can go.
std::string value_behind(std::string_view tag, std::string_view key) {
  for (std::size_t at = tag.find(key); at != std::string_view::npos; at = tag.find(key, at + 1)) {
    std::size_t begin = tag.find_first_not_of(kSpace, at + key.size());
    if (begin == std::string_view::npos || tag[begin] != '=') continue;
    begin = tag.find_first_not_of(" \t\r\n\f\"'", begin + 1);
    if (begin == std::string_view::npos) return "";
    return std::string(tag.substr(begin, tag.find_first_of(" \t\r\n\f\"';/?>", begin) - begin));
  }
  return "";
}

struct Label {
  std::string_view said;
  const char* charset;
};

// GB18030 holds GBK, which holds GB2312; pages that say one of them use what lies beyond it.
constexpr std::array<Label, 10> kLabels = {{{"utf-8", "utf-8"},
                                            {"utf8", "utf-8"},
                                            {"gb2312", "gb18030"},
                                            {"gb_2312-80", "gb18030"},
                                            {"gbk", "gb18030"},
                                            {"x-gbk", "gb18030"},
                                            {"cp936", "gb18030"},
                                            {"gb18030", "gb18030"},
                                            {"big5", "big5"},
                                            {"big5-hkscs", "big5"}}};

bool is_whole(const Reading& reading) { return !reading.stopped && reading.replaced == 0; }

}  // namespace

MarkupRoot find_root(std::string_view bytes) {
  const std::string head = head_of(bytes);
  const std::string_view text = behind_prolog(head);
  const std::string_view tag = text.substr(0, text.find('>'));
  if (tag.size() < 2) return {};
  const std::string_view name = tag.substr(1, tag.find_first_of(" \t\r\n\f/", 1) - 1);
  return {markup_of(name, tag), printable(name)};
}

std::string charset_hint(std::string_view bytes) {
  const std::string head = lower(head_of(bytes));
  const std::string_view text = head;
  if (text.starts_with("<?xml")) {
    std::string said = value_behind(text.substr(0, text.find("?>")), "encoding");
    if (!said.empty()) return said;
  }
  for (std::size_t at = text.find("<meta"); at != std::string_view::npos;
       at = text.find("<meta", at + 1)) {
    std::string said = value_behind(text.substr(at, text.find('>', at) - at), "charset");
    if (!said.empty()) return said;
  }
  return "";
}

std::optional<DecodedText> decode_markup(std::string_view bytes) {
  if (has_bom(bytes) || bytes.find('\0') != std::string_view::npos) return decode_text(bytes);
  if (std::optional<DecodedText> utf8 = decode_utf8(bytes)) return utf8;
  const std::string hint = charset_hint(bytes);
  for (const Label& label : kLabels) {
    if (label.said != hint) continue;
    if (is_whole(survey(bytes, label.charset, Faults::kStop))) {
      return DecodedText{convert(bytes, label.charset), label.charset, "", ""};
    }
  }
  return decode_text(bytes);
}

}  // namespace jixiao
