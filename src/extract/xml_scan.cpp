#include "extract/xml_scan.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "bytes/byte_word.h"
#include "extract/xml_bytes.h"
#include "extract/xml_reference.h"

namespace jixiao {
namespace {

// A token that is cut is read anew from its first byte when more has come, so it has a limit.
constexpr std::size_t kLongestToken = std::size_t{1} << 16;
// No token is told from another by more bytes than these.
constexpr std::ptrdiff_t kLongestSign = 16;
// Bytes of an XML declaration with the usual white space.
constexpr std::ptrdiff_t kLongestDeclaration = 256;
// NUL bytes behind the buffer: no loop has to ask for its end, and heads of names can be loaded.
constexpr std::size_t kPadding = XmlKnownTags::kBeginning;

// Bytes of what stands in a value and needs a second look, 0 if it is not plain. The end of the
// value is none of it.
std::size_t sign_size(const char* at, int& line, bool& as_written) {
  if (xml_byte(at) >= 0x80) return xml_character_size(at);
  as_written = false;
  if (*at == '\n') ++line;
  if (*at == '\t' || *at == '\n') return 1;
  return *at == '&' ? read_xml_reference(at).size : 0;
}

// Behind text that needs no second look: eight bytes at a time, then one by one. Eight bytes must
// be readable at `at`, and a byte that is no such text comes.
const char* skip_plain(const char* at) {
  for (;;) {
    const std::uint64_t word = load_word(at);
    const std::uint64_t odd = bytes_below(word, ' ') | bytes_equal(word, '<') |
                              bytes_equal(word, '&') | bytes_equal(word, ']') | bytes_above(word);
    at += marked(odd);
    if (odd != 0) break;
  }
  while (is_xml(at, kXmlText)) ++at;
  return at;
}

std::string_view between(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

}  // namespace

// Steps that only this file takes are inline. The library is position independent, where the
// compiler joins no other function with its caller, since another library might replace it.
XmlScan::XmlScan(XmlScope& scope, XmlVocabulary& vocabulary)
    : scope_(scope),
      vocabulary_(vocabulary),
      names_(vocabulary.names),
      all_bound_(XmlBindings::of_none(scope.demand())),
      known_(vocabulary.take_tags()) {
  bind(XmlNames::kXmlPrefix, XmlNames::kXmlNamespace, all_bound_);
  bind(XmlNames::kNoPrefix, XmlNames::kNoNamespace, all_bound_);
}

bool XmlScan::feed(std::string_view chunk) {
  noted_.on = false;
  buffer_.erase(0, at_);
  offset_ += static_cast<long>(at_);
  at_ = 0;
  buffer_.reserve(buffer_.size() + chunk.size() + kPadding);
  buffer_ += chunk;
  // What is cut is looked at again when it has grown by half, or its time would grow with the
  // square.
  if (buffer_.size() < waiting_ + waiting_ / 2) return true;
  return scan();
}

bool XmlScan::finish() { return scan() && stage_ == Stage::kEpilog && rest().empty(); }

inline bool XmlScan::scan() {
  const std::size_t size = buffer_.size();
  buffer_.append(kPadding, '\0');
  end_ = buffer_.data() + size;
  Step step = Step::kTaken;
  while (step == Step::kTaken && at_ < size) step = take_token();
  buffer_.resize(size);
  waiting_ = size - at_;
  return step == Step::kTaken || (step == Step::kCut && waiting_ <= kLongestToken);
}

inline XmlScan::Step XmlScan::take_token() {
  if (stage_ == Stage::kProlog) return take_prolog();
  if (stage_ == Stage::kEpilog) return take_epilog();
  const char* const at = begin();
  if (*at != '<') return *at == '&' ? take_reference() : take_text();
  return at[1] == '/' ? take_end() : take_start();
}

// What does not go on as expected: there may be more to come.
XmlScan::Step XmlScan::stop(const char* at) const {
  return end_ - at < kLongestSign ? Step::kCut : Step::kForeign;
}

// With the start of the root, so that libxml2 sees either all of this or nothing.
inline XmlScan::Step XmlScan::take_prolog() {
  // Less than four bytes are no document for libxml2, and must not be one here.
  if (end_ - begin() < 4) return Step::kCut;
  Place place{begin(), line_};
  skip_xml_word(place.at, "\xEF\xBB\xBF");
  if (skip_xml_word(place.at, "<?xml")) {
    if (!skip_xml_declaration(place.at, place.line)) {
      return end_ - begin() < kLongestDeclaration ? Step::kCut : Step::kForeign;
    }
    place.at = skip_xml_space(place.at, place.line);
  }
  if (*place.at != '<') return stop(place.at);
  const std::size_t at = at_;
  const int line = line_;
  take(place);
  const Step step = take_start();
  if (step != Step::kTaken) {
    at_ = at;
    line_ = line;
  }
  return step;
}

inline XmlScan::Step XmlScan::take_epilog() {
  Place place{begin(), line_};
  place.at = skip_xml_space(place.at, place.line);
  if (place.at != end_) return Step::kForeign;
  return take(place);
}

inline XmlScan::Step XmlScan::take_text() {
  const char* const first = begin();
  const char* at = first;
  int line = line_;
  bool returns = false;
  for (;;) {
    if (is_xml(at, kXmlText)) at = skip_plain(at);
    if (xml_byte(at) >= 0x80) {
      const std::size_t size = xml_character_size(at);
      if (size == 0) return stop(at);
      at += size;
    } else if (*at == '\n') {
      ++line;
      ++at;
    } else if (*at == ']') {
      if (at[1] == ']' && at[2] == '>') return Step::kForeign;
      ++at;
    } else if (*at == '\r' && at[1] == '\n') {
      returns = true;
      ++at;
    } else {
      break;
    }
  }
  if (*at != '<' && *at != '&') return stop(at);
  noted_.on = false;
  std::string_view text = between(first, at);
  if (returns) {
    decoded_ = text;
    std::erase(decoded_, '\r');
    text = decoded_;
  }
  const Step step = take({at, line});
  scope_.text(text);
  return step;
}

inline XmlScan::Step XmlScan::take_reference() {
  const XmlReference reference = read_xml_reference(begin());
  if (reference.size == 0) return stop(begin());
  noted_.on = false;
  const Step step = take({begin() + reference.size, line_});
  scope_.text(reference.text);
  return step;
}

inline XmlScan::Step XmlScan::take_end() {
  const Open& open = open_.back();
  const char* const name = begin() + 2;
  const auto size = static_cast<std::ptrdiff_t>(open.name->written.size());
  if (end_ - name < size) return Step::kCut;
  if (!XmlNames::equal(*open.name, name)) return stop(name + size);
  Place place{name + size, line_};
  if (*place.at != '>') place.at = skip_xml_space(place.at, place.line);
  if (*place.at != '>') return stop(place.at);
  ++place.at;
  const Step step = take(place);
  end_element();
  if (noted_.on) note_end(name - 2);
  return step;
}

inline void XmlScan::end_element() {
  open_.pop_back();
  if (!shadowed_.empty() && shadowed_.back().depth > open_.size()) release_namespaces();
  if (open_.empty()) stage_ = Stage::kEpilog;
  scope_.end();
}

// A name in front of white space, '/' or `end`. It is looked at closely when it is first met, so
// that only what may end it is sought here.
inline XmlNames::Name* XmlScan::read_name(Place& place, char end) {
  constexpr char kFirstNameSign = '0';  // but for '-' and '.', which are sought one by one
  const char* at = place.at;
  std::size_t size = kWordBytes;
  for (; size == kWordBytes; at += size) {
    const std::uint64_t word = load_word(at);
    size = marked(bytes_below(word, kFirstNameSign) | bytes_equal(word, end));
  }
  while (is_xml(at, kXmlName)) ++at;
  const char* const first = std::exchange(place.at, at);
  // One that is cut is not looked up.
  if (at >= end_ || at == first) return nullptr;
  return names_.find(first, static_cast<std::size_t>(at - first));
}

// A start tag, or a whole element that was read before.
inline XmlScan::Step XmlScan::take_start() {
  // The shortest element is <a></a>.
  constexpr std::size_t kDeepest = XmlKnownTags::kLongestElement / 7;
  const char* const first = begin() + 1;
  auto* const known = known_->find(first, static_cast<std::size_t>(end_ - first));
  if (known == nullptr) return take_new_start({first, line_});
  const bool kept = known->name.list && known_->has_luck(*known) && scope_.has_room(kDeepest);
  if (!kept) return open_known(*known);
  const auto* const element = known->find_element(first + known->written.size(), end_);
  if (element != nullptr && element->shorter) {
    known->luck = std::min(known->luck + 1, XmlKnownTags::kMostLuck);
    return take_known(*known, *element);
  }
  --known->luck;
  if (element == nullptr && !noted_.on && known->elements.size() < XmlKnownTags::kMostElements) {
    noted_.on = true;
    noted_.at = at_;
    noted_.depth = open_.size();
    noted_.told.clear();
  }
  return open_known(*known);
}

inline XmlScan::Step XmlScan::open_known(const XmlKnownTags::Tag& tag) {
  declared_ = 0;
  return open(tag.name, tag.attributes, {begin() + 1 + tag.written.size(), line_});
}

// Takes only those of its tags that the visitor is told of.
inline XmlScan::Step XmlScan::take_known(const XmlKnownTags::Tag& tag,
                                         const XmlKnownTags::Element& element) {
  const std::size_t from = at_;
  const std::size_t behind = from + 1 + tag.written.size() + element.rest.size();
  // A copy: the tags that are taken may take the place of the known one.
  const XmlKnownTags::ToldTags told = element.told;
  for (const XmlKnownTags::Told& one : told) {
    at_ = from + one.at;
    const Step step = begin()[1] == '/' ? take_end() : take_start_alone();
    if (step != Step::kTaken) return step;
  }
  at_ = behind;
  return Step::kTaken;
}

inline XmlScan::Step XmlScan::take_start_alone() {
  const char* const first = begin() + 1;
  const auto* const known = known_->find(first, static_cast<std::size_t>(end_ - first));
  return known != nullptr ? open_known(*known) : take_new_start({first, line_});
}

inline void XmlScan::note_start(const XmlTagName& name) {
  const bool opens = !name.empty && is_unread(name.meant.tag);
  const std::size_t at = at_ - noted_.at;
  noted_.on = at < XmlKnownTags::kLongestElement && declared_ == 0 &&
              noted_.told.add({static_cast<std::uint16_t>(at), opens});
}

// The end tag that was taken began at `at`.
inline void XmlScan::note_end(const char* at) {
  const auto from = static_cast<std::size_t>(at - buffer_.data()) - noted_.at;
  noted_.on =
      from < XmlKnownTags::kLongestElement &&
      (noted_.told.drop_hollow() || noted_.told.add({static_cast<std::uint16_t>(from), false}));
  if (!noted_.on || open_.size() > noted_.depth) return;
  noted_.on = false;
  known_->remember_element(between(buffer_.data() + noted_.at + 1, begin()), noted_.told);
}

inline XmlScan::Step XmlScan::take_new_start(Place place) {
  declared_ = 0;
  const char* const first = place.at;
  XmlNames::Name* const name = read_name(place, '>');
  if (name == nullptr || name->declares || !read_attributes(place)) return stop(place.at);
  const bool empty = *place.at == '/';
  if (empty && *++place.at != '>') return stop(place.at);
  ++place.at;
  if (declared_ > 0 && !bind_namespaces()) fit_ = false;
  const XmlNames::Index bound = bound_[name->prefix].to;
  const bool fit = bound != XmlNames::kUnbound || name->prefix == XmlNames::kDefaultPrefix;
  if (!fit_ || !fit) return Step::kForeign;
  const std::span<const XmlAttribute> attributes(attributes_.data(), count_);
  const NameTable::Name resolved = names_.resolve(*name, bound);
  const bool unread = empty && scope_.is_unread(resolved.tag, attributes);
  const bool list = !empty && is_property_list(resolved.tag) && scope_.passes_over_unread();
  const XmlTagName meant{name, resolved, empty, unread, list};
  if (declared_ == 0 && decoded_.empty() && place.line == line_) {
    known_->remember(meant, between(first, place.at), attributes);
  }
  return open(meant, attributes, place);
}

// The element is read up to `place`, its namespaces are bound.
inline XmlScan::Step XmlScan::open(const XmlTagName& name, std::span<const XmlAttribute> attributes,
                                   Place place) {
  if (name.unread && declared_ == 0 && scope_.has_room(0)) return take(place);
  if (noted_.on) note_start(name);
  open_.push_back({name.written, line_});
  stage_ = Stage::kContent;
  const Step step = take(place);
  scope_.start(name.meant, name.written->local(), attributes, place.line);
  if (name.empty) end_element();
  return step;
}

// Up to '>' or '/'.
inline bool XmlScan::read_attributes(Place& place) {
  count_ = 0;
  seen_ = 0;
  fit_ = true;
  decoded_.clear();
  for (;;) {
    const char* const before = place.at;
    place.at = skip_xml_space(before, place.line);
    if (*place.at == '>' || *place.at == '/') return true;
    if (place.at == before || !read_attribute(place)) return false;
  }
}

inline bool XmlScan::read_attribute(Place& place) {
  XmlNames::Name* const name = read_name(place, '=');
  if (name == nullptr) return false;
  place.at = skip_xml_space(place.at, place.line);
  if (*place.at != '=') return false;
  place.at = skip_xml_space(place.at + 1, place.line);
  std::string_view value;
  if (!read_value(place, value)) return false;
  if (name->declares) {
    if (declared_ == kMostAttributes) return false;
    declarations_[declared_++] = {name->prefix, value};
    return true;
  }
  if (count_ == kMostAttributes) return false;
  attribute_names_[count_] = name;
  attributes_[count_].value = value;
  resolve_attribute(count_++);
  return true;
}

// "value", without its quotes and with its references replaced; each kind of white space is a
// space.
inline bool XmlScan::read_value(Place& place, std::string_view& value) {
  const char quote = *place.at;
  if (quote != '"' && quote != '\'') return false;
  const char* const first = ++place.at;
  bool as_written = true;
  for (;;) {
    const std::uint64_t word = load_word(place.at);
    const std::size_t plain =
        marked(bytes_below(word, ' ') | bytes_equal(word, quote) | bytes_equal(word, '<') |
               bytes_equal(word, '&') | bytes_above(word));
    place.at += plain;
    if (plain == kWordBytes) continue;
    if (*place.at == quote) break;
    const std::size_t size = sign_size(place.at, place.line, as_written);
    if (size == 0) return false;
    place.at += size;
  }
  value = between(first, place.at++);
  if (!as_written) value = decode(value);
  return true;
}

// Into one buffer for all values of the tag. It never moves: what is decoded is not longer than
// what is written.
std::string_view XmlScan::decode(std::string_view written) {
  if (decoded_.empty()) decoded_.reserve(static_cast<std::size_t>(end_ - begin()));
  const std::size_t from = decoded_.size();
  for (std::size_t i = 0; i < written.size();) {
    if (written[i] == '&') {
      const XmlReference reference = read_xml_reference(written.data() + i);
      decoded_ += reference.text;
      i += reference.size;
    } else {
      const bool space = written[i] == '\t' || written[i] == '\n';
      decoded_ += space ? ' ' : written[i];
      ++i;
    }
  }
  return std::string_view(decoded_).substr(from);
}

inline void XmlScan::bind(XmlNames::Index prefix, XmlNames::Index to, XmlBindings::Number all) {
  bound_[prefix] = {to, names_.family(to)};
  all_bound_ = all;
  known_->bind(all);
}

// False: a declaration is not plain, and the scan is at its end.
inline bool XmlScan::bind_namespaces() {
  const std::size_t depth = open_.size() + 1;
  for (std::size_t i = 0; i < declared_; ++i) {
    const auto [prefix, uri] = declarations_[i];
    const std::optional<XmlNames::Index> space =
        uri.empty() ? XmlNames::kUnbound : names_.find_namespace(uri);
    if (!space || (uri.empty() && prefix != XmlNames::kDefaultPrefix)) return false;
    for (std::size_t k = 0; k < i; ++k) {
      if (declarations_[k].prefix == prefix) return false;
    }
    shadowed_.push_back({depth, prefix, bound_[prefix].to, *space, all_bound_});
    bind(prefix, *space, vocabulary_.bindings.bind(all_bound_, prefix, *space));
  }
  resolve_attributes();
  for (std::size_t i = 0; i < declared_; ++i) {
    const XmlNames::Index prefix = declarations_[i].prefix;
    scope_.bind(names_.prefix(prefix), bound_[prefix].family);
  }
  return true;
}

// Of elements that are no longer open.
inline void XmlScan::release_namespaces() {
  while (!shadowed_.empty() && shadowed_.back().depth > open_.size()) {
    bind(shadowed_.back().prefix, shadowed_.back().before, shadowed_.back().all_before);
    shadowed_.pop_back();
  }
}

inline void XmlScan::resolve_attributes() {
  seen_ = 0;
  fit_ = true;
  for (std::size_t i = 0; i < count_; ++i) resolve_attribute(i);
}

// They fit if each prefix is bound and none stands twice.
inline void XmlScan::resolve_attribute(std::size_t index) {
  const XmlNames::Name& name = *attribute_names_[index];
  XmlAttribute& attribute = attributes_[index];
  attribute.local = name.local();
  const Bound& bound = bound_[name.as_attribute];
  attribute.ns = bound.family;
  if (bound.to == XmlNames::kUnbound) fit_ = false;
  if ((seen_ & name.local_bit) != 0 && is_repeated(index)) fit_ = false;
  seen_ |= name.local_bit;
}

// The same local name in the same namespace.
inline bool XmlScan::is_repeated(std::size_t index) const {
  const XmlNames::Name& name = *attribute_names_[index];
  for (std::size_t i = 0; i < index; ++i) {
    const XmlNames::Name& other = *attribute_names_[i];
    if (&other == &name) return true;
    const bool one_space = bound_[other.as_attribute].to == bound_[name.as_attribute].to;
    if (one_space && other.local() == name.local()) return true;
  }
  return false;
}

std::vector<XmlScan::OpenTag> XmlScan::open_tags() const {
  if (stage_ == Stage::kEpilog) return {{"<a/>", 1}};
  std::vector<OpenTag> tags;
  auto bound = shadowed_.begin();
  for (const Open& open : open_) {
    OpenTag& tag = tags.emplace_back();
    tag.text.append("<").append(open.name->written);
    for (; bound != shadowed_.end() && bound->depth == tags.size(); ++bound) {
      const std::string& prefix = names_.prefix(bound->prefix);
      tag.text.append(prefix.empty() ? " xmlns" : " xmlns:").append(prefix);
      tag.text.append("=\"").append(names_.uri(bound->now)).append("\"");
    }
    tag.text += '>';
    tag.line = open.line;
  }
  return tags;
}

}  // namespace jixiao
