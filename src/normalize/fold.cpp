#include "normalize/fold.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <optional>
#include <utility>

#include "bytes/byte_word.h"
#include "normalize/folding.h"

namespace jixiao {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

struct LeadByte {
  int trailing = 0;      // bytes that follow; 0 for ASCII, -1 for no lead byte at all
  unsigned low = 0x80;   // the range of the second byte, which rules out overlong forms,
  unsigned high = 0xBF;  // surrogates and what lies beyond U+10FFFF
};

LeadByte lead_byte(unsigned byte) {
  if (byte < 0x80) return {0};
  if (byte >= 0xC2 && byte <= 0xDF) return {1};
  if (byte == 0xE0) return {2, 0xA0};
  if (byte == 0xED) return {2, 0x80, 0x9F};
  if (byte >= 0xE1 && byte <= 0xEF) return {2};
  if (byte == 0xF0) return {3, 0x90};
  if (byte >= 0xF1 && byte <= 0xF3) return {3};
  if (byte == 0xF4) return {3, 0x80, 0x8F};
  return {-1};
}

// Takes the code point at byte `at`; an invalid sequence is U+FFFD and as long as it could still
// have become a character.
char32_t take_code_point(std::string_view text, std::size_t& at) {
  const auto byte_at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned first = byte_at(at++);
  if (first < 0x80) return first;
  // Most of the rest: ideographs and Chinese marks.
  if (first >= 0xE1 && first <= 0xEC && at + 1 < text.size() && (byte_at(at) & 0xC0U) == 0x80U &&
      (byte_at(at + 1) & 0xC0U) == 0x80U) {
    at += 2;
    return (first & 0xFU) << 12U | (byte_at(at - 2) & 0x3FU) << 6U | (byte_at(at - 1) & 0x3FU);
  }
  LeadByte lead = lead_byte(first);
  if (lead.trailing < 0) return kReplacement;
  char32_t c = first & (0x3FU >> lead.trailing);
  for (; lead.trailing > 0; --lead.trailing) {
    if (at >= text.size() || byte_at(at) < lead.low || byte_at(at) > lead.high) {
      return kReplacement;
    }
    c = (c << 6) | (byte_at(at++) & 0x3FU);
    lead.low = 0x80;
    lead.high = 0xBF;
  }
  return c;
}

// A character of the original, or the first of some.
struct Source {
  std::uint32_t index = 0;  // code points before it
  std::uint32_t byte = 0;
  std::uint8_t width = 0;  // bytes
};

struct Sink {
  std::string text;
  std::vector<FoldedRun> runs;
  bool keeps_runs = false;
  std::uint32_t characters = 0;  // of the original, so far

