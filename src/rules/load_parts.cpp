#include "rules/load_parts.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "rules/load_types.h"

namespace jixiao {
namespace {

// "any_2" -> 2
std::optional<int> parse_any_count(std::string_view key) {
  constexpr std::string_view kPrefix = "any_";
  if (key.substr(0, kPrefix.size()) != kPrefix) return std::nullopt;
  const std::string_view digits = key.substr(kPrefix.size());
  int count = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
  const bool whole = error == std::errc() && end == digits.data() + digits.size();
  if (!whole || count < 1 || digits[0] == '0') return std::nullopt;
  return count;
}

void take_any(Keys& keys, DetectRule& detect, Problems& problems) {
  for (const YamlKey& key : keys.mapping().keys) {
    const std::optional<int> count = parse_any_count(key.text);
    if (!count) continue;
    std::vector<std::string> labels = keys.label_keys(key.text, Need::kOptional);
    if (detect.any_count > 0) {
      problems.add(key.mark, "\"" + key.text + "\": one any_N is enough, there is another");
      continue;
    }
    if (!labels.empty() && static_cast<std::size_t>(*count) > labels.size()) {
      problems.add(key.mark, "\"" + key.text + "\" asks for more labels than it lists");
    }
    detect.any_count = *count;
    detect.any = std::move(labels);
  }
}

// `label`, `also` and `contains`. A rule may do without a label where something else finds it.
Labels take_labels(Keys& keys, Need label_need, Problems& problems) {
  Labels labels;
  if (const YamlNode* label = keys.node("label", label_need)) {
    if (auto key = label_key_of(*label, problems)) labels.keys.push_back(std::move(*key));
  }
  for (std::string& also : keys.label_keys("also", Need::kOptional)) {
    labels.keys.push_back(std::move(also));
  }
  labels.contains = keys.label_keys("contains", Need::kOptional);
  return labels;
}

// The same with `re` on the label, and at least one of them.
Labels take_pattern_labels(Keys& keys, Problems& problems) {
  const bool other = keys.has("contains") || keys.has("re");
  Labels labels = take_labels(keys, other ? Need::kOptional : Need::kRequired, problems);
  labels.patterns = keys.patterns("re", Need::kOptional);
  return labels;
}

// A list of words, or {words, contains, re}.
Labels take_label_set(Keys& table, std::string_view name, Problems& problems) {
  Labels labels;
  const YamlNode* node = table.node(name, Need::kOptional);
  if (node == nullptr) return labels;
  if (node->kind != YamlNode::Kind::kMapping) {
    labels.keys = label_keys_of(*node, problems);
    return labels;
  }
  Keys keys(*node, problems, std::string(name));
  labels.keys = keys.label_keys("words", Need::kOptional);
  labels.contains = keys.label_keys("contains", Need::kOptional);
  labels.patterns = keys.patterns("re", Need::kOptional);
  keys.finish();
  if (node->keys.empty()) problems.add(node->mark, "expected words, contains or re");
  return labels;
}

// Notes a key that is read under a condition only.
void note_unread_key(const Keys& keys, const std::string& name, const std::string& condition,
                     Problems& problems) {
  const std::string message = "\"" + name + "\" is read only " + condition;
  for (const YamlKey& key : keys.mapping().keys) {
    if (key.text == name) problems.add(key.mark, message);
  }
}

std::string take_known_id(Keys& keys, SeenIds& seen, Names legal, const std::string& what,
                          Problems& problems) {
  std::string id = keys.id(seen);
  if (id.empty() || is_known(legal, id)) return id;
  problems.add(keys.node("id", Need::kRequired)->mark,
               "unknown " + what + " \"" + id + "\", expected " + name_list(legal));
  return id;
}

NumberingScheme make_scheme(const YamlNode& node, SeenIds& seen, Problems& problems) {
  Keys keys(node, problems, "a numbering scheme");
  std::string id = keys.id(seen);
  keys.node("level", Need::kRequired);
  const int level = keys.integer("level", 1, 9, 1);
  std::optional<Pattern> pattern;
  if (const YamlNode* re = keys.node("re", Need::kRequired)) pattern = pattern_of(*re, problems);
  keys.finish();
  // Never used: with a problem noted the pack is refused as a whole.
  if (!pattern) pattern.emplace("^");
  return {std::move(id), level, std::move(*pattern)};
}

HeadingRule make_heading(const YamlNode& node, SeenIds& seen, Problems& problems) {
  Keys keys(node, problems, "a heading");
  HeadingRule heading;
  heading.id = keys.id(seen);
  heading.labels = take_pattern_labels(keys, problems);
  static constexpr std::string_view kRequired[] = {"false", "true", "filled"};
  const std::size_t required = keys.choice_index("required", kRequired, 0);
  heading.required = required == 1;
  heading.filled = required > 0;
  heading.others = keys.words("or", Need::kOptional);
  if (required == 0) note_unread_key(keys, "or", "with \"required\"", problems);
  keys.finish();
  return heading;
}

bool is_narrative(std::string_view id) {
  constexpr std::string_view kPrefix = "narratives.";
  return id.size() > kPrefix.size() && id.substr(0, kPrefix.size()) == kPrefix;
}

// block_scores.TABLE: the score of a block, beside its label.
bool is_block_score(std::string_view id) {
  constexpr std::string_view kPrefix = "block_scores.";
  return id.substr(0, kPrefix.size()) == kPrefix &&
         is_known(table_ids(), id.substr(std::min(id.size(), kPrefix.size())));
}

// funds.ROW.COLUMN or goals.COLUMN: a figure that stands beside its label, without a table.
bool is_table_field(std::string_view id) {
  const std::size_t dot = id.find('.');
  const std::size_t last = id.rfind('.');
  if (dot == std::string_view::npos) return false;
  const std::string_view table = id.substr(0, dot);
  const std::string_view column = id.substr(last + 1);
  if (table == "goals") return dot == last && is_known(column_ids("goals"), column);
  return table == "funds" && dot != last &&
         is_known(fund_row_ids(), id.substr(dot + 1, last - dot - 1)) && column != "reason" &&
         is_known(column_ids("funds"), column);
}

void note_unread_field_keys(const Keys& keys, const FieldRule& field, Problems& problems) {
  const bool in_paragraph = field.find == FindWhere::kParagraph;
  if (in_paragraph) {
    for (const char* name : {"label", "also", "contains"}) {
      note_unread_key(keys, name, "where a label is sought, not with \"find: paragraph\"",
                      problems);
    }
  }
  if (!in_paragraph && field.find != FindWhere::kSameCell) {
    note_unread_key(keys, "re", "with \"find: paragraph\" or \"find: same_cell\"", problems);
  }
  if (field.type != ValueType::kEnum) {
    note_unread_key(keys, "values", "with \"type: enum\"", problems);
  }
  const bool beside = field.find == FindWhere::kCellRight || field.find == FindWhere::kCellBelow ||
                      field.find == FindWhere::kRowRight;
  if (!beside) note_unread_key(keys, "pick", "where the value stands beside a label", problems);
}

FieldRule make_field(const YamlNode& node, SeenIds& seen, Problems& problems) {
  static constexpr std::string_view kPicks[] = {"first", "last"};
  Keys keys(node, problems, "a field");
  FieldRule field;
  field.id = keys.id(seen);
  field.keep = keys.flag("keep", true);
  if (!field.id.empty() && field.keep && !is_narrative(field.id) && !is_table_field(field.id) &&
      !is_block_score(field.id) && !is_known(form_fields(), field.id)) {
    const std::vector<std::string> legal(form_fields().begin(), form_fields().end());
    problems.add(keys.node("id", Need::kRequired)->mark,
                 "unknown field \"" + field.id + "\"" + nearest_hint(field.id, legal));
  }
  field.find = static_cast<FindWhere>(keys.choice_index("find", find_wheres(), 0));
  const bool in_paragraph = field.find == FindWhere::kParagraph;
  const bool labelled = !in_paragraph && !keys.has("contains");
  field.labels = take_labels(keys, labelled ? Need::kRequired : Need::kOptional, problems);
  // What is left out is not read.
  const bool known = field.keep && !field.id.empty();
  field.type = take_type(keys, known ? types_of_field(field.id) : all_types(), field.id, problems);
  field.patterns = keys.patterns("re", in_paragraph ? Need::kRequired : Need::kOptional);
  const bool listed = field.type == ValueType::kEnum;
  field.values = keys.words("values", listed ? Need::kRequired : Need::kOptional);
  field.required = keys.flag("required", false);
  field.last = keys.choice("pick", kPicks, Need::kOptional) == "last";
  note_unread_field_keys(keys, field, problems);
  keys.finish();
  return field;
}

ColumnRule make_column(const YamlNode& node, const std::string& table, SeenIds& seen,
                       Problems& problems) {
  static constexpr std::string_view kFills[] = {"down"};
  Keys keys(node, problems, "a column");
  ColumnRule column;
  const Names legal = column_ids(table);
  column.id = legal.empty() ? keys.id(seen)
                            : take_known_id(keys, seen, legal, "column of " + table, problems);
  column.labels = take_pattern_labels(keys, problems);
  column.type = take_type(keys, types_of_column(table, column.id), column.id, problems);
  column.fill_down = keys.choice("fill", kFills, Need::kOptional) == "down";
  column.key = keys.flag("key", false);
  column.names = take_label_set(keys, "names", problems);
  keys.finish();
  return column;
}

RowRule make_row(const YamlNode& node, SeenIds& seen, Problems& problems) {
  Keys keys(node, problems, "a row");
  RowRule row;
  row.id = take_known_id(keys, seen, fund_row_ids(), "row", problems);
  row.labels = take_pattern_labels(keys, problems);
  row.role = keys.choice("role", fund_roles(), Need::kRequired);
  keys.finish();
  return row;
}

UnitRule make_unit(const YamlNode& node, Problems& problems) {
  static constexpr std::string_view kSources[] = {"cell", "header", "title"};
  Keys keys(node, problems, "a unit");
  UnitRule unit;
  for (const YamlNode& source : keys.list("from", Need::kOptional)) {
    const std::optional<std::string> word = scalar_of(source, problems);
    if (!word) continue;
    if (!is_known(kSources, *word)) {
      problems.add(source.mark,
                   "\"" + *word + "\" is no place of a unit, expected " + name_list(kSources));
    }
    unit.from.push_back(*word);
  }
  unit.fallback = keys.choice("default", currencies(), Need::kRequired);
  keys.finish();
  return unit;
}

SentenceHeading make_sentence_heading(const YamlNode& node, SeenIds& seen, Problems& problems) {
  Keys keys(node, problems, "a heading of sentences");
  SentenceHeading heading;
  heading.id = keys.id(seen);
  heading.patterns = patterns_with(keys, "re", Need::kRequired, {"name"}, problems);
  keys.finish();
  return heading;
}

// Patterns whose named groups are columns of the table.
std::vector<Pattern> take_column_patterns(Keys& keys, std::string_view name, Names columns,
                                          Problems& problems) {
  std::vector<Pattern> patterns;
  for (const YamlNode& node : keys.list(name, Need::kOptional)) {
    std::optional<Pattern> pattern = pattern_of(node, problems);
    if (!pattern) continue;
    const std::vector<std::string> groups = pattern->group_names();
    if (groups.empty()) {
      problems.add(node.mark, "the pattern has no group that is a column: (?P<score>…)");
    }
    for (const std::string& group : groups) {
      if (is_known(columns, group)) continue;
      problems.add(node.mark, "the group \"" + group + "\" is no column of the table, expected " +
                                  name_list(columns));
    }
    patterns.push_back(std::move(*pattern));
  }
  return patterns;
}

SentenceRules make_sentences(const YamlNode& node, const std::string& table, Problems& problems) {
  constexpr int kLeastRows = 3;
  static constexpr std::string_view kTotalColumns[] = {"weight", "score"};
  Keys keys(node, problems, "sentences");
  SentenceRules rules;
  rules.rows = take_column_patterns(keys, "rows", column_ids(table), problems);
  rules.least = keys.integer("least", 1, 100, kLeastRows);
  SeenIds seen;
  for (const YamlNode& item : keys.list("headings", Need::kOptional)) {
    rules.headings.push_back(make_sentence_heading(item, seen, problems));
  }
  rules.values = take_column_patterns(keys, "values", column_ids(table), problems);
  rules.totals = take_column_patterns(keys, "totals", kTotalColumns, problems);
  rules.ends = keys.patterns("ends", Need::kOptional);
  if (table != "indicators") {
    for (const char* key : {"least", "headings", "values", "totals", "ends"}) {
      note_unread_key(keys, key, "in the table \"indicators\"", problems);
    }
  }
  keys.finish();
  if (node.kind == YamlNode::Kind::kMapping && !keys.has("rows") && !keys.has("headings")) {
    problems.add(node.mark, "sentences need one of \"headings\", \"rows\"");
  }
  return rules;
}

TableRule make_table(const YamlNode& node, SeenIds& seen, Problems& problems) {
  Keys keys(node, problems, "a table");
  TableRule table;
  table.id = take_known_id(keys, seen, table_ids(), "table", problems);
  SeenIds columns;
  for (const YamlNode& item : keys.list("columns", Need::kRequired)) {
    table.columns.push_back(make_column(item, table.id, columns, problems));
  }
  SeenIds rows;
  for (const YamlNode& item : keys.list("rows", Need::kOptional)) {
    table.rows.push_back(make_row(item, rows, problems));
  }
  if (table.id != "funds") note_unread_key(keys, "rows", "in the table \"funds\"", problems);
  table.total_rows = take_label_set(keys, "total_rows", problems);
  table.subtotal_rows = take_label_set(keys, "subtotal_rows", problems);
  table.skip_rows = take_label_set(keys, "skip_rows", problems);
  table.caption = take_label_set(keys, "caption", problems);
  table.stop_at = take_label_set(keys, "stop_at", problems);
  for (std::string& label : keys.label_keys("left_out", Need::kOptional)) {
    ColumnRule column;
    column.id = "left_out." + label;
    column.labels.keys.push_back(std::move(label));
    column.keep = false;
    table.columns.push_back(std::move(column));
  }
  table.blocks = take_label_set(keys, "blocks", problems);
  if (table.id != "indicators")
    note_unread_key(keys, "blocks", "in the table \"indicators\"", problems);
  table.group_weight =
      patterns_with(keys, "group_weight", Need::kOptional, {"name", "weight"}, problems);
  table.block_score = patterns_with(keys, "block_score", Need::kOptional, {"score"}, problems);
  if (const YamlNode* unit = keys.node("unit", Need::kOptional)) {
    table.unit = make_unit(*unit, problems);
  }
  if (table.id == "goals") {
    note_unread_key(keys, "sentences", "in the tables \"funds\" and \"indicators\"", problems);
  }
  if (const YamlNode* sentences = keys.node("sentences", Need::kOptional)) {
    table.sentences = make_sentences(*sentences, table.id, problems);
  }
  keys.finish();
  return table;
}

ClaimRule make_claim(const YamlNode& node, SeenIds& seen, Problems& problems) {
  Keys keys(node, problems, "a claim");
  ClaimRule claim;
  claim.id = keys.id(seen);
  claim.type = take_type(keys, types_of_claim(), claim.id, problems);
  claim.patterns = patterns_with(keys, "re", Need::kRequired, {"number"}, problems);
  claim.unless = keys.patterns("unless", Need::kOptional);
  keys.finish();
  return claim;
}

// Headings that will do for another are headings of the pack.
void check_other_headings(const std::vector<YamlNode>& nodes,
                          const std::vector<HeadingRule>& headings, Problems& problems) {
  std::vector<std::string> ids;
  ids.reserve(headings.size());
  for (const HeadingRule& heading : headings) ids.push_back(heading.id);
  for (const YamlNode& node : nodes) {
    const YamlNode* others = find_value(node, "or");
    if (others == nullptr) continue;
    for (const YamlNode& other : others->items) {
      if (std::find(ids.begin(), ids.end(), other.text) != ids.end()) continue;
      problems.add(other.mark,
                   "unknown heading \"" + other.text + "\"" + nearest_hint(other.text, ids));
    }
  }
}

}  // namespace

DetectRule make_detect(const YamlNode& node, Problems& problems) {
  Keys keys(node, problems, "detect");
  DetectRule detect;
  detect.kind = keys.choice("kind", form_kinds(), Need::kRequired);
  detect.title = keys.label_keys("title", Need::kOptional);
  detect.all = keys.label_keys("all", Need::kOptional);
  take_any(keys, detect, problems);
  detect.lines = keys.patterns("lines", Need::kOptional);
  detect.none = keys.label_keys("none", Need::kOptional);
  detect.priority = keys.integer("priority", -1000, 1000, 0);
  keys.node("any_2", Need::kOptional);  // so that it is among the names to hint at
  keys.finish();
  const bool nothing = !keys.has("title") && !keys.has("all") && detect.any_count == 0;
  if (nothing && node.kind == YamlNode::Kind::kMapping) {
    problems.add(node.mark, "detect needs one of \"title\", \"all\", \"any_N\"");
  }
  return detect;
}

SectionRules make_sections(const YamlNode& node, Problems& problems) {
  Keys keys(node, problems, "sections");
  SectionRules sections;
  SeenIds schemes;
  for (const YamlNode& item : keys.list("numbering", Need::kOptional)) {
    sections.numbering.push_back(make_scheme(item, schemes, problems));
  }
  SeenIds headings;
  for (const YamlNode& item : keys.list("headings", Need::kOptional)) {
    sections.headings.push_back(make_heading(item, headings, problems));
  }
  check_other_headings(keys.list("headings", Need::kOptional), sections.headings, problems);
  sections.max_length = keys.integer("max_length", 1, 1000, 0);
  keys.finish();
  return sections;
}

std::vector<FieldRule> make_fields(const std::vector<YamlNode>& nodes, Problems& problems) {
  std::vector<FieldRule> fields;
  fields.reserve(nodes.size());
  SeenIds seen;
  for (const YamlNode& node : nodes) fields.push_back(make_field(node, seen, problems));
  return fields;
}

std::vector<TableRule> make_tables(const std::vector<YamlNode>& nodes, Problems& problems) {
  std::vector<TableRule> tables;
  tables.reserve(nodes.size());
  SeenIds seen;
  for (const YamlNode& node : nodes) tables.push_back(make_table(node, seen, problems));
  return tables;
}

std::vector<ClaimRule> make_claims(const std::vector<YamlNode>& nodes, Problems& problems) {
  std::vector<ClaimRule> claims;
  claims.reserve(nodes.size());
  SeenIds seen;
  for (const YamlNode& node : nodes) claims.push_back(make_claim(node, seen, problems));
  return claims;
}

}  // namespace jixiao
