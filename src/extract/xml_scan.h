// XML as programs write it, read fast. It takes the document's tokens one by one and stops in front
// of the first that is not plain; libxml2 goes on from there (xml.cpp).
//
// Plain are: UTF-8, an XML declaration of version 1.0, tags with ASCII names and namespaces, quoted
// attributes, text, the five entities of XML, character references:
//   document  := BOM? declaration? space? element space?
//   element   := '<' name (space name '=' quoted)* space? ('/>' | '>' content '</' name space? '>')
//   content   := (element | text | '&' name-or-number ';')*
// Example: of <p>a<!-- b --></p> it takes <p> and "a", and stops in front of the comment.
// Whatever libxml2 refuses is not plain, so that what is taken is well-formed; the reverse does not
// hold: comments, CDATA, processing instructions, other encodings, names that are not ASCII, a lone
// carriage return and tokens longer than 64 KB are left to libxml2.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/xml_known_tags.h"
#include "extract/xml_names.h"
#include "extract/xml_scope.h"
#include "extract/xml_vocabulary.h"

namespace jixiao {

class XmlScan {
 public:
  // The scope and the vocabulary must outlive the scan.
  XmlScan(XmlScope& scope, XmlVocabulary& vocabulary);
  ~XmlScan() {
    known_->end_part();
    vocabulary_.give_back(std::move(known_));
  }
  XmlScan(const XmlScan&) = delete;
  XmlScan& operator=(const XmlScan&) = delete;

  // Takes what it can; a token that is cut waits. False: it stopped, and is not fed again.
  bool feed(std::string_view chunk);
  // Behind the last feed(): takes what waits. Was that the end of the document?
  bool finish();

  // Where it stands: the bytes that were not taken, and those and the line ends in front of them.
  std::string_view rest() const { return std::string_view(buffer_).substr(at_); }
  long offset() const { return offset_ + static_cast<long>(at_); }
  int line() const { return line_; }

  // Start tags that put another parser where this one stands: names and namespaces of the open
  // elements, or a whole element once the root is closed. None: nothing was taken yet.
  struct OpenTag {
    std::string text;
    int line = 1;
  };
  std::vector<OpenTag> open_tags() const;

 private:
  enum class Stage : std::uint8_t { kProlog, kContent, kEpilog };
  enum class Step : std::uint8_t { kTaken, kCut, kForeign };
  // A place inside a token that is not taken yet.
  struct Place {
    const char* at;
    int line;
  };
  struct Open {
    const XmlNames::Name* name = nullptr;
    int line = 1;
  };
  // What a prefix is bound to.
  struct Bound {
    XmlNames::Index to = XmlNames::kUnbound;
    Ns family = Ns::kNone;
  };
  // A prefix that an element binds, and what it was bound to.
  struct Shadowed {
    std::size_t depth = 0;
    XmlNames::Index prefix = 0;
    XmlNames::Index before = 0;
    XmlNames::Index now = 0;
    XmlBindings::Number all_before = 0;  // of all prefixes
  };
  struct Declaration {
    XmlNames::Index prefix = 0;
    std::string_view uri;
  };

  bool scan();
  Step take_token();
  Step take_prolog();
  Step take_epilog();
  Step take_text();
  Step take_reference();
  Step take_start();
  Step take_start_alone();
  Step open_known(const XmlKnownTags::Tag& tag);
  Step take_new_start(Place place);
  Step take_known(const XmlKnownTags::Tag& tag, const XmlKnownTags::Element& element);
  Step open(const XmlTagName& name, std::span<const XmlAttribute> attributes, Place place);
  Step take_end();
  Step take(Place place) {
    at_ = static_cast<std::size_t>(place.at - buffer_.data());
    line_ = place.line;
    return Step::kTaken;
  }
  Step stop(const char* at) const;
  const char* begin() const { return buffer_.data() + at_; }

  XmlNames::Name* read_name(Place& place, char end);
  bool read_attributes(Place& place);
  bool read_attribute(Place& place);
  bool read_value(Place& place, std::string_view& value);
  std::string_view decode(std::string_view written);
  bool bind_namespaces();
  void bind(XmlNames::Index prefix, XmlNames::Index to, XmlBindings::Number all);
  void resolve_attributes();
  void resolve_attribute(std::size_t index);
  bool is_repeated(std::size_t index) const;
  void end_element();
  void note_start(const XmlTagName& name);
  void note_end(const char* at);
  void release_namespaces();

  XmlScope& scope_;
  XmlVocabulary& vocabulary_;
  XmlNames& names_;
  std::array<Bound, XmlNames::kMostPrefixes> bound_;
  XmlBindings::Number all_bound_;
  std::unique_ptr<XmlKnownTags> known_;
  std::string buffer_;
  std::size_t at_ = 0;         // in the buffer: the first byte that is not taken
  long offset_ = 0;            // of the buffer in the part
  const char* end_ = nullptr;  // of the bytes in the buffer, while they are scanned
  std::size_t waiting_ = 0;    // bytes of the token that was cut
  int line_ = 1;
  Stage stage_ = Stage::kProlog;
  std::vector<Open> open_;
  std::vector<Shadowed> shadowed_;

  // The element that is being read, to be known when it comes again.
  struct Noted {
    bool on = false;
    std::size_t at = 0;     // in the buffer: its '<'
    std::size_t depth = 0;  // open elements around it
    XmlKnownTags::ToldTags told;
  };
  Noted noted_;

  // Of the start tag that is being read.
  static constexpr std::size_t kMostAttributes = 64;
  std::size_t count_ = 0;
  std::size_t declared_ = 0;
  std::uint64_t seen_ = 0;  // bits of the local names of its attributes
  bool fit_ = true;         // with the namespaces as they are, the attributes are plain
  std::array<XmlNames::Name*, kMostAttributes> attribute_names_ = {};
  std::array<XmlAttribute, kMostAttributes> attributes_;
  std::array<Declaration, kMostAttributes> declarations_;
  std::string decoded_;  // values with references and line ends
};

}  // namespace jixiao