  // What follows in the text, characters of `width` bytes, comes from there.
  void begin_run(const Source& from, std::size_t width) {
    if (!keeps_runs) return;
    runs.push_back({static_cast<std::uint32_t>(text.size()), from.index, from.byte,
                    static_cast<std::uint8_t>(width), from.width});
  }
};

std::size_t encode(char32_t c, char (&bytes)[4]) {
  const auto tail = [&](int shift) { return static_cast<char>(0x80U | ((c >> shift) & 0x3FU)); };
  if (c < 0x80) {
    bytes[0] = static_cast<char>(c);
    return 1;
  }
  if (c < 0x800) {
    bytes[0] = static_cast<char>(0xC0U | (c >> 6));
    bytes[1] = tail(0);
    return 2;
  }
  if (c < kBmpSize) {
    bytes[0] = static_cast<char>(0xE0U | (c >> 12));
    bytes[1] = tail(6);
    bytes[2] = tail(0);
    return 3;
  }
  bytes[0] = static_cast<char>(0xF0U | (c >> 18));
  bytes[1] = tail(12);
  bytes[2] = tail(6);
  bytes[3] = tail(0);
  return 4;
}

void put(Sink& sink, char32_t c, const Source& from) {
  char bytes[4];
  const std::size_t size = encode(c, bytes);
  sink.begin_run(from, size);
  sink.text.append(bytes, size);
}

// Writes c, of three bytes, in the place of a sign before it, of one: it stands for both.
void put_joined(Sink& sink, char32_t c, const Source& sign, const Source& second) {
  sink.text.pop_back();
  const bool alone = sink.keeps_runs && sink.runs.back().at == sink.text.size();
  if (alone) sink.runs.pop_back();
  char bytes[4];
  const std::size_t size = encode(c, bytes);
  assert(size == 3);
  sink.begin_run(sign, size - 1);
  sink.text.append(bytes, size - 1);
  sink.begin_run(second, 1);
  sink.text += bytes[size - 1];
}

// ">" before "=" becomes "≥"; 0 if the two do not join.
char32_t joined_with_equals(char32_t before) {
  if (before == U'>') return U'≥';
  if (before == U'<') return U'≤';
  return 0;
}

bool space_stands_between(const Folding& left, const Folding& right, FoldForm form) {
  if ((left.kind & kHan) != 0 && (right.kind & kHan) != 0) return false;
  return form == FoldForm::kText || ((left.kind | right.kind) & kChineseMark) == 0;
}

// What the pass remembers of the text before the character it stands at.
struct Before {
  Folding left;                 // the last character written
  Source source;                // what it came from
  std::optional<Source> space;  // the first of the run of white space behind it
};

void write_space(Sink& sink, Before& before, const Folding& here, FoldForm form) {
  if (before.space && !sink.text.empty() && space_stands_between(before.left, here, form)) {
    put(sink, U' ', *before.space);
    before.left = {U' ', U' ', kSpace};
  }
  before.space.reset();
}

void write_character(Sink& sink, Before& before, Folding here, const Source& source,
                     FoldForm form) {
  const bool may_join = form != FoldForm::kText && here.match == U'=';
  const char32_t joined = may_join ? joined_with_equals(before.left.match) : 0;
  if (joined != 0) {
    put_joined(sink, joined, before.source, source);
    here.match = joined;
  } else {
    put(sink, form == FoldForm::kText ? here.text : here.match, source);
  }
  before.left = here;
  before.source = source;
}

bool is_trailing(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// A common ideograph, U+4E00 to U+9FFF, stands at `at`.
bool is_ideograph(std::string_view text, std::size_t at) {
  if (at + 2 >= text.size()) return false;
  const char* const bytes = text.data() + at;
  const auto first = static_cast<unsigned char>(bytes[0]);
  if (first < 0xE4 || first > 0xE9 || !is_trailing(bytes[1]) || !is_trailing(bytes[2])) {
    return false;
  }
  return first > 0xE4 || static_cast<unsigned char>(bytes[1]) >= 0xB8;
}

// Are the first six of the eight bytes two of them? Both are told by one look. In the places of the
// first bytes, 0xE4 to 0xE9, sums reach bit 4 from 4 on, from 5 on, from 10 on; in those of the
// second, after 0xE4, the byte is to be above 0xB7.
bool are_two_ideographs(std::uint64_t word) {
  if ((word & 0x0000C0C0F0C0C0F0U) != 0x00008080E08080E0U) return false;
  constexpr std::uint64_t kFirst = 0x0000000001000001U;
  const std::uint64_t low = word & (kFirst * 0x0F);
  const std::uint64_t second = (word >> 8U & (kFirst * 0x38)) + kFirst * 8;
  const std::uint64_t fits = (low + kFirst * 12) & ~(low + kFirst * 6) &
                             ((low + kFirst * 11) | second >> 2U) & (kFirst * 0x10);
  return fits == kFirst * 0x10;
}

// The bytes from `at` on that are such ideographs: nothing is folded in them.
std::size_t ideograph_bytes(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end + kWordBytes <= text.size() && are_two_ideographs(load_word(text.data() + end))) {
    end += 6;
  }
  while (is_ideograph(text, end)) end += 3;
  return end - at;
}

// ASCII signs but white space and '=', which may join with what stands before; by table, as they
// are asked for one by one.
bool is_plain_ascii(char c) {
  static constexpr auto kPlainAscii = [] {
    std::array<bool, 256> plain{};
    for (unsigned char sign = '!'; sign <= '~'; ++sign) plain[sign] = sign != '=';
    return plain;
  }();
  return kPlainAscii[static_cast<unsigned char>(c)];
}

// Marks the bytes of a word that is_plain_ascii(), and its spaces: seven bits and a sum reach the
// eighth from a bound on. Behind a byte that is no ASCII the marks are not sure.
std::uint64_t plain_bytes(std::uint64_t word) {
  const std::uint64_t differs = (word ^ kEachByte * '=') + kEachByte * 0x7F;
  return (word + kEachByte * (0x80 - '!')) & differs & ~(word + kEachByte) & ~word & kHighBits;
}
std::uint64_t space_bytes(std::uint64_t word) {
  return ~((word ^ kEachByte * ' ') + kEachByte * 0x7F) & ~word & kHighBits;
}

// The same of plain ASCII signs; of all forms but kLabel with single spaces between two of them,
// which stay: most of a line of English.
std::size_t ascii_bytes(std::string_view text, std::size_t at, FoldForm form) {
  const bool takes_spaces = form != FoldForm::kLabel;
  std::size_t end = at;
  if (end >= text.size() || !is_plain_ascii(text[end])) return 0;
  // A step begins with a plain sign, and ends before one: that the last byte of a word is a space
  // between two of them shows the next word.
  constexpr std::uint64_t kButLast = kHighBits >> 8U;
  while (end + kWordBytes <= text.size()) {
    const std::uint64_t word = load_word(text.data() + end);
    const std::uint64_t plain = plain_bytes(word);
    const std::uint64_t between = takes_spaces ? space_bytes(word) & plain << 8U & plain >> 8U : 0;
    const std::uint64_t others = ~(plain | between) & kButLast;
    if (others != 0) return end + marked(others) - at;
    end += 6 + (plain >> 63U);
  }
  for (;;) {
    while (end < text.size() && is_plain_ascii(text[end])) ++end;
    const bool between =
        takes_spaces && end + 1 < text.size() && text[end] == ' ' && is_plain_ascii(text[end + 1]);
    if (!between) return end - at;
    end += 2;
  }
}

// Writes such a run at once, characters of `from.width` bytes each, of which `from` is the first;
// most of a text comes this way.
void put_run(Sink& sink, Before& before, std::string_view run, const Source& from) {
  sink.begin_run(from, from.width);
  sink.text.append(run);
  std::size_t last = run.size() - from.width;
  before.source = {from.index + static_cast<std::uint32_t>(last / from.width),
                   from.byte + static_cast<std::uint32_t>(last), from.width};
  const char32_t c = take_code_point(run, last);
  before.left = {c, c, from.width == 1 ? kPlain : kHan};
}

// Takes such a run at `at`; false: none stands there.
bool take_run(std::string_view original, std::size_t& at, std::uint32_t& index, Sink& sink,
              Before& before, FoldForm form) {
  std::uint8_t width = 3;
  std::size_t size = ideograph_bytes(original, at);
  if (size == 0) {
    width = 1;
    size = ascii_bytes(original, at, form);
    if (size == 0) return false;
  }
  write_space(sink, before, {0, 0, width == 1 ? kPlain : kHan}, form);
  put_run(sink, before, original.substr(at, size), {index, static_cast<std::uint32_t>(at), width});
  at += size;
  index += static_cast<std::uint32_t>(size / width);
  return true;
}

Sink run_fold(std::string_view original, FoldForm form, bool keeps_runs) {
  const FoldTable& table = fold_table();
  Sink sink;
  sink.keeps_runs = keeps_runs;
  sink.text.reserve(original.size());
  Before before;
  std::uint32_t& index = sink.characters;
  for (std::size_t at = 0; at < original.size(); ++index) {
    while (take_run(original, at, index, sink, before, form)) continue;
    if (at >= original.size()) break;
    const std::size_t begin = at;
    const Folding here = find_folding(table, take_code_point(original, at));
    if ((here.kind & kDropped) != 0) continue;
    const Source source{index, static_cast<std::uint32_t>(begin),
                        static_cast<std::uint8_t>(at - begin)};
    if ((here.kind & kSpace) != 0) {
      if (!before.space && form != FoldForm::kLabel) before.space = source;
      continue;
    }
    write_space(sink, before, here, form);
    write_character(sink, before, here, source, form);
  }
  return sink;
}

// The code points of a text that is its own fold; nothing of another. Most are: Han characters and
// figures. Only a character that is looked up and stays what it is may stand between them, no white
// space and, but for kText, no '='.
std::optional<std::size_t> count_if_folded(std::string_view original, FoldForm form) {
  const FoldTable& table = fold_table();
  std::size_t characters = 0;
  for (std::size_t at = 0; at < original.size();) {
    const std::size_t han = ideograph_bytes(original, at);
    const std::size_t ascii = han > 0 ? 0 : ascii_bytes(original, at, form);
    at += han + ascii;
    characters += han / 3 + ascii;
    if (at >= original.size()) break;
    ++characters;
    const char32_t c = take_code_point(original, at);
    const Folding here = find_folding(table, c);
    const bool plain = (here.kind & (kDropped | kSpace)) == 0 && c != kReplacement;
    const bool stays = (form == FoldForm::kText ? here.text : here.match) == c &&
                       (form == FoldForm::kText || c != U'=');
    if (!plain || !stays) return std::nullopt;
  }
  return characters;
}

// Where the bracketed group begins that ends the text; its size if there is none.
std::size_t find_last_group(std::string_view text) {
  const char close = text.back();
  const char open = close == ')' ? '(' : '[';
  int depth = 0;
  for (std::size_t i = text.size(); i > 0; --i) {
    if (text[i - 1] == close) ++depth;
    if (text[i - 1] == open && --depth == 0) return i - 1;
  }
  return text.size();
}

// The byte range of the label inside its folded text: hints and marks at the ends left out.
std::pair<std::size_t, std::size_t> label_range(std::string_view text) {
  std::size_t begin = 0;
  std::size_t end = text.size();
  while (begin < end) {
    const std::string_view rest = text.substr(begin, end - begin);
    std::size_t next_begin = begin;
    std::size_t next_end = end;
    if (rest.front() == '*') {
      ++next_begin;
    } else if (rest.back() == ':' || rest.back() == '*') {
      --next_end;
    } else if (rest.back() == ')' || rest.back() == ']') {
      next_end = begin + find_last_group(rest);
    }
    const bool unchanged = next_begin == begin && next_end == end;
    if (unchanged || next_begin == next_end) break;
    begin = next_begin;
    end = next_end;
  }
  return {begin, end};
}

void replace_all(std::string& text, std::string_view sign, std::string_view by) {
  for (std::size_t at = 0; (at = text.find(sign, at)) != std::string::npos; at += by.size()) {
    text.replace(at, sign.size(), by);
  }
}

// Bytes of ASCII that the text begins with, looked at eight at a time.
std::size_t leading_ascii(std::string_view text) {
  std::size_t end = 0;
  while (end + kWordBytes <= text.size() && bytes_above(load_word(text.data() + end)) == 0) {
    end += kWordBytes;
  }
  while (end < text.size() && static_cast<unsigned char>(text[end]) < 0x80) ++end;
  return end;
}

}  // namespace

