#include "extract/docx_parts.h"

#include <algorithm>
#include <array>
#include <utility>

#include "value/failure.h"

namespace jixiao {
namespace {

std::string_view behind_last(std::string_view text, char mark) {
  const std::size_t at = text.rfind(mark);
  return at == std::string_view::npos ? text : text.substr(at + 1);
}

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
  });
}

class RelationshipVisitor : public XmlVisitor {
 public:
  explicit RelationshipVisitor(std::string_view source_part) : source_part_(source_part) {}

  void start(const XmlElement& element) override {
    if (element.tag != Tag::kRelationship) return;
    const auto field = [&](std::string_view name) {
      return std::string(element.attribute(Ns::kNone, name).value_or(""));
    };
    Relationship one;
    one.id = field("Id");
    one.type = std::string(behind_last(field("Type"), '/'));
    one.external = field("TargetMode") == "External";
    one.target = one.external ? field("Target") : resolve_target(source_part_, field("Target"));
    made.by_id.emplace(one.id, made.all.size());
    made.all.push_back(std::move(one));
  }
  void end(Tag) override {}
  void text(std::string_view) override {}

  Relationships made;

 private:
  std::string source_part_;
};

class ContentTypeVisitor : public XmlVisitor {
 public:
  void start(const XmlElement& element) override {
    const std::string type(element.attribute(Ns::kNone, "ContentType").value_or(""));
    if (element.tag == Tag::kDefaultType) {
      const std::string key = part_key(element.attribute(Ns::kNone, "Extension").value_or(""));
      made.by_extension.emplace(key, type);
    } else if (element.tag == Tag::kOverrideType) {
      const std::string key = part_key(element.attribute(Ns::kNone, "PartName").value_or(""));
      made.by_part.emplace(key, type);
    }
  }
  void end(Tag) override {}
  void text(std::string_view) override {}

  ContentTypes made;
};

struct Producer {
  std::string application;
  std::string version;
};

class ProducerVisitor : public XmlVisitor {
 public:
  void start(const XmlElement& element) override { open_ = element.tag; }
  void end(Tag) override { open_ = Tag::kForeign; }
  void text(std::string_view text) override {
    if (open_ == Tag::kApplication) made.application += text;
    if (open_ == Tag::kAppVersion) made.version += text;
  }

  Producer made;

 private:
  Tag open_ = Tag::kForeign;
};

// WPS Office leaves its build in the custom properties, also where docProps/app.xml was written
// anew: KSOProductBuildVer, "2052-11.1.0.14309".
class BuildVisitor : public XmlVisitor {
 public:
  void start(const XmlElement& element) override {
    if (element.tag == Tag::kCustomProperty) {
      open_ = element.attribute(Ns::kNone, "name") == "KSOProductBuildVer";
    }
  }
  void end(Tag tag) override {
    if (tag == Tag::kCustomProperty) open_ = false;
  }
  void text(std::string_view text) override {
    if (open_) made += text;
  }

  std::string made;

 private:
  bool open_ = false;
};

// The part that the first root relationship of one of these types points to.
std::optional<std::string> find_properties(const Package& package, const Relationships& roots,
                                           std::initializer_list<std::string_view> types) {
  for (const Relationship& root : roots.all) {
    if (std::find(types.begin(), types.end(), root.type) != types.end()) {
      return find_target(package, root);
    }
  }
  return std::nullopt;
}

bool is_word_main(std::string_view type) {
  return type.find("wordprocessingml") != std::string_view::npos
             ? ends_with_any(type, {"document.main+xml", "template.main+xml"})
             : ends_with_any(type, {"ms-word.document.macroEnabled.main+xml",
                                    "ms-word.template.macroEnabledTemplate.main+xml"});
}

std::string rels_name(const std::string& part) {
  const std::string_view file = behind_last(part, '/');
  return part.substr(0, part.size() - file.size()) + "_rels/" + std::string(file) + ".rels";
}

// A few bytes of a part, for telling what a package is.
std::string read_head(Package& package, const std::string& part) {
  std::string head;
  package.read(part, [&](std::string_view chunk) {
    head += chunk.substr(0, 200 - std::min<std::size_t>(200, head.size()));
    return head.size() < 200;
  });
  return head;
}

struct KnownType {
  std::string_view part_of_type;
  std::string_view what;
};

