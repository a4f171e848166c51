#include "rules/resolve.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace jixiao {
namespace {

constexpr std::string_view kKeys[] = {"format",    "id",     "version", "title",    "status",
                                      "authority", "detect", "values",  "sections", "claims",
                                      "fields",    "tables", "checks"};

bool same_line(const YamlMark& a, const YamlMark& b) {
  return a.line == b.line && a.file == b.file;
}

// Does all of the node stand on this line?
bool on_line(const YamlNode& node, const YamlMark& mark) {
  return same_line(node.mark, mark) &&
         std::all_of(node.keys.begin(), node.keys.end(),
                     [&](const YamlKey& key) { return same_line(key.mark, mark); }) &&
         std::all_of(node.items.begin(), node.items.end(),
                     [&](const YamlNode& item) { return on_line(item, mark); });
}

// Words that mean the same without quotes wherever they stand.
bool is_plain(std::string_view text) {
  constexpr std::string_view kSigns = "_./ <>=+*-";
  const auto letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  if (text.empty() || !letter(text.front()) || text.back() == ' ') return false;
  // The loader takes these for a mistyped ":" or ",".
  if (text.find("：") != std::string_view::npos) return false;
  if (text.find("，") != std::string_view::npos) return false;
  return std::all_of(text.begin(), text.end(),
                     [&](char c) { return letter(c) || kSigns.find(c) != std::string_view::npos; });
}

std::string quoted(const std::string& text) {
  if (is_plain(text)) return text;
  std::string out;
  if (text.find('\n') == std::string::npos) {
    for (const char c : text) out += c == '\'' ? std::string("''") : std::string(1, c);
    return "'" + out + "'";
  }
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
  }
  return "\"" + out + "\"";
}

// "{id: cap, fields: [a, b]}"
std::string flow(const YamlNode& node) {
  if (node.kind == YamlNode::Kind::kScalar) return quoted(node.text);
  const bool mapping = node.kind == YamlNode::Kind::kMapping;
  std::string text(1, mapping ? '{' : '[');
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    if (i > 0) text += ", ";
    if (mapping) text += quoted(node.keys[i].text) + ": ";
    text += flow(node.items[i]);
  }
  return text + (mapping ? '}' : ']');
}

class Printer {
 public:
  explicit Printer(const PackTree& tree) : tree_(&tree) {}

  // `begin` is what stands before the key on its line: blanks, "- " for the first of an item.
  void print_entry(const std::string& begin, const YamlKey& key, const YamlNode& value) {
    const std::string name = begin + quoted(key.text) + ":";
    if (value.items.empty() || on_line(value, value.mark)) {
      add_line(name + " " + flow(value), value.mark);
      return;
    }
    add_line(name, key.mark);
    print_inside(std::string(begin.size() + 2, ' '), value);
  }

  std::string take() { return std::move(out_); }

 private:
  void print_inside(const std::string& indent, const YamlNode& node) {
    if (node.kind == YamlNode::Kind::kSequence) {
      for (const YamlNode& item : node.items) print_item(indent, item);
      return;
    }
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      print_entry(indent, node.keys[i], node.items[i]);
    }
  }

  void print_item(const std::string& indent, const YamlNode& item) {
    if (item.kind != YamlNode::Kind::kMapping || on_line(item, item.mark)) {
      add_line(indent + "- " + flow(item), item.mark);
      return;
    }
    for (std::size_t i = 0; i < item.items.size(); ++i) {
      print_entry(indent + (i == 0 ? "- " : "  "), item.keys[i], item.items[i]);
    }
  }

  void add_line(const std::string& text, const YamlMark& mark) {
    const std::string& file = tree_->files[static_cast<std::size_t>(mark.file)];
    out_ += text + "  # " + file + ":" + std::to_string(mark.line) + "\n";
  }

  const PackTree* tree_;
  std::string out_;
};

}  // namespace

std::string resolved_text(const PackTree& tree) {
  Printer printer(tree);
  for (const std::string_view name : kKeys) {
    for (std::size_t i = 0; i < tree.root.keys.size(); ++i) {
      if (tree.root.keys[i].text == name) {
        printer.print_entry("", tree.root.keys[i], tree.root.items[i]);
      }
    }
  }
  return printer.take();
}

}  // namespace jixiao