OriginalPart Folded::original_of(std::size_t begin, std::size_t end) const {
  const auto character_at = [this](std::size_t byte) {
    const auto behind =
        std::upper_bound(runs.begin(), runs.end(), byte,
                         [](std::size_t at, const FoldedRun& run) { return at < run.at; });
    if (behind == runs.begin()) return Source{};
    const FoldedRun& run = *(behind - 1);
    const auto number = static_cast<std::uint32_t>((byte - run.at) / run.width);
    return Source{run.first + number, run.byte + number * run.original_width, run.original_width};
  };
  const bool empty = begin >= end;
  const bool at_end = empty && begin == text.size() && begin > 0;
  const Source first = character_at(at_end ? begin - 1 : begin);
  const Source last = empty ? first : character_at(end - 1);
  const Source behind_last{last.index + 1, last.byte + last.width, 0};
  const Source& from = at_end ? behind_last : first;
  const Source& to = empty ? from : behind_last;
  return {static_cast<int>(from.index), static_cast<int>(to.index), from.byte, to.byte};
}

Folded fold(std::string_view original, FoldForm form) {
  assert(form != FoldForm::kLabel);
  Sink sink = run_fold(original, form, true);
  return {std::move(sink.text), std::move(sink.runs), static_cast<int>(sink.characters)};
}

