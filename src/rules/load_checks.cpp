#include "rules/load_checks.h"

#include <algorithm>
#include <map>
#include <utility>

#include "normalize/fold.h"
#include "rules/equation.h"
#include "rules/load_check_lists.h"

namespace jixiao {
namespace {

// What a kind of check reads beside id, kind, code, severity, message and cite.
struct CheckKind {
  std::string_view name;
  std::vector<std::string_view> needs;
  std::vector<std::string_view> may;
  std::vector<std::string_view> each;  // what `each` may be; empty: the kind has no `each`
  std::size_t least_fields = 1;
  std::size_t most_fields = 1000;
  bool numbers = false;  // its fields are numbers
};

const std::vector<CheckKind>& check_kinds() {
  using Words = std::vector<std::string_view>;
  static const Words kTables = {"funds", "goals", "indicators"};
  static const Words kAll = {"funds", "goals", "indicators", "sections"};
  static const std::vector<CheckKind> kKinds = {
      {"required", {"fields"}, {}, kAll},
      {"one_of", {"fields", "when"}, {}, {}},
      {"equation", {"equation"}, {"blank", "tolerance", "floor"}, {}},
      {"compare", {"equation"}, {}, kTables},
      {"sum_rows", {"parts", "whole"}, {"otherwise", "tolerance", "out_of", "words"}, {}},
      {"weight_sum", {"parts", "whole", "by"}, {"tolerance"}, {}},
      {"ratio", {"fields"}, {"tolerance", "floor"}, kTables, 3, 3, true},
      {"score",
       {"fields", "each"},
       {"tolerance", "floor", "words", "reverse", "bands", "bound"},
       {"funds", "indicators"},
       4,
       5},
      {"range", {"fields", "bound"}, {}, kTables, 1, 1000, true},
      {"same_as", {"fields"}, {}, {}, 2, 3},
      {"reason_if", {"when", "fields"}, {}, kTables},
      {"placeholder", {}, {"fields", "words", "re"}, kAll},
      {"grade", {"fields", "bands"}, {"otherwise"}, {}, 3, 3},
      {"covers", {"fields", "words"}, {}, {}},
      {"date_in_year", {"fields", "each"}, {"by", "words", "re"}, {"goals", "indicators"}, 2, 2},
      {"unique", {"fields"}, {}, kTables, 2, 2},
      {"excess", {"fields", "bound", "each"}, {}, {"indicators"}, 3, 3},
      {"block_weights", {"variants"}, {}, {}},
      {"cost", {"fields", "each", "parts", "re", "bound"}, {"unless"}, {"indicators"}, 3, 3},
      {"claim_sum", {"re", "closed"}, {"ending", "unless"}, {}},
      {"claim_ratio", {"re"}, {"fields", "unless", "floor"}, {"indicators"}, 3, 5},
      {"claim_count", {"fields", "each", "re"}, {"unless"}, {"indicators"}, 3, 3},
      {"said_if", {"when", "fields", "re"}, {}, {}},
      {"passages", {"fields", "phrases"}, {}, {}},
      {"places", {"fields", "re"}, {"unless"}, {}},
  };
  return kKinds;
}

bool holds(const std::vector<std::string_view>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool reads(const CheckKind& kind, std::string_view key) {
  const bool has_each = key == "each" && !kind.each.empty();
  return has_each || holds(kind.needs, key) || holds(kind.may, key);
}

// The fields that checks may name, by `each`: made once a pack, since every check names some.
using FieldNames = std::map<std::string, std::vector<FieldName>, std::less<>>;

// One check while it is being read.
struct Draft {
  Keys keys;
  const Pack& pack;
  const CheckKind& kind;
  Problems& problems;
  FieldNames& fields;
  CheckRule rule;
};

constexpr std::string_view kSpecificKeys[] = {
    "each",   "fields", "equation", "when",     "by",      "whole",     "parts", "otherwise",
    "bound",  "words",  "re",       "blank",    "floor",   "tolerance", "bands", "reverse",
    "unless", "closed", "ending",   "variants", "phrases", "out_of"};

// Every key that some kind reads is known here, so that one of another kind is not called unknown.
void note_keys_of_other_kinds(Draft& draft) {
  const std::string what = "a check of kind \"" + std::string(draft.kind.name) + "\"";
  const YamlNode& mapping = draft.keys.mapping();
  for (const std::string_view name : kSpecificKeys) {
    draft.keys.node(name, Need::kOptional);
    for (const YamlKey& key : mapping.keys) {
      if (key.text != name || reads(draft.kind, name)) continue;
      draft.problems.add(key.mark, what + " does not read \"" + key.text + "\"");
    }
    if (holds(draft.kind.needs, name) && !draft.keys.has(name)) {
      draft.problems.add(mapping.mark, what + " needs \"" + std::string(name) + "\"");
    }
  }
  const bool wordless =
      draft.kind.name == "placeholder" && !draft.keys.has("words") && !draft.keys.has("re");
  if (wordless) draft.problems.add(mapping.mark, what + " needs \"words\" or \"re\"");
}

// --- Names of fields ---------------------------------------------------------------------------

struct Wanted {
  bool number = false;  // a text will not do
  bool single = false;  // a whole column will not do
};

bool is_id_behind(std::string_view name, std::string_view prefix) {
  const std::string_view id = name.substr(std::min(name.size(), prefix.size()));
  const auto legal = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  };
  return name.substr(0, prefix.size()) == prefix && !id.empty() &&
         std::all_of(id.begin(), id.end(), legal);
}

bool is_claim(std::string_view name) { return is_id_behind(name, "claims."); }

// Like a claim, of another pack: what a narrative calls its sections.
bool is_section(std::string_view name) { return is_id_behind(name, "sections."); }

// What a narrative takes from the cover.
bool is_cover_name(std::string_view name) {
  return name == "report.reporting_unit" || name == "report.title";
}

const std::vector<FieldName>& fields_of(const Draft& draft, std::string_view each) {
  const auto found = draft.fields.find(each);
  if (found != draft.fields.end()) return found->second;
  return draft.fields.emplace(each, known_fields(draft.pack, each)).first->second;
}

void check_field(const Draft& draft, std::string_view each, const std::string& name, Wanted wanted,
                 YamlMark mark) {
  const std::vector<FieldName>& known = fields_of(draft, each);
  const auto same = [&](const FieldName& field) { return field.name == name; };
  const auto found = std::find_if(known.begin(), known.end(), same);
  const std::string quoted = "\"" + name + "\"";
  if (found == known.end()) {
    std::vector<std::string> legal;
    legal.reserve(known.size());
    for (const FieldName& field : known) legal.push_back(field.name);
    const std::string where = each.empty() ? "" : " of each row of " + std::string(each);
    draft.problems.add(mark, "unknown field " + quoted + where + nearest_hint(name, legal));
  } else if (wanted.number && !found->number) {
    draft.problems.add(mark, quoted + " is no number");
  } else if (wanted.single && found->many) {
    draft.problems.add(mark, quoted + " is a whole column, one value is needed");
  }
}

// The place of the word inside the scalar that it was read from.
YamlMark mark_of_word(const YamlNode& node, const std::string& word, std::size_t& from) {
  const std::size_t at = node.text.find(word, from);
  if (at == std::string::npos) return node.mark;
  from = at + word.size();
  return mark_inside(node, count_code_points(std::string_view(node.text).substr(0, at)) + 1);
}

void check_terms(const Draft& draft, const YamlNode& node, const std::vector<Term>& side,
                 std::size_t& from) {
  for (const Term& term : side) {
    if (term.field.empty()) continue;
    const YamlMark mark = mark_of_word(node, term.field.name(), from);
    check_field(draft, term.sum ? "" : draft.rule.each, term.field.name(), {true, !term.sum}, mark);
    if (!term.role.empty() && !is_known(fund_roles(), term.role)) {
      draft.problems.add(mark_of_word(node, term.role, from),
                         "unknown role \"" + term.role + "\", expected " + name_list(fund_roles()));
    }
    const bool funds = term.field.name().starts_with("funds.");
    if (!term.role.empty() && !funds) draft.problems.add(mark, "only rows of funds have a role");
  }
}

std::optional<Equation> take_equation(Draft& draft, std::string_view name, Relations allowed) {
  const YamlNode* node = draft.keys.node(name, Need::kOptional);
  if (node == nullptr) return std::nullopt;
  const std::optional<std::string> text = scalar_of(*node, draft.problems);
  if (!text) return std::nullopt;
  try {
    Equation equation = make_equation(*text, allowed);
    std::size_t from = 0;
    check_terms(draft, *node, equation.left, from);
    check_terms(draft, *node, equation.right, from);
    return equation;
  } catch (const EquationError& error) {
    draft.problems.add(mark_inside(*node, error.column), error.what());
    return std::nullopt;
  }
}

void check_relation(const Draft& draft, const YamlNode* node) {
  if (!draft.rule.equation) return;
  const bool equal = draft.rule.equation->relation == "=";
  if (draft.kind.name == "compare" && equal) {
    draft.problems.add(node->mark,
                       "a check of kind \"compare\" has <= or >=; for = take kind "
                       "\"equation\"");
  }
  if (draft.kind.name == "equation" && !equal) {
    draft.problems.add(node->mark,
                       "a check of kind \"equation\" has =; for <= and >= take kind "
                       "\"compare\"");
  }
}

// --- The keys of the kinds ---------------------------------------------------------------------

bool pack_reads(const Pack& pack, std::string_view each) {
  if (each == "sections") return !pack.sections.headings.empty();
  const auto same = [&](const TableRule& table) { return table.id == each; };
  return std::any_of(pack.tables.begin(), pack.tables.end(), same);
}

// False if the fields of a row cannot be known, so that each of them need not be named.
bool take_each(Draft& draft) {
  if (draft.kind.each.empty() || !draft.keys.has("each")) return true;
  draft.rule.each = draft.keys.choice("each", draft.kind.each, Need::kOptional);
  if (draft.rule.each.empty()) return false;
  if (pack_reads(draft.pack, draft.rule.each)) return true;
  draft.problems.add(draft.keys.node("each", Need::kOptional)->mark,
                     "the pack reads no \"" + draft.rule.each + "\"");
  return false;
}

void check_field_count(const Draft& draft, const YamlNode& node) {
  const std::size_t count = node.items.size();
  std::size_t least = draft.kind.least_fields;
  std::size_t limit = draft.kind.most_fields;
  // A figure said in prose is held against one figure, a name against all names of the form.
  if (draft.kind.name == "same_as" && is_claim(node.items.front().text)) limit = least;
  // Of a fund row part, base, rate, weight and score are all needed.
  if (draft.kind.name == "score" && draft.rule.each == "funds") least = 5;
  if (count >= least && count <= limit) return;
  const std::string most = least == limit ? "" : " to " + std::to_string(limit);
  draft.problems.add(node.mark, "a check of kind \"" + std::string(draft.kind.name) + "\" takes " +
                                    std::to_string(least) + most + " fields, here are " +
                                    std::to_string(count));
}

// Names that are no field of the pack: a claim or a name of the cover, sections of another pack.
bool is_named_elsewhere(Draft& draft, const YamlNode& item, bool first) {
  if (draft.kind.name == "said_if") return is_section(item.text);
  if (draft.kind.name != "same_as" || !first) return false;
  if (!is_cover_name(item.text) && !is_claim(item.text)) {
    draft.problems.add(item.mark, "\"" + item.text +
                                      "\" is no claim, expected claims.ID or "
                                      "report.reporting_unit");
  }
  return true;
}

void take_fields(Draft& draft) {
  const YamlNode* node = draft.keys.node("fields", Need::kOptional);
  if (node == nullptr) return;
  for (std::string& name : words_of(*node, draft.problems)) {
    draft.rule.fields.emplace_back(std::move(name));
  }
  if (node->kind != YamlNode::Kind::kSequence || node->items.empty()) return;
  if (draft.kind.most_fields < 1000) check_field_count(draft, *node);
  const bool single = draft.kind.name == "one_of" || draft.kind.name == "same_as";
  const bool numbers =
      draft.kind.numbers || (draft.kind.name == "score" && draft.rule.each == "funds");
  for (std::size_t i = 0; i < node->items.size(); ++i) {
    const YamlNode& item = node->items[i];
    if (item.kind != YamlNode::Kind::kScalar || item.text.empty()) continue;
    if (is_named_elsewhere(draft, item, i == 0)) continue;
    check_field(draft, draft.rule.each, item.text, {numbers, single}, item.mark);
  }
}

// The table that "indicators.weight" belongs to.
std::string table_of(const std::string& column) { return column.substr(0, column.find('.')); }

// parts, whole, by, otherwise
void take_sum(Draft& draft) {
  std::string table;
  for (const YamlNode& part : draft.keys.list("parts", Need::kOptional)) {
    const std::optional<std::string> name = scalar_of(part, draft.problems);
    if (!name) continue;
    draft.rule.parts.emplace_back(*name);
    check_field(draft, "", *name, {true, false}, part.mark);
    table = table_of(*name);
  }
  for (const YamlNode& column : draft.keys.list("out_of", Need::kOptional)) {
    const std::optional<std::string> name = scalar_of(column, draft.problems);
    if (!name) continue;
    draft.rule.out_of.emplace_back(*name);
    check_field(draft, "", *name, {true, false}, column.mark);
  }
  // The whole of a group and what groups are columns of the rows that are summed.
  const std::string each = draft.kind.name == "weight_sum" ? table : draft.rule.each;
  if (!pack_reads(draft.pack, each) && !each.empty()) return;
  draft.rule.whole = draft.keys.text("whole", Need::kOptional);
  if (!draft.rule.whole.empty()) {
    check_field(draft, each, draft.rule.whole.name(), {true, true},
                draft.keys.node("whole", Need::kOptional)->mark);
  }
  draft.rule.by = draft.keys.text("by", Need::kOptional);
  if (!draft.rule.by.empty()) {
    check_field(draft, each, draft.rule.by.name(), {},
                draft.keys.node("by", Need::kOptional)->mark);
  }
  draft.rule.otherwise = draft.keys.decimal("otherwise", Need::kOptional);
}

std::optional<Tolerance> parse_tolerance(std::string_view text) {
  Tolerance tolerance;
  if (text == "none") return tolerance;
  if (text == "as_printed") {
    tolerance.kind = Tolerance::Kind::kAsPrinted;
    return tolerance;
  }
  constexpr std::string_view kFixed = "fixed ";
  if (text.substr(0, kFixed.size()) != kFixed) return std::nullopt;
  const std::optional<Decimal> amount = Decimal::parse(text.substr(kFixed.size()));
  if (!amount || amount->negative()) return std::nullopt;
  tolerance.kind = Tolerance::Kind::kFixed;
  tolerance.amount = *amount;
  return tolerance;
}

void take_precision(Draft& draft) {
  static constexpr std::string_view kBlanks[] = {"unknown", "zero"};
  draft.rule.blank =
      draft.keys.choice_index("blank", kBlanks, 0) == 1 ? Blank::kZero : Blank::kUnknown;
  draft.rule.floor = draft.keys.integer("floor", 0, 8, 2);
  const YamlNode* node = draft.keys.node("tolerance", Need::kOptional);
  if (node == nullptr) return;
  const std::optional<std::string> text = scalar_of(*node, draft.problems);
  if (!text) return;
  const std::optional<Tolerance> tolerance = parse_tolerance(*text);
  if (tolerance) {
    draft.rule.tolerance = *tolerance;
  } else {
    draft.problems.add(node->mark, "\"" + *text +
                                       "\" is no tolerance, expected as_printed, none "
                                       "or \"fixed 0.1\"");
  }
}

void take_common_keys(Draft& draft, SeenIds& seen) {
  draft.rule.id = draft.keys.id(seen);
  draft.rule.kind = draft.kind.name;
  draft.keys.node("kind", Need::kRequired);
  draft.rule.code = draft.keys.text("code", Need::kRequired);
  if (!draft.rule.code.empty() && !is_known(finding_code_names(), draft.rule.code)) {
    const std::vector<std::string> legal(finding_code_names().begin(), finding_code_names().end());
    draft.problems.add(
        draft.keys.node("code", Need::kRequired)->mark,
        "unknown code \"" + draft.rule.code + "\"" + nearest_hint(draft.rule.code, legal));
  }
  if (draft.keys.has("severity")) {
    draft.rule.severity =
        static_cast<Severity>(draft.keys.choice_index("severity", severities(), 0));
  } else {
    draft.keys.node("severity", Need::kOptional);
  }
  draft.rule.message = draft.keys.text("message", Need::kOptional);
  draft.rule.cite = draft.keys.text("cite", Need::kOptional);
}

// Groups without which a pattern of this kind would never judge anything.
std::vector<std::string> groups_of(std::string_view kind, std::string_view key) {
  if (kind == "claim_sum" && key != "closed") return {"number", "unit"};
  if (kind == "claim_ratio") return {"rate"};
  if (kind == "claim_count") return {"number"};
  if (kind == "places") return {"place"};
  return {};
}

void take_patterns(Draft& draft) {
  const auto take = [&draft](std::string_view key) {
    return patterns_with(draft.keys, key, Need::kOptional, groups_of(draft.kind.name, key),
                         draft.problems);
  };
  draft.rule.patterns = take("re");
  draft.rule.closed = take("closed");
  draft.rule.ending = take("ending");
  draft.rule.unless = draft.keys.patterns("unless", Need::kOptional);
}

void take_lists(Draft& draft) {
  draft.rule.bands = take_bands(draft.keys, draft.problems);
  draft.rule.reverse = take_reverse(draft.keys, draft.problems);
  draft.rule.variants = take_variants(draft.keys, draft.problems);
  draft.rule.phrases = take_phrases(draft.keys, draft.problems);
}

// The kind `score` computes what its code says, so the code decides which rows it reads.
void check_score_code(const Draft& draft) {
  const std::string& code = draft.rule.code;
  if (draft.kind.name != "score" || draft.rule.each.empty() || code.empty()) return;
  const bool funds = draft.rule.each == "funds";
  const bool fits = funds ? code == "execution-score-mismatch"
                          : code == "unmet-full-score" || code == "met-but-deducted" ||
                                code == "score-off-formula";
  if (fits || !is_known(finding_code_names(), code)) return;
  draft.problems.add(draft.keys.mapping().mark,
                     "a check of kind \"score\" with each: " + draft.rule.each + " has the code " +
                         (funds ? "execution-score-mismatch"
                                : "unmet-full-score, met-but-deducted or score-off-formula"));
}

const CheckKind* find_kind(const YamlNode& node, Problems& problems) {
  std::vector<std::string_view> names;
  for (const CheckKind& kind : check_kinds()) names.push_back(kind.name);
  Keys keys(node, problems, "a check");
  const std::string name = keys.choice("kind", names, Need::kRequired);
  const auto same = [&](const CheckKind& kind) { return kind.name == name; };
  const auto found = std::find_if(check_kinds().begin(), check_kinds().end(), same);
  return found == check_kinds().end() ? nullptr : &*found;
}

}  // namespace

std::vector<CheckRule> make_checks(const std::vector<YamlNode>& nodes, const Pack& pack,
                                   Problems& problems) {
  std::vector<CheckRule> checks;
  checks.reserve(nodes.size());
  SeenIds seen;
  FieldNames fields;
  for (const YamlNode& node : nodes) {
    // Without its kind nothing can be said about a check's other keys.
    const CheckKind* kind = find_kind(node, problems);
    if (kind == nullptr) continue;
    Draft draft{Keys(node, problems, "a check"), pack, *kind, problems, fields, {}};
    take_common_keys(draft, seen);
    note_keys_of_other_kinds(draft);
    draft.rule.words = draft.keys.label_keys("words", Need::kOptional);
    take_patterns(draft);
    draft.rule.bound = draft.keys.decimal("bound", Need::kOptional);
    take_precision(draft);
    take_lists(draft);
    if (take_each(draft)) {
      take_fields(draft);
      draft.rule.equation = take_equation(draft, "equation", Relations::kEquation);
      check_relation(draft, draft.keys.node("equation", Need::kOptional));
      draft.rule.when = take_equation(draft, "when", Relations::kCondition);
      take_sum(draft);
      check_score_code(draft);
    }
    draft.keys.finish();
    checks.push_back(std::move(draft.rule));
  }
  return checks;
}

}  // namespace jixiao
