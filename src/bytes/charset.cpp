#include "bytes/charset.h"

#include <algorithm>
#include <array>
#include <vector>

#include "bytes/conversion.h"

namespace jixiao {
namespace {

// A reading with more control characters than one in so many is no text.
constexpr std::size_t kCharactersPerControl = 50;
// Damaged text is still read if at most one character in so many is broken.
constexpr std::size_t kCharactersPerFault = 20;
// Share of common Han, in percent of the characters that can be Han.
constexpr std::size_t kClearlyChinese = 50;  // no other charset needs to be tried
constexpr std::size_t kClearMargin = 20;     // another charset must be better by this
constexpr std::size_t kHardlyChinese = 15;   // below it the choice is doubted…
constexpr std::size_t kEnoughToDoubt = 16;   // …given that many characters

struct Candidate {
  const char* charset = "";
  Reading reading;
  bool close = false;
};

struct Bom {
  std::string_view bytes;
  const char* charset;
};

// UTF-32LE stands before UTF-16LE, whose mark it begins with.
constexpr std::array<Bom, 6> kBoms{{{{"\xEF\xBB\xBF", 3}, "utf-8"},
                                    {{"\xFF\xFE\0\0", 4}, "utf-32le"},
                                    {{"\0\0\xFE\xFF", 4}, "utf-32be"},
                                    {{"\xFF\xFE", 2}, "utf-16le"},
                                    {{"\xFE\xFF", 2}, "utf-16be"},
                                    {{"\x84\x31\x95\x33", 4}, "gb18030"}}};

std::size_t lettered(const Reading& reading) { return reading.non_ascii - reading.marks; }

std::size_t common_percent(const Reading& reading) {
  return lettered(reading) == 0 ? 0 : reading.common * 100 / lettered(reading);
}

bool is_text(const Reading& reading) {
  return !reading.stopped && reading.characters > reading.replaced &&
         reading.controls * kCharactersPerControl <= reading.characters &&
         reading.junk * 2 <= reading.non_ascii &&
         reading.replaced <= 1 + reading.characters / kCharactersPerFault;
}

DecodedText decoded(std::string_view bytes, const Candidate& chosen) {
  const bool is_whole_utf8 =
      std::string_view(chosen.charset) == "utf-8" && chosen.reading.replaced == 0;
  DecodedText result{is_whole_utf8 ? std::string(bytes) : convert(bytes, chosen.charset),
                     chosen.charset, "", ""};
  const auto doubt = [&result](const std::string& chinese, const std::string& english) {
    result.doubt += (result.doubt.empty() ? "" : "；") + chinese;
    result.doubt_en += (result.doubt_en.empty() ? "" : "; ") + english;
  };
  const std::size_t broken = chosen.reading.replaced - (chosen.reading.cut ? 1 : 0);
  if (broken > 0) {
    const std::string count = std::to_string(broken);
    doubt("有 " + count + " 处字节按 " + result.encoding + " 无法解码，已用 U+FFFD 代替",
          count + " byte sequences are not valid " + result.encoding +
              " and were replaced by U+FFFD");
  }
  if (chosen.reading.cut) doubt("末尾的字符不完整", "the last character is cut off");
  if (chosen.close) {
    doubt("字符编码推断为 " + result.encoding + "，把握不大",
          "the character set is a close guess: " + result.encoding);
  }
  return result;
}

std::optional<DecodedText> decode_marked(std::string_view bytes, const Bom& bom) {
  const std::string_view rest = bytes.substr(bom.bytes.size());
  const Candidate candidate{bom.charset, survey(rest, bom.charset, Faults::kReplace), false};
  if (!rest.empty() && !is_text(candidate.reading)) return std::nullopt;
  return decoded(rest, candidate);
}

// Characters that speak for a reading, in percent: ASCII, Chinese punctuation and common Han.
std::size_t expected_percent(const Reading& reading) {
  if (reading.characters == 0) return 0;
  const std::size_t ascii = reading.characters - reading.non_ascii;
  return (ascii + reading.marks + reading.common) * 100 / reading.characters;
}

// NUL bytes are in a text only as half of a UTF-16 or a part of a UTF-32 character: of ASCII on one
// side of it, of 一 (U+4E00) on the other. On the wrong side every ASCII letter becomes a rare Han,
// so that counting what is expected settles the parity.
std::optional<DecodedText> decode_with_nuls(std::string_view bytes) {
  constexpr std::size_t kLeastExpected = 30;
  std::optional<Candidate> best;
  for (const char* charset : {"utf-16le", "utf-16be", "utf-32le", "utf-32be"}) {
    const Candidate candidate{charset, survey(bytes, charset, Faults::kStop), false};
    const std::size_t percent = expected_percent(candidate.reading);
    if (candidate.reading.controls > 0 || !is_text(candidate.reading)) continue;
    if (percent < kLeastExpected) continue;
    if (!best || percent > expected_percent(best->reading)) best = candidate;
  }
  if (!best) return std::nullopt;
  return decoded(bytes, *best);
}

// Are all characters, read as GBK, from the first level of GB2312, the 3755 common Han?
bool holds_common_gbk_only(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto lead = static_cast<unsigned char>(bytes[i]);
    if (lead < 0x80) continue;
    if (++i == bytes.size()) return true;  // cut
    const auto trail = static_cast<unsigned char>(bytes[i]);
    if (lead < 0xB0 || lead > 0xD7 || trail < 0xA1) return false;
  }
  return true;
}

// GBK text can be valid UTF-8 by chance, but then in two-byte sequences only: "通" is U+0368. A
// lone Latin sign ("°", "·") among ASCII is not such a case.
bool is_gbk_by_chance(std::string_view bytes, const Reading& utf8) {
  return utf8.non_ascii > 0 && (utf8.beyond_latin > 0 || utf8.longest_run > 1) &&
         holds_common_gbk_only(bytes);
}

bool is_better(const Candidate& other, const Candidate& best) {
  return common_percent(other.reading) > common_percent(best.reading) + kClearMargin;
}

// Texts that no charset reads without a fault.
std::optional<Candidate> choose_damaged(std::string_view bytes) {
  std::optional<Candidate> best;
  for (const char* charset : {"utf-8", "gb18030"}) {
    Candidate candidate{charset, survey(bytes, charset, Faults::kReplace), false};
    if (!is_text(candidate.reading)) continue;
    if (!best || candidate.reading.replaced < best->reading.replaced) best = candidate;
  }
  return best;
}

// Was another reading nearly as good, or is even the best one hardly Chinese?
bool is_close(const Candidate& best, const std::vector<Candidate>& tried) {
  const std::size_t percent = common_percent(best.reading);
  if (percent < kHardlyChinese) return lettered(best.reading) >= kEnoughToDoubt;
  return std::ranges::any_of(tried, [&](const Candidate& other) {
    return std::string_view(other.charset) != best.charset &&
           common_percent(other.reading) + kClearMargin > percent;
  });
}

// Not UTF-8 and without NULs. GB18030 is tried before all others and kept unless another charset
// gives clearly more Chinese: its bytes are easily taken for something else, the other way round
// the wrong reading is full of rare characters.
std::optional<Candidate> choose_legacy(std::string_view bytes) {
  const Reading gbk = survey(bytes, "gb18030", Faults::kStop);
  std::optional<Candidate> best;
  std::vector<Candidate> tried;
  if (is_text(gbk)) best = tried.emplace_back(Candidate{"gb18030", gbk, false});
  if (best && common_percent(gbk) >= kClearlyChinese) return best;
  for (const char* charset : {"utf-16le", "utf-16be", "big5"}) {
    Candidate candidate{charset, survey(bytes, charset, Faults::kStop), false};
    // Without a word of common Chinese in it any pair of bytes is a character of these.
    if (!is_text(candidate.reading) || common_percent(candidate.reading) < kHardlyChinese) continue;
    tried.push_back(candidate);
    if (!best || is_better(candidate, *best)) best = candidate;
  }
  const std::optional<Candidate> damaged = choose_damaged(bytes);
  if (damaged && (!best || is_better(*damaged, *best))) best = damaged;
  if (best) best->close = is_close(*best, tried);
  return best;
}

}  // namespace

