// What XmlParser tells of some bytes, as text, for comparing its two ways of reading.
//
// Example: events_of("<p a=\"1\">x</p>", 4, XmlReading::kScanFirst) gives bytes four at a time and
// returns a start with its attribute, "x" and an end. Texts that follow each other are joined.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/xml.h"
#include "extract/xml_scan.h"
#include "extract/xml_scope.h"
#include "value/failure.h"
#include "value/limits.h"

namespace jixiao {

struct XmlEvents {
  std::string seen;   // an event a line
  std::string fault;  // or failure
};

class XmlRecorder : public XmlVisitor {
 public:
  void start(const XmlElement& element) override {
    tell("start");
    for (const int of :
         {static_cast<int>(element.tag), static_cast<int>(element.ns),
          static_cast<int>(element.parent_tag), static_cast<int>(element.grandparent_tag)}) {
      seen.append(" ").append(std::to_string(of));
    }
    seen.append(" ").append(element.local_name);
    for (const XmlAttribute& one : element.attributes()) {
      seen.append(" ").append(std::to_string(static_cast<int>(one.ns))).append(":");
      seen.append(one.local).append("=[").append(one.value).append("]");
    }
    // One of them an element, since asking takes time.
    constexpr std::array<std::string_view, 4> kPrefixes = {"", "w", "p", "xml"};
    const Ns bound = element.prefix_family(kPrefixes[element.local_name.size() % 4]);
    seen.append(" ").append(std::to_string(static_cast<int>(bound)));
  }
  void end(Tag tag) override { tell("end " + std::to_string(static_cast<int>(tag))); }
  void text(std::string_view text) override {
    if (!in_text_) tell("text ");
    in_text_ = true;
    seen += text;
  }

  std::string seen;

 protected:
  void tell(const std::string& what) {
    in_text_ = false;
    seen.append("\n").append(what);
  }

  bool in_text_ = false;  // the last event was text
};

// The same for a visitor that need not be told all. What is left out is what it may be spared,
// whether it was told of it or not.
class LeanXmlRecorder : public XmlRecorder {
 public:
  XmlDemand demand() const override { return XmlDemand::kBody; }
  bool reads(Tag tag, std::span<const XmlAttribute> attributes) const override {
    return tag != Tag::kFonts || find_attribute(attributes, Ns::kWord, "ascii") != "plain";
  }
  void start(const XmlElement& element) override {
    const std::size_t before = seen.size();
    const bool in_text = in_text_;
    XmlRecorder::start(element);
    const bool spared = is_unread(element.tag) || !reads(element.tag, element.attributes());
    open_.push_back({before, seen.size(), spared, in_text});
  }
  void end(Tag tag) override {
    const Open open = open_.back();
    open_.pop_back();
    if (open.spared && seen.size() == open.behind) {
      seen.resize(open.begin);
      in_text_ = open.in_text;
    } else {
      XmlRecorder::end(tag);
    }
  }

 private:
  struct Open {
    std::size_t begin = 0;
    std::size_t behind = 0;  // its start
    bool spared = false;
    bool in_text = false;  // in front of it
  };
  std::vector<Open> open_;
};

// Gives the bytes `step` at a time.
template <typename Recorder = XmlRecorder>
XmlEvents events_of(std::string_view xml, std::size_t step, XmlReading reading,
                    const Limits& limits = {}, XmlVocabulary* vocabulary = nullptr) {
  Recorder recorder;
  std::string fault;
  try {
    std::optional<XmlParser> made;
    XmlParser& parser = vocabulary == nullptr
                            ? made.emplace("a.xml", recorder, limits, reading)
                            : made.emplace("a.xml", recorder, limits, *vocabulary);
    for (std::size_t at = 0; at < xml.size(); at += step) {
      if (!parser.feed(xml.substr(at, step))) break;
    }
    if (const std::optional<XmlFault> told = parser.finish()) {
      fault = std::to_string(told->line) + ", " + std::to_string(told->offset) + ": " +
              told->message + (told->stopped ? " (stopped)" : "");
    }
  } catch (const Failure& failure) {
    fault = failure.what();
  }
  return {std::move(recorder.seen), std::move(fault)};
}

// Bytes at a time that are all at once, and the least that libxml2 reads as it does that.
inline constexpr std::size_t kWhole = std::size_t{1} << 30;
inline constexpr std::size_t kFairStep = 4096;

inline bool same(const XmlEvents& one, const XmlEvents& other) {
  return one.seen == other.seen && one.fault == other.fault;
}

inline std::string place_of(const XmlEvents& events) {
  return events.fault.substr(0, events.fault.find(':'));
}

// Does the scan leave all of it to libxml2?
inline bool is_foreign(const std::string& xml) {
  XmlRecorder recorder;
  XmlScope scope("a.xml", recorder, Limits());
  XmlVocabulary vocabulary;
  XmlScan scan(scope, vocabulary);
  try {
    return !scan.feed(xml) && scan.offset() == 0;
  } catch (const Failure&) {
    return false;  // it has read as far as a limit
  }
}

// Empty where the scan tells what libxml2 tells that is given all bytes at once.
inline std::string difference(const std::string& xml, std::size_t step, const XmlEvents& library) {
  const bool small = step < kFairStep;
  // libxml2 tells other things of another encoding when it is given it in pieces: encoding="UTF8-"
  // stops it at once, or never.
  if (is_foreign(xml)) step = kWhole;
  const XmlEvents scan = events_of(xml, step, XmlReading::kScanFirst);
  if (same(library, scan)) return "";
  // What it says of bytes that are no UTF-8, and whether it tells the text in front of them, hangs
  // on how many bytes it has behind them.
  if (small && same(events_of(xml, step, XmlReading::kLibraryAlone), scan)) return "";
  const bool encoding = library.fault.find("UTF-8") != std::string::npos;
  if (small && encoding && place_of(library) == place_of(scan)) return "";
  return "library: " + library.fault + "\n" + library.seen + "\nscan, " + std::to_string(step) +
         " bytes at a time: " + scan.fault + "\n" + scan.seen + "\nof: " + xml;
}

inline std::string difference(const std::string& xml, std::size_t step) {
  return difference(xml, step, events_of(xml, kWhole, XmlReading::kLibraryAlone));
}

}  // namespace jixiao
