// A stream of elements and text out of one package part, never a tree. What programs write is read
// by a scanner of ours (xml_scan.h); at the first token that it does not take, a fault above all,
// libxml2 goes on and says what is wrong. This is the door to libxml2.
//
// Example: <w:p><w:r><w:t>甲</w:t></w:r></w:p> calls start(kParagraph) start(kRun) start(kText)
// text("甲") end(kText) end(kRun) end(kParagraph).
// Nothing is fetched and no entity is loaded. A DTD, or elements nested deeper than
// Limits::xml_depth, throw Failure. What is not well-formed is read up to its first fault and then
// closed: every start() has its end().
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "extract/docx_names.h"
#include "value/limits.h"

namespace jixiao {

class XmlScope;
class XmlVocabulary;

// Valid only during the call that hands over its element.
struct XmlAttribute {
  Ns ns = Ns::kNone;
  std::string_view local;
  std::string_view value;
};

inline std::optional<std::string_view> find_attribute(std::span<const XmlAttribute> attributes,
                                                      Ns family, std::string_view local) {
  for (const XmlAttribute& one : attributes) {
    if (one.ns == family && one.local == local) return one.value;
  }
  return std::nullopt;
}

// One start tag; valid only during the call that hands it over.
class XmlElement {
 public:
  XmlElement(NameTable::Name name, std::string_view local, Tag parent, Tag grandparent,
             std::span<const XmlAttribute> attributes, const XmlScope& scope)
      : tag(name.tag),
        ns(name.ns),
        local_name(local),
        parent_tag(parent),
        grandparent_tag(grandparent),
        attributes_(attributes),
        scope_(scope) {}

  std::optional<std::string_view> attribute(Ns family, std::string_view local) const {
    return find_attribute(attributes_, family, local);
  }
  // All of them, in their order; the declarations of namespaces are none.
  std::span<const XmlAttribute> attributes() const { return attributes_; }
  // The w: attribute `val`, or empty.
  std::string_view value() const { return attribute(Ns::kWord, "val").value_or(""); }
  // Family of the namespace that the prefix is bound to here.
  Ns prefix_family(std::string_view prefix) const;

  const Tag tag;
  const Ns ns;
  const std::string_view local_name;
  const Tag parent_tag;  // kForeign at the root
  const Tag grandparent_tag;

 private:
  const std::span<const XmlAttribute> attributes_;
  const XmlScope& scope_;
};

// What a visitor is told of. Of visitors with the same demand each reads() the same. All but the
// first are not told of elements that no visitor reads anything by (is_unread), if there is nothing
// in them but such elements: they are many, fonts, widths, borders. They may still meet some.
enum class XmlDemand : std::uint8_t { kEverything, kBody, kStyles, kNumbering };

class XmlVisitor {
 public:
  XmlVisitor() = default;
  XmlVisitor(const XmlVisitor&) = delete;
  XmlVisitor& operator=(const XmlVisitor&) = delete;
  virtual ~XmlVisitor() = default;
  virtual XmlDemand demand() const { return XmlDemand::kEverything; }
  // One that is not told of everything: does it read such an empty element, wherever it stands?
  virtual bool reads(Tag, std::span<const XmlAttribute>) const { return true; }
  // So many more bytes of the part will be parsed.
  virtual void feed(std::size_t) {}
  virtual void start(const XmlElement& element) = 0;
  virtual void end(Tag tag) = 0;
  // A stretch of character data; one text may come in several.
  virtual void text(std::string_view text) = 0;
};

struct XmlFault {
  int line = 0;
  long offset = 0;       // bytes of the part in front of it
  std::string message;   // what libxml2 says, without a line end
  bool stopped = false;  // nothing behind it was read
};

// Who reads; they differ in time only. The library alone is for tests to compare with.
enum class XmlReading : std::uint8_t { kScanFirst, kLibraryAlone };

class XmlParser {
 public:
  // `part` names the part in failures. The visitor must outlive the parser; what it throws comes
  // out of feed() and finish().
  XmlParser(std::string part, XmlVisitor& visitor, const Limits& limits,
            XmlReading reading = XmlReading::kScanFirst);
  // The same with what was met in other parts, which must outlive it.
  XmlParser(std::string part, XmlVisitor& visitor, const Limits& limits, XmlVocabulary& vocabulary);
  ~XmlParser();
  XmlParser(const XmlParser&) = delete;
  XmlParser& operator=(const XmlParser&) = delete;

  // False: a fault was met, no more bytes are wanted.
  bool feed(std::string_view chunk);
  // Closes what is open and tells the first fault.
  std::optional<XmlFault> finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// "on" unless it says 0, false or off: ST_OnOff, where an absent value is true.
bool parse_on_off(std::optional<std::string_view> value);
// A whole number with an optional sign; empty if it is none or does not fit.
std::optional<int> parse_whole(std::string_view text);

}  // namespace jixiao
