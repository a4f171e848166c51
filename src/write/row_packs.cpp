#include "write/row_packs.h"

namespace jixiao {
namespace {

// "cn.mof.project" of "cn.mof.project/score-total" and of "cn.mof.project:claims.executed".
std::string_view pack_part(std::string_view rule) {
  return rule.substr(0, rule.find_first_of("/:"));
}

// Of the packs that read something in the report, the one with this id.
const PackReference* find_pack(const Report& report, std::string_view id) {
  for (const Form& form : report.forms) {
    if (form.pack.id == id) return &form.pack;
  }
  for (const Narrative& narrative : report.narratives) {
    if (narrative.pack.id == id) return &narrative.pack;
  }
  return nullptr;
}

}  // namespace

const PackReference* first_pack(const Report& report) {
  if (!report.narratives.empty()) return &report.narratives.front().pack;
  return report.forms.empty() ? nullptr : &report.forms.front().pack;
}

const PackReference* section_pack(const Report& report, std::size_t section) {
  for (const Narrative& narrative : report.narratives) {
    if (section >= narrative.first_section && section < narrative.last_section) {
      return &narrative.pack;
    }
  }
  return first_pack(report);
}

const PackReference* claim_pack(const Report& report, const Claim& claim) {
  if (claim.text.origin >= 0) {
    const Origin& origin = report.origins[static_cast<std::size_t>(claim.text.origin)];
    if (const PackReference* pack = find_pack(report, pack_part(origin.rule))) return pack;
  }
  return first_pack(report);
}

const PackReference* judged_pack(const Report& report, const std::optional<int>& form,
                                 std::string_view check) {
  if (form) return &report.forms[static_cast<std::size_t>(*form)].pack;
  if (const PackReference* pack = find_pack(report, pack_part(check))) return pack;
  return first_pack(report);
}

}  // namespace jixiao
