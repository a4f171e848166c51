#include "extract/flat_opc.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "value/failure.h"

namespace jixiao {
namespace {

constexpr std::string_view kSpace = " \t\r\n";
constexpr std::string_view kPackageNamespace =
    "http://schemas.microsoft.com/office/2006/xmlPackage";

struct FlatTag {
  std::string_view name;        // as written, with its prefix
  std::string_view attributes;  // what stands between the name and the end
  std::size_t begin = 0;
  std::size_t end = 0;
  bool closes = false;  // </name>
  bool empty = false;   // <name/>
};

struct FlatAttribute {
  std::string_view name;
  std::string_view value;  // as written
};

// The tags of a text, one by one. Comments, CDATA and processing instructions are skipped.
class TagWalk {
 public:
  explicit TagWalk(std::string_view xml) : xml_(xml) {}

  std::optional<FlatTag> next() {
    for (;;) {
      at_ = std::min(xml_.find('<', at_), xml_.size());
      if (at_ == xml_.size()) return std::nullopt;
      const std::string_view rest = xml_.substr(at_);
      if (rest.starts_with("<!--")) {
        skip_behind("-->");
      } else if (rest.starts_with("<![CDATA[")) {
        skip_behind("]]>");
      } else if (rest.starts_with("<?")) {
        skip_behind("?>");
      } else if (rest.starts_with("<!")) {
        throw Failure(FailureKind::kCorrupt, "a DTD is not allowed");
      } else {
        return take_tag();
      }
    }
  }

  // Goes to the end tag of that name, which no tag inside can have.
  void skip_to_close(std::string_view name) {
    const std::string close = "</" + std::string(name);
    for (;;) {
      at_ = std::min(xml_.find(close, at_), xml_.size());
      const std::size_t behind = at_ + close.size();
      if (behind >= xml_.size()) at_ = xml_.size();
      if (at_ == xml_.size() || xml_[behind] == '>' || kSpace.find(xml_[behind]) != kSpace.npos) {
        return;
      }
      at_ = behind;
    }
  }

  std::size_t at() const { return at_; }

 private:
  void skip_behind(std::string_view close) {
    const std::size_t end = xml_.find(close, at_);
    at_ = end == std::string_view::npos ? xml_.size() : end + close.size();
  }

  std::optional<FlatTag> take_tag() {
    FlatTag tag;
    tag.begin = at_;
    std::size_t end = at_ + 1;
    while (end < xml_.size() && xml_[end] != '>') {
      const char c = xml_[end++];
      if (c == '"' || c == '\'') end = std::min(xml_.find(c, end), xml_.size() - 1) + 1;
    }
    if (end >= xml_.size()) {
      at_ = xml_.size();
      return std::nullopt;
    }
    std::string_view inside = xml_.substr(at_ + 1, end - at_ - 1);
    at_ = tag.end = end + 1;
    tag.closes = inside.starts_with('/');
    if (tag.closes) inside.remove_prefix(1);
    tag.empty = inside.ends_with('/');
    if (tag.empty) inside.remove_suffix(1);
    tag.name = inside.substr(0, inside.find_first_of(kSpace));
    tag.attributes = inside.substr(tag.name.size());
    return tag;
  }

