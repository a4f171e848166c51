#include "rules/label_index.h"

#include <algorithm>
#include <deque>
#include <utility>

#include "rules/label_number.h"
#include "rules/pack.h"
#include "rules/pattern.h"
#include "rules/word_ids.h"
#include "rules/word_trie.h"
#include "value/once.h"

namespace jixiao {
namespace {

// Every list of labels of the pack, in the order of their numbers.
template <typename SomePack, typename Visit>
void for_each_labels(SomePack& pack, Visit visit) {
  for (auto& field : pack.fields) visit(field.labels);
  for (auto& heading : pack.sections.headings) visit(heading.labels);
  for (auto& table : pack.tables) {
    for (auto& column : table.columns) visit(column.labels);
    for (auto& column : table.columns) visit(column.names);
    for (auto& row : table.rows) visit(row.labels);
    visit(table.total_rows);
    visit(table.subtotal_rows);
    visit(table.skip_rows);
    visit(table.caption);
    visit(table.stop_at);
    visit(table.blocks);
  }
}

void add_hit(LabelHits& hits, const LabelHit& hit) {
  const auto at =
      std::lower_bound(hits.begin(), hits.end(), hit,
                       [](const LabelHit& a, const LabelHit& b) { return a.labels < b.labels; });
  // A whole label comes before its parts, and the first of two alike before the other.
  if (at == hits.end() || at->labels != hit.labels) hits.insert(at, hit);
}

// A label or pattern that fits parts of texts.
LabelHit behind_all(const Labels& labels) {
  return {labels.number, static_cast<std::uint32_t>(labels.keys.size())};
}

}  // namespace

// A label as a text: most cells of a form are one. What else fits it, parts and patterns, is looked
// for when it first comes up.
struct WholeLabel {
  Once once;
  LabelHits all;
  LabelHits whole;  // of the lists that have it
};

struct LabelIndex::Made {
  Once once;
  WordIds words;
  mutable std::deque<WholeLabel> whole;  // by their numbers
  WordTrie parts;
  std::vector<LabelHits> of_part;  // by the trie's ids
  PatternSet patterns;
  std::vector<LabelHit> of_pattern;
  PatternSet field_patterns;
  std::vector<FieldPatternHit> of_field_pattern;

  void make(const Pack& pack);
  // Adds the hits of the labels that fit a part of the key.
  void add_parts(const std::string& key, LabelHits& hits) const;

 private:
  WholeLabel& whole_label(const std::string& key);
  void add(const Labels& labels, WordIds& part_ids, std::vector<const Pattern*>& all);
};

WholeLabel& LabelIndex::Made::whole_label(const std::string& key) {
  const std::uint32_t id = words.add(key);
  return id == whole.size() ? whole.emplace_back() : whole[id];
}

void LabelIndex::Made::add(const Labels& labels, WordIds& part_ids,
                           std::vector<const Pattern*>& all) {
  for (std::size_t i = 0; i < labels.keys.size(); ++i) {
    add_hit(whole_label(labels.keys[i]).whole, {labels.number, static_cast<std::uint32_t>(i)});
  }
  for (const std::string& part : labels.contains) {
    const std::uint32_t id = part_ids.add(part);
    if (id == of_part.size()) {
      parts.add(part, id);
      of_part.emplace_back();
    }
    add_hit(of_part[id], behind_all(labels));
  }
  for (const Pattern& pattern : labels.patterns) {
    all.push_back(&pattern);
    of_pattern.push_back(behind_all(labels));
  }
}

void LabelIndex::Made::make(const Pack& pack) {
  WordIds part_ids;
  std::vector<const Pattern*> all;
  for_each_labels(pack, [&](const Labels& labels) { add(labels, part_ids, all); });
  patterns = PatternSet(all);
  std::vector<const Pattern*> of_fields;
  for (const FieldRule& field : pack.fields) {
    for (std::size_t i = 0; i < field.patterns.size(); ++i) {
      of_fields.push_back(&field.patterns[i]);
      of_field_pattern.push_back({field.labels.number, static_cast<std::uint32_t>(i)});
    }
  }
  field_patterns = PatternSet(of_fields);
}

void LabelIndex::Made::add_parts(const std::string& key, LabelHits& hits) const {
  parts.each_in(key, [&](std::uint32_t part) {
    for (const LabelHit& hit : of_part[part]) add_hit(hits, hit);
  });
  for (const int pattern : patterns.find(key)) {
    add_hit(hits, of_pattern[static_cast<std::size_t>(pattern)]);
  }
}

LabelIndex::LabelIndex() : made_(std::make_unique<Made>()) {}
LabelIndex::LabelIndex(LabelIndex&&) noexcept = default;
LabelIndex& LabelIndex::operator=(LabelIndex&&) noexcept = default;
LabelIndex::~LabelIndex() = default;

const LabelIndex::Made& LabelIndex::made_for(const Pack& pack) const {
  made_->once.call([&] { made_->make(pack); });
  return *made_;
}

void number_labels(Pack& pack) {
  std::uint32_t number = 0;
  for_each_labels(pack, [&](Labels& labels) { labels.number = ++number; });
}

LabelHits find_labels(const Pack& pack, const std::string& key) {
  LabelHits own;
  const LabelView all = find_labels(pack, key, own);
  return own.empty() ? LabelHits(all.begin(), all.end()) : std::move(own);
}

LabelView find_labels(const Pack& pack, const std::string& key, LabelHits& own) {
  const LabelIndex::Made& made = pack.index.made_for(pack);
  if (const std::uint32_t id = made.words.find(key); id != WordIds::kNone) {
    WholeLabel& label = made.whole[id];
    label.once.call([&] {
      label.all = label.whole;
      made.add_parts(key, label.all);
    });
    return label.all;
  }
  made.add_parts(key, own);
  // 一、项目名称 is the label 项目名称, unless the pack names it with its number.
  const std::string_view label = behind_number(key);
  const std::uint32_t numbered = label.empty() ? WordIds::kNone : made.words.find(label);
  if (numbered == WordIds::kNone) return own;
  for (const LabelHit& hit : made.whole[numbered].whole) add_hit(own, hit);
  return own;
}

std::vector<FieldPatternHit> find_field_patterns(const Pack& pack, std::string_view folded) {
  const LabelIndex::Made& made = pack.index.made_for(pack);
  std::vector<FieldPatternHit> hits;
  for (const int pattern : made.field_patterns.find(folded)) {
    hits.push_back(made.of_field_pattern[static_cast<std::size_t>(pattern)]);
  }
  return hits;
}

std::optional<std::uint32_t> find_rank(LabelView hits, const Labels& labels) {
  for (const LabelHit& hit : hits) {
    if (hit.labels == labels.number) return hit.rank;
    if (hit.labels > labels.number) break;
  }
  return std::nullopt;
}

}  // namespace jixiao
