#include "report/dump.h"

#include "report/leaves.h"

namespace jixiao {
namespace {

std::string place_text(const Place& place) {
  std::string text = " @block " + std::to_string(place.block);
  if (place.row >= 0) {
    text += " row " + std::to_string(place.row) + " col " + std::to_string(place.col);
  }
  return text + " [" + std::to_string(place.begin) + "," + std::to_string(place.end) + ")";
}

std::string value_text(const Leaf& leaf) {
  if (leaf.text != nullptr) return leaf.text->value.value_or("?");
  return leaf.number->value ? leaf.number->value->to_string() : "?";
}

void dump_sections(const std::vector<Section>& sections, const std::string& indent,
                   std::string& out) {
  for (const Section& section : sections) {
    out += indent + std::to_string(section.level.value_or(0)) + " " +
           section.label.value.value_or("-") + " " + section.title.value.value_or("-");
    if (!section.key.empty()) out += " (" + section.key + ")";
    if (section.text.value) out += ": " + *section.text.value;
    out += "\n";
    dump_sections(section.sections, indent + "  ", out);
  }
}

}  // namespace

std::string dump(const Report& report, bool places) {
  std::string out;
  dump_sections(report.sections, "", out);
  for (const Claim& claim : report.claims) out += "claim " + claim.key + "\n";
  for (const Form& form : report.forms) out += "form " + form.pack.id + " " + form.kind + "\n";
  for_each_leaf(report, [&](const Leaf& leaf) {
    const int origin = leaf.text != nullptr ? leaf.text->origin : leaf.number->origin;
    const bool valued =
        leaf.text != nullptr ? leaf.text->value.has_value() : leaf.number->value.has_value();
    if (leaf.pointer.starts_with("/sections") || (!valued && origin < 0)) return;
    out += leaf.pointer + " " + value_text(leaf);
    if (places && origin >= 0) {
      out += place_text(report.origins[static_cast<std::size_t>(origin)].place);
    }
    out += "\n";
  });
  for (const Unread& unread : report.unread) out += "unread " + unread.what + "\n";
  return out;
}

}  // namespace jixiao
