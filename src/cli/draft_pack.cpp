#include "cli/draft_pack.h"

#include <algorithm>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

#include "map/draft.h"
#include "map/map.h"
#include "report/leaves.h"
#include "rules/load.h"
#include "write/draft_yaml.h"

namespace jixiao {
namespace {

Pack load_draft(const std::string& yaml, const std::string& folder_of_words) {
  std::vector<PackProblem> problems;
  std::optional<Pack> pack = parse_pack(yaml, "draft", problems, folder_of_words);
  if (pack) return std::move(*pack);
  throw std::logic_error("a drafted pack does not load: " + to_string(problems.front()));
}

// Of rows the first and the last: enough to see that the table is read from end to end.
bool is_worth_a_test(const std::string& pointer, const Form& form) {
  const std::pair<std::string_view, std::size_t> lists[] = {
      {"/forms/0/funds/", form.funds.size()},
      {"/forms/0/goals/", form.goals.size()},
      {"/forms/0/indicators/", form.indicators.size()}};
  for (const auto& [prefix, size] : lists) {
    if (!pointer.starts_with(prefix)) continue;
    const std::string index =
        pointer.substr(prefix.size(), pointer.find('/', prefix.size()) - prefix.size());
    return index == "0" || index == std::to_string(size - 1);
  }
  return pointer.starts_with("/forms/0/");
}

DraftValues values_of(const Report& report, const std::string& id) {
  DraftValues values = {{"/forms/0/pack/id", id}};
  if (report.forms.empty()) return values;
  for_each_leaf(report, [&](const Leaf& leaf) {
    if (!is_worth_a_test(leaf.pointer, report.forms.front())) return;
    if (leaf.text != nullptr && leaf.text->value) {
      const bool short_text = leaf.text->value->find('\n') == std::string::npos;
      if (short_text) values.emplace_back(leaf.pointer, *leaf.text->value);
    }
    if (leaf.number != nullptr && leaf.number->value) {
      values.emplace_back(leaf.pointer, leaf.number->value->to_string());
    }
  });
  return values;
}

}  // namespace

std::optional<std::string> draft_pack(const Document& document, const std::string& id,
                                      const std::string& folder_of_words) {
  const std::optional<DraftPack> draft_of_form = draft(document, load_values(folder_of_words));
  if (!draft_of_form) return std::nullopt;
  std::vector<Pack> packs;
  packs.push_back(
      load_draft(draft_yaml(*draft_of_form, id, {{"/forms/0/pack/id", id}}), folder_of_words));
  const Rules rules = make_rules(std::move(packs));
  const Report report = map(rules.packs.front().tests.front().document, rules, "");
  std::string yaml = draft_yaml(*draft_of_form, id, values_of(report, id));
  load_draft(yaml, folder_of_words);
  return yaml;
}

}  // namespace jixiao