constexpr std::array<KnownType, 7> kOfficeTypes = {{
    {"spreadsheetml", "a spreadsheet (xlsx)"},
    {"ms-excel", "a spreadsheet (xlsx)"},
    {"presentationml", "a presentation (pptx)"},
    {"ms-powerpoint", "a presentation (pptx)"},
    {"ms-visio", "a drawing (vsdx)"},
    {"oxps", "an XPS document"},
    {"ms-package.xps", "an XPS document"},
}};

std::string_view describe_types(const ContentTypes& types) {
  for (const auto& [part, type] : types.by_part) {
    for (const KnownType& known : kOfficeTypes) {
      if (type.find(known.part_of_type) != std::string::npos) return known.what;
    }
  }
  return "";
}

std::string describe_package(Package& package, const ContentTypes& types) {
  if (const auto mimetype = package.find("mimetype")) {
    const std::string kind = read_head(package, *mimetype);
    if (kind.find("opendocument") != std::string::npos) return "an OpenDocument file (odt)";
    if (kind.find("epub") != std::string::npos) return "an e-book (epub)";
    if (kind.find("ofd") != std::string::npos) return "an OFD document";
  }
  if (package.find("OFD.xml")) return "an OFD document";
  if (package.find("Index/Document.iwa")) return "an Apple iWork document";
  if (package.find("META-INF/MANIFEST.MF")) return "a Java archive";
  const std::string_view known = describe_types(types);
  if (!known.empty()) return std::string(known);
  if (!types.by_part.empty() || !types.by_extension.empty()) {
    return "an Office package without a Word main document";
  }
  return "a zip archive without an Office document";
}

// The last resort for a package that lost its relationships and content types.
std::optional<std::string> guess_main_part(const Package& package) {
  for (const std::string& name : package.names()) {
    const std::string key = part_key(name);
    const std::string_view file = behind_last(key, '/');
    const bool word = key.find("word/") != std::string::npos && file.substr(0, 8) == "document";
    if (word && ends_with_any(file, {".xml"})) return name;
  }
  return std::nullopt;
}

}  // namespace

bool read_xml_part(Package& package, const std::string& part, XmlVisitor& visitor,
                   const Limits& limits, int part_index, std::vector<Unread>& notes) {
  XmlParser parser(part, visitor, limits, package.memory().vocabulary);
  bool any = false;
  const std::optional<PartDamage> damage = package.read(part, [&](std::string_view chunk) {
    any = true;
    visitor.feed(chunk.size());
    return parser.feed(chunk);
  });
  std::optional<XmlFault> fault = parser.finish();
  if (damage && !any) fault.reset();  // that nothing came of it is said already
  Place place;
  place.part = part_index;
  if (damage) {
    notes.push_back({part + " 已损坏：" + damage->what, part + ": " + damage->what_en, place});
  }
  if (fault) {
    const std::string line = std::to_string(fault->line);
    const std::string byte = std::to_string(fault->offset);
    notes.push_back({part + " 第 " + line + " 行（第 " + byte + " 字节）不是合法的 XML（" +
                         fault->message + "）" + (fault->stopped ? "，其后内容未读取" : ""),
                     part + ": line " + line + ", byte " + byte + ": " + fault->message +
                         (fault->stopped ? "; nothing behind it was read" : ""),
                     place});
  }
  return !damage && !fault;
}

std::string resolve_target(std::string_view source_part, std::string_view target) {
  target = target.substr(0, target.find('#'));
  const std::string_view file = behind_last(source_part, '/');
  std::string path;
  if (target.empty() || (target.front() != '/' && target.front() != '\\')) {
    path = source_part.substr(0, source_part.size() - file.size());
  }
  path += target;
  std::replace(path.begin(), path.end(), '\\', '/');
  std::vector<std::string_view> folders;
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    const std::string_view segment = std::string_view(path).substr(at, end - at);
    at = end + 1;
    if (segment == "..") {
      if (!folders.empty()) folders.pop_back();
    } else if (!segment.empty() && segment != ".") {
      folders.push_back(segment);
    }
  }
  std::string result;
  for (const std::string_view segment : folders) {
    if (!result.empty()) result += '/';
    result += segment;
  }
  return result;
}