  std::string_view xml_;
  std::size_t at_ = 0;
};

std::vector<FlatAttribute> attributes_of(std::string_view text) {
  std::vector<FlatAttribute> found;
  for (;;) {
    text.remove_prefix(std::min(text.find_first_not_of(kSpace), text.size()));
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos) return found;
    std::string_view name = text.substr(0, equals);
    name = name.substr(0, name.find_first_of(kSpace));
    const std::size_t open = text.find_first_of("\"'", equals);
    if (open == std::string_view::npos) return found;
    const std::size_t close = text.find(text[open], open + 1);
    if (close == std::string_view::npos) return found;
    found.push_back({name, text.substr(open + 1, close - open - 1)});
    text.remove_prefix(close + 1);
  }
}

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view attribute(const std::vector<FlatAttribute>& attributes, std::string_view local) {
  for (const FlatAttribute& one : attributes) {
    if (local_name(one.name) == local) return one.value;
  }
  return "";
}

// Names and types hold no entity but this one.
std::string decoded(std::string_view value) {
  std::string result(value);
  for (std::size_t at = result.find("&amp;"); at != std::string::npos;
       at = result.find("&amp;", at + 1)) {
    result.replace(at, 5, "&");
  }
  return result;
}

// More are declared by no program, and each is compared with all.
constexpr std::size_t kMostNamespaces = 256;

void add_namespaces(const FlatTag& tag, std::vector<FlatAttribute>& bound) {
  for (const FlatAttribute& one : attributes_of(tag.attributes)) {
    if (!one.name.starts_with("xmlns") || one.value == kPackageNamespace) continue;
    if (bound.size() >= kMostNamespaces) return;
    std::erase_if(bound, [&](const FlatAttribute& above) { return above.name == one.name; });
    bound.push_back(one);
  }
}

// The declarations of `bound` that the root does not make itself.
std::string missing_namespaces(const FlatTag& root, const std::vector<FlatAttribute>& bound) {
  const std::vector<FlatAttribute> own = attributes_of(root.attributes);
  std::string missing;
  for (const FlatAttribute& one : bound) {
    const bool declared = std::any_of(own.begin(), own.end(), [&](const FlatAttribute& attribute) {
      return attribute.name == one.name;
    });
    if (declared) continue;
    const char quote = one.value.find('"') == std::string_view::npos ? '"' : '\'';
    missing.append(" ").append(one.name).append("=");
    missing += quote;
    missing.append(one.value);
    missing += quote;
  }
  return missing;
}

class FlatPackage {
 public:
  FlatPackage(std::string_view xml, const Limits& limits)
      : xml_(xml), limits_(limits), walk_(xml) {}

  std::vector<PackagePart> split() {
    std::vector<FlatAttribute> package_names;
    if (const std::optional<FlatTag> root = walk_.next()) add_namespaces(*root, package_names);
    std::vector<FlatAttribute> names;
    while (const std::optional<FlatTag> tag = walk_.next()) {
      if (tag->closes) continue;
      const std::string_view local = local_name(tag->name);
      if (local == "part") {
        open_part(*tag);
        names = package_names;
        add_namespaces(*tag, names);
      } else if ((local == "xmlData" || local == "binaryData") && open_) {
        add_namespaces(*tag, names);
        take_data(*tag, names);
      }
    }
    add_content_types();
    return std::move(parts_);
  }

 private:
  void open_part(const FlatTag& tag) {
    const std::vector<FlatAttribute> attributes = attributes_of(tag.attributes);
    open_ = PackagePart();
    open_->name = decoded(attribute(attributes, "name"));
    types_.append("<Override PartName=\"")
        .append(attribute(attributes, "name"))
        .append("\" ContentType=\"")
        .append(attribute(attributes, "contentType"))
        .append("\"/>");
    if (parts_.size() < limits_.package_entries) return;
    throw LimitFailure("the package has too many parts", limits_, &Limits::package_entries);
  }

  void take_data(const FlatTag& tag, const std::vector<FlatAttribute>& names) {
    if (!tag.empty) walk_.skip_to_close(tag.name);
    const std::string_view data =
        tag.empty ? std::string_view() : xml_.substr(tag.end, walk_.at() - tag.end);
    open_->base64 = local_name(tag.name) == "binaryData";
    open_->data = open_->base64 ? std::string(data) : part_xml(data, names);
    parts_.push_back(std::move(*open_));
    open_.reset();
  }

  // The XML of a part, its root with the namespaces that are declared above it.
  std::string part_xml(std::string_view xml, const std::vector<FlatAttribute>& bound) {
    std::string result(xml);
    if (bound.empty()) return result;
    const std::optional<FlatTag> root = TagWalk(xml).next();
    if (!root) return result;
    const std::string missing = missing_namespaces(*root, bound);
    declared_ += missing.size();
    if (declared_ > limits_.package_bytes) {
      throw LimitFailure("the namespaces of the package's parts take too many bytes", limits_,
                         &Limits::package_bytes);
    }
    return result.insert(root->begin + 1 + root->name.size(), missing);
  }

  void add_content_types() {
    PackagePart types;
    types.name = "[Content_Types].xml";
    types.data = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">" +
                 types_ + "</Types>";
    parts_.insert(parts_.begin(), std::move(types));
  }

  std::string_view xml_;
  const Limits& limits_;
  TagWalk walk_;
  std::optional<PackagePart> open_;
  std::string types_;
  std::vector<PackagePart> parts_;
  std::uint64_t declared_ = 0;  // bytes of namespaces repeated in the parts
};

}  // namespace

std::vector<PackagePart> split_flat_opc(std::string_view xml, const Limits& limits) {
  return FlatPackage(xml, limits).split();
}

}  // namespace jixiao