bool has_bom(std::string_view bytes) {
  return std::ranges::any_of(kBoms, [&](const Bom& bom) { return bytes.starts_with(bom.bytes); });
}

std::optional<DecodedText> decode_utf8(std::string_view bytes) {
  const Reading utf8 = survey(bytes, "utf-8", Faults::kStop);
  const std::size_t broken = utf8.replaced - (utf8.cut ? 1 : 0);
  if (utf8.stopped || broken > 0 || is_gbk_by_chance(bytes, utf8)) return std::nullopt;
  return decoded(bytes, {"utf-8", utf8, false});
}

std::optional<DecodedText> decode_text(std::string_view bytes) {
  for (const Bom& bom : kBoms) {
    if (bytes.starts_with(bom.bytes)) return decode_marked(bytes, bom);
  }
  if (bytes.find('\0') != std::string_view::npos) return decode_with_nuls(bytes);
  const Reading utf8 = survey(bytes, "utf-8", Faults::kStop);
  if (is_text(utf8) && !is_gbk_by_chance(bytes, utf8))
    return decoded(bytes, {"utf-8", utf8, false});
  const std::optional<Candidate> chosen = choose_legacy(bytes);
  if (!chosen) return std::nullopt;
  return decoded(bytes, *chosen);
}

}  // namespace jixiao