std::string fold_text(std::string_view original) {
  if (count_if_folded(original, FoldForm::kText)) return std::string(original);
  return run_fold(original, FoldForm::kText, false).text;
}

CountedMatch fold_match_counted(std::string_view original) {
  if (const std::optional<std::size_t> count = count_if_folded(original, FoldForm::kMatch)) {
    return {std::string(original), static_cast<int>(*count)};
  }
  Sink sink = run_fold(original, FoldForm::kMatch, false);
  return {std::move(sink.text), static_cast<int>(sink.characters)};
}

std::string fold_match(std::string_view original) { return fold_match_counted(original).text; }

void append_match(std::string_view original, std::string& text) {
  if (count_if_folded(original, FoldForm::kMatch)) {
    text.append(original);
  } else {
    text.append(run_fold(original, FoldForm::kMatch, false).text);
  }
}

std::string label_key(std::string_view original) {
  std::string text;
  if (!count_if_folded(original, FoldForm::kLabel)) {
    text = run_fold(original, FoldForm::kLabel, false).text;
    original = text;
  }
  const auto [begin, end] = label_range(original);
  return std::string(original.substr(begin, end - begin));
}

std::string label_key_of_match(std::string_view folded) {
  std::string text;
  if (folded.find(' ') != std::string_view::npos) {
    text.resize(folded.size());
    text.erase(std::remove_copy(folded.begin(), folded.end(), text.begin(), ' '), text.end());
    // Where they stood beside each other they are one already: what is found a space had parted.
    replace_all(text, ">=", "≥");
    replace_all(text, "<=", "≤");
    folded = text;
  }
  const auto [begin, end] = label_range(folded);
  return std::string(folded.substr(begin, end - begin));
}

int count_code_points(std::string_view utf8) {
  int count = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t han = ideograph_bytes(utf8, at);
    at += han;
    const std::size_t ascii = leading_ascii(utf8.substr(at));
    at += ascii;
    count += static_cast<int>(han / 3 + ascii);
    if (han + ascii > 0) continue;
    take_code_point(utf8, at);
    ++count;
  }
  return count;
}

std::string code_point_slice(std::string_view utf8, int begin, int end) {
  std::size_t at = 0;
  int index = 0;
  while (at < utf8.size() && index < begin) {
    take_code_point(utf8, at);
    ++index;
  }
  const std::size_t first = at;
  while (at < utf8.size() && index < end) {
    take_code_point(utf8, at);
    ++index;
  }
  return std::string(utf8.substr(first, at - first));
}

}  // namespace jixiao