const Relationship* Relationships::find(std::string_view id) const {
  const auto found = by_id.find(id);
  return found == by_id.end() ? nullptr : &all[found->second];
}

const Relationship* Relationships::find_type(std::string_view type) const {
  const auto found = std::find_if(all.begin(), all.end(),
                                  [type](const Relationship& one) { return one.type == type; });
  return found == all.end() ? nullptr : &*found;
}

std::shared_ptr<const Relationships> read_relationships(Package& package, const std::string& part,
                                                        const Limits& limits,
                                                        std::vector<Unread>& notes) {
  const std::optional<std::string> name = package.find(rels_name(part));
  if (!name) return std::make_shared<const Relationships>();
  std::string use = "relationships of ";  // their targets are from there
  return read_known_part(package, *name, use.append(part), RelationshipVisitor(part), limits, -1,
                         notes);
}

std::optional<std::string> find_target(const Package& package, const Relationship& relationship) {
  if (relationship.external) return std::nullopt;
  if (auto found = package.find(relationship.target)) return found;
  // "word/word/notes.xml": the target was written from the root and not from the part's folder.
  const std::size_t folder = relationship.target.find('/');
  if (folder == std::string::npos) return std::nullopt;
  return package.find(std::string_view(relationship.target).substr(folder + 1));
}

std::string_view ContentTypes::of(std::string_view part) const {
  const std::string key = part_key(part);
  if (const auto found = by_part.find(key); found != by_part.end()) return found->second;
  const auto found = by_extension.find(behind_last(key, '.'));
  return found != by_extension.end() ? std::string_view(found->second) : std::string_view();
}

std::shared_ptr<const ContentTypes> read_content_types(Package& package, const Limits& limits,
                                                       std::vector<Unread>& notes) {
  const std::optional<std::string> name = package.find("[Content_Types].xml");
  if (!name) return std::make_shared<const ContentTypes>();
  return read_known_part(package, *name, "content types", ContentTypeVisitor(), limits, -1, notes);
}

MainPart find_main_part(Package& package, const ContentTypes& types, const Relationships& roots,
                        std::vector<Unread>& notes) {
  const auto made = [&](const std::string& name) {
    return MainPart{name, types.of(name).find("macroEnabled") != std::string_view::npos};
  };
  std::optional<std::string> untyped;
  for (const Relationship& root : roots.all) {
    if (root.type != "officeDocument") continue;
    const std::optional<std::string> name = find_target(package, root);
    if (!name) continue;
    const std::string_view type = types.of(*name);
    if (is_word_main(type)) return made(*name);
    if (type.empty() || ends_with_any(type, {"/xml"})) untyped = name;
  }
  for (const auto& [part, type] : types.by_part) {
    if (!is_word_main(type)) continue;
    if (const auto name = package.find(part)) return made(*name);
  }
  if (untyped) return made(*untyped);
  if (describe_types(types).empty()) {
    if (const std::optional<std::string> guess = guess_main_part(package)) {
      notes.push_back({"压缩包没有指明正文部件，按名称取 " + *guess,
                       "the package does not say which part is the main one, " + *guess +
                           " was taken by its name",
                       {}});
      return made(*guess);
    }
  }
  throw Failure(FailureKind::kUnsupported,
                "not a Word document: " + describe_package(package, types));
}

std::string read_producer(Package& package, const Relationships& roots, const Limits& limits,
                          std::vector<Unread>& notes) {
  Producer producer;
  if (const std::optional<std::string> part =
          find_properties(package, roots, {"extended-properties", "extendedProperties"})) {
    producer = *read_known_part(package, *part, "producer", ProducerVisitor(), limits, -1, notes);
  }
  const std::string& application = producer.application;
  if (application.empty()) {
    if (const std::optional<std::string> part =
            find_properties(package, roots, {"custom-properties", "customProperties"})) {
      const std::string build =
          *read_known_part(package, *part, "build", BuildVisitor(), limits, -1, notes);
      if (!build.empty()) return "WPS Office_" + std::string(behind_last(build, '-'));
    }
  }
  const bool has_digit = std::any_of(application.begin(), application.end(),
                                     [](char c) { return c >= '0' && c <= '9'; });
  if (application.empty() || has_digit || producer.version.empty()) return application;
  return application + "_" + producer.version;
}

}  // namespace jixiao
