#include "extract/xml_names.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace jixiao {
namespace {

// No part has so many; the table stays half empty.
constexpr std::size_t kMostNames = 512;
constexpr std::size_t kMostPrefixes = 256;
constexpr std::size_t kMostNamespaces = 256;

constexpr std::string_view kXmlNamespace = "http://www.w3.org/XML/1998/namespace";
constexpr std::string_view kXmlnsNamespace = "http://www.w3.org/2000/xmlns/";

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_one_of(char c, std::string_view signs) { return signs.find(c) != std::string_view::npos; }

bool is_simple_name(std::string_view text) {
  if (text.empty() || !(is_letter(text.front()) || text.front() == '_')) return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return is_letter(c) || is_digit(c) || is_one_of(c, "-._"); });
}

// http://host/… and urn:…, of letters, digits and signs that mean nothing in a URI.
bool is_simple_uri(std::string_view uri) {
  constexpr std::string_view kHttp = "http://";
  constexpr std::string_view kUrn = "urn:";
  const bool http = uri.starts_with(kHttp);
  if (!http && !uri.starts_with(kUrn)) return false;
  uri.remove_prefix(http ? kHttp.size() : kUrn.size());
  if (uri.empty() || !is_letter(uri.front())) return false;
  const std::string_view signs = http ? "-._/" : "-._:";
  return std::all_of(uri.begin(), uri.end(),
                     [&](char c) { return is_letter(c) || is_digit(c) || is_one_of(c, signs); });
}

// Places in the list of namespaces.
constexpr XmlNames::Index kXmlIndex = 1;
constexpr XmlNames::Index kNoPrefixIndex = 2;

}  // namespace

XmlNames::XmlNames()
    : prefixes_{{"", kUnbound, Ns::kNone}, {"xml", kXmlIndex, Ns::kXml}},
      namespaces_{{"", Ns::kNone}, {std::string(kXmlNamespace), Ns::kXml}, {"", Ns::kNone}},
      no_prefix_{"", kNoPrefixIndex, Ns::kNone} {}

XmlNames::Name* XmlNames::add(std::string_view written, std::uint64_t head) {
  const std::size_t colon = written.find(':');
  const bool prefixed = colon != std::string_view::npos;
  const std::string_view prefix = prefixed ? written.substr(0, colon) : "";
  const std::string_view local = prefixed ? written.substr(colon + 1) : written;
  if (names_.size() >= kMostNames || !is_simple_name(local)) return nullptr;
  if (prefixed && !is_simple_name(prefix)) return nullptr;
  // These two are bound for good.
  if (prefix == "xmlns" && (local == "xml" || local == "xmlns")) return nullptr;
  const bool declares = prefix == "xmlns" || written == "xmlns";
  Prefix* const of = find_prefix(!declares ? prefix : prefixed ? local : "");
  if (of == nullptr) return nullptr;
  Name& name = names_.emplace_back();
  name.written = written;
  name.head = head;
  const std::size_t size = written.size();
  if (size > kWordBytes) name.tail = load_word(written.data() + size - kWordBytes);
  name.local = std::string_view(name.written).substr(size - local.size());
  name.local_bit = std::uint64_t{1} << (std::hash<std::string_view>()(local) % 64);
  name.declares = declares;
  name.prefix = of;
  name.as_attribute = prefixed ? of : &no_prefix_;
  return &name;
}

XmlNames::Prefix* XmlNames::find_prefix(std::string_view text) {
  const auto found = std::find_if(prefixes_.begin(), prefixes_.end(),
                                  [&](const Prefix& one) { return one.text == text; });
  if (found != prefixes_.end()) return &*found;
  if (prefixes_.size() >= kMostPrefixes) return nullptr;
  Prefix& prefix = prefixes_.emplace_back();
  prefix.text = text;
  return &prefix;
}

std::optional<XmlNames::Index> XmlNames::find_namespace(std::string_view uri) {
  // Only their own prefixes may be bound to these two.
  if (uri == kXmlNamespace || uri == kXmlnsNamespace) return std::nullopt;
  const auto found = std::find_if(namespaces_.begin(), namespaces_.end(),
                                  [&](const Namespace& one) { return one.uri == uri; });
  const auto index = static_cast<Index>(found - namespaces_.begin());
  if (found != namespaces_.end()) return index;
  const Ns family = namespace_family(uri);
  const bool plain = family != Ns::kOther || is_simple_uri(uri);
  if (namespaces_.size() >= kMostNamespaces || !plain) return std::nullopt;
  namespaces_.push_back({std::string(uri), family});
  return index;
}

XmlNames::Index XmlNames::bind(Prefix& prefix, Index to) {
  prefix.family = namespaces_[to].family;
  return std::exchange(prefix.bound, to);
}

bool XmlNames::resolve_anew(Name& name) {
  const Index bound = name.prefix->bound;
  if (bound == kUnbound && !name.prefix->text.empty()) return false;
  const Ns ns = name.prefix->family;
  name.resolved = {find_tag(ns, name.local), ns};
  name.resolved_in = bound;
  return true;
}

}  // namespace jixiao
