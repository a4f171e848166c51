#include "extract/xml_names.h"

#include <algorithm>

namespace jixiao {
namespace {

// No package has so many; the table of names stays half empty.
constexpr std::size_t kMostNames = 1024;
constexpr std::size_t kMostNamespaces = 256;

constexpr std::string_view kXmlUri = "http://www.w3.org/XML/1998/namespace";
constexpr std::string_view kXmlnsUri = "http://www.w3.org/2000/xmlns/";

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

enum : std::uint8_t { kName = 1, kHttp = 2, kUrn = 4 };

// What each byte may stand in: letters and digits in all, and some signs.
constexpr std::array<std::uint8_t, 256> kClasses = [] {
  std::array<std::uint8_t, 256> classes = {};
  const auto add = [&](std::string_view bytes, std::uint8_t of) {
    for (const char c : bytes) classes[static_cast<unsigned char>(c)] |= of;
  };
  add("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-._", kName | kHttp | kUrn);
  add("/", kHttp);
  add(":", kUrn);
  return classes;
}();

bool are_all(std::string_view text, unsigned classes) {
  return std::all_of(text.begin(), text.end(), [=](char c) {
    return (kClasses[static_cast<unsigned char>(c)] & classes) != 0;
  });
}

bool is_simple_name(std::string_view text) {
  if (text.empty() || !(is_letter(text.front()) || text.front() == '_')) return false;
  return are_all(text, kName);
}

// http://host/… and urn:…, of letters, digits and signs that mean nothing in a URI.
bool is_simple_uri(std::string_view uri) {
  constexpr std::string_view kHttpScheme = "http://";
  constexpr std::string_view kUrnScheme = "urn:";
  const bool http = uri.starts_with(kHttpScheme);
  if (!http && !uri.starts_with(kUrnScheme)) return false;
  uri.remove_prefix(http ? kHttpScheme.size() : kUrnScheme.size());
  return !uri.empty() && is_letter(uri.front()) && are_all(uri, http ? kHttp : kUrn);
}

// Of what most names differ in: only names that share a bit are compared.
std::uint64_t local_bit_of(std::string_view local) {
  const auto byte = [](char c) { return static_cast<unsigned>(static_cast<unsigned char>(c)); };
  const std::size_t mixed = local.size() + 5 * byte(local.front()) + 11 * byte(local.back());
  return std::uint64_t{1} << (mixed % 64);
}

}  // namespace

// In the order of their indices.
XmlNames::XmlNames()
    : prefixes_{"", "xml", ""},
      namespaces_{{"", Ns::kNone}, {std::string(kXmlUri), Ns::kXml}, {"", Ns::kNone}} {}

bool XmlNames::is_crowded() const {
  return names_.size() > kMostNames / 2 || prefixes_.size() > kMostPrefixes / 2 ||
         namespaces_.size() > kMostNamespaces / 2;
}

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
  const Index of = find_prefix(!declares ? prefix : prefixed ? local : "");
  if (of == kMostPrefixes) return nullptr;
  Name& name = names_.emplace_back();
  name.written = written;
  name.head = head;
  const std::size_t size = written.size();
  if (size > kWordBytes) name.tail = load_word(written.data() + size - kWordBytes);
  name.local_begin = size - local.size();
  name.local_bit = local_bit_of(local);
  name.declares = declares;
  name.prefix = of;
  if (prefixed) name.as_attribute = of;
  return &name;
}

XmlNames::Index XmlNames::find_prefix(std::string_view text) {
  // Most names have that of the name before.
  if (text == prefixes_[last_prefix_]) return last_prefix_;
  const auto found = std::find(prefixes_.begin(), prefixes_.end(), text);
  if (found == prefixes_.end()) {
    if (prefixes_.size() >= kMostPrefixes) return kMostPrefixes;
    prefixes_.emplace_back(text);
    last_prefix_ = static_cast<Index>(prefixes_.size() - 1);
  } else {
    last_prefix_ = static_cast<Index>(found - prefixes_.begin());
  }
  return last_prefix_;
}

std::optional<XmlNames::Index> XmlNames::find_namespace(std::string_view uri) {
  // Only their own prefixes may be bound to these two.
  if (uri == kXmlUri || uri == kXmlnsUri) return std::nullopt;
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

void XmlNames::resolve_anew(Name& name, Index in) {
  const Ns ns = family(in);
  name.resolved = {find_tag(ns, name.local()), ns};
  name.resolved_in = in;
}

}  // namespace jixiao
