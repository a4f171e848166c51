#include "rules/compiled.h"

#include <cereal/archives/binary.hpp>
#include <cereal/types/array.hpp>
#include <cereal/types/memory.hpp>
#include <cereal/types/optional.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/unordered_map.hpp>
#include <cereal/types/unordered_set.hpp>
#include <cereal/types/vector.hpp>
#include <filesystem>
#include <functional>
#include <memory>
#include <sstream>
#include <utility>

#include "bytes/bytes.h"
#include "rules/load.h"

namespace jixiao {

// cereal asks for these by name. Each takes a struct apart into all of its members, so that one
// more or one less does not compile until it is kept too.

static void save(cereal::BinaryOutputArchive& archive, const Decimal& decimal) {
  archive(decimal.to_string());
}

static void load(cereal::BinaryInputArchive& archive, Decimal& decimal) {
  std::string text;
  archive(text);
  decimal = Decimal::parse(text).value();
}

template <typename Archive>
static void serialize(Archive& archive, Labels& labels) {
  auto& [keys, contains, patterns, number] = labels;
  archive(keys, contains, patterns, number);
}

template <typename Archive>
static void serialize(Archive& archive, DetectRule& rule) {
  auto& [kind, title, all, any, any_count, none, lines, priority] = rule;
  archive(kind, title, all, any, any_count, none, lines, priority);
}

template <typename Archive>
static void serialize(Archive& archive, NumberingScheme& scheme) {
  auto& [id, level, re] = scheme;
  archive(id, level, re);
}

template <typename Archive>
static void serialize(Archive& archive, HeadingRule& rule) {
  auto& [id, labels, required, filled, others] = rule;
  archive(id, labels, required, filled, others);
}

template <typename Archive>
static void serialize(Archive& archive, SectionRules& rules) {
  auto& [numbering, headings, max_length] = rules;
  archive(numbering, headings, max_length);
}

template <typename Archive>
static void serialize(Archive& archive, FieldRule& rule) {
  auto& [id, labels, find, type, patterns, values, required, keep, last] = rule;
  archive(id, labels, find, type, patterns, values, required, keep, last);
}

template <typename Archive>
static void serialize(Archive& archive, ColumnRule& rule) {
  auto& [id, labels, type, fill_down, key, names, keep] = rule;
  archive(id, labels, type, fill_down, key, names, keep);
}

template <typename Archive>
static void serialize(Archive& archive, RowRule& rule) {
  auto& [id, labels, role] = rule;
  archive(id, labels, role);
}

template <typename Archive>
static void serialize(Archive& archive, UnitRule& rule) {
  auto& [from, fallback] = rule;
  archive(from, fallback);
}

template <typename Archive>
static void serialize(Archive& archive, SentenceHeading& heading) {
  auto& [id, patterns] = heading;
  archive(id, patterns);
}

template <typename Archive>
static void serialize(Archive& archive, SentenceRules& rules) {
  auto& [least, headings, rows, values, totals, ends] = rules;
  archive(least, headings, rows, values, totals, ends);
}

template <typename Archive>
static void serialize(Archive& archive, TableRule& rule) {
  auto& [id, columns, rows, total_rows, subtotal_rows, skip_rows, caption, stop_at, blocks,
         group_weight, block_score, unit, sentences] = rule;
  archive(id, columns, rows, total_rows, subtotal_rows, skip_rows, caption, stop_at, blocks);
  archive(group_weight, block_score, unit, sentences);
}

template <typename Archive>
static void serialize(Archive& archive, ClaimRule& rule) {
  auto& [id, patterns, unless, type] = rule;
  archive(id, patterns, unless, type);
}

template <typename Archive>
static void serialize(Archive& archive, Tolerance& tolerance) {
  auto& [kind, amount] = tolerance;
  archive(kind, amount);
}

static void save(cereal::BinaryOutputArchive& archive, const FieldPath& field) {
  archive(field.name());
}

static void load(cereal::BinaryInputArchive& archive, FieldPath& field) {
  std::string name;
  archive(name);
  field = FieldPath(std::move(name));
}

template <typename Archive>
static void serialize(Archive& archive, Term& term) {
  auto& [minus, factor, field, role, sum] = term;
  archive(minus, factor, field, role, sum);
}

template <typename Archive>
static void serialize(Archive& archive, Equation& equation) {
  auto& [left, right, relation, text] = equation;
  archive(left, right, relation, text);
}

template <typename Archive>
static void serialize(Archive& archive, GradeBand& band) {
  auto& [names, least, most] = band;
  archive(names, least, most);
}

template <typename Archive>
static void serialize(Archive& archive, BlockWeight& block) {
  auto& [names, weight] = block;
  archive(names, weight);
}

template <typename Archive>
static void serialize(Archive& archive, WeightVariant& variant) {
  auto& [execution, blocks] = variant;
  archive(execution, blocks);
}

template <typename Archive>
static void serialize(Archive& archive, OfficePhrase& phrase) {
  auto& [patterns, names] = phrase;
  archive(patterns, names);
}

template <typename Archive>
static void serialize(Archive& archive, CheckRule& rule) {
  auto& [id, kind, code, severity, each, fields, equation, when, by, whole, parts, out_of,
         otherwise, bound, words, patterns, bands, reverse, unless, closed, ending, variants,
         phrases, blank, tolerance, floor, message, cite] = rule;
  archive(id, kind, code, severity, each, fields, equation, when, by, whole, parts, out_of);
  archive(otherwise, bound, words, patterns, bands, reverse, unless, closed, ending, variants);
  archive(phrases, blank, tolerance, floor, message, cite);
}

template <typename Archive>
static void serialize(Archive& archive, Authority& authority) {
  auto& [issuer, document, title] = authority;
  archive(issuer, document, title);
}

template <typename Archive>
static void serialize(Archive& archive, ValueWords& words) {
  auto& [before, behind, between, negations, deadlines, units, counters, numerals, points, natures,
         blank, not_applicable, no_reason, of_which, misread] = words;
  archive(before, behind, between, negations, deadlines, units, counters, numerals, points);
  archive(natures, blank, not_applicable, no_reason, of_which, misread);
}

template <typename Archive>
static void serialize(Archive& archive, Pack& pack) {
  auto& [file, id, version, title, status, authority, digest, extends, detect, values, sections,
         claims, fields, tables, checks, tests, index] = pack;
  archive(id, version, title, status, authority, digest, extends, detect);
  archive(sections, claims, fields, tables, checks);
  // Packs share their words; of what is shared cereal keeps one.
  std::shared_ptr<ValueWords> words = std::const_pointer_cast<ValueWords>(values);
  archive(words);
  values = std::move(words);
  static_cast<void>(file);   // below the folder, wherever that is
  static_cast<void>(tests);  // no document needs them
  static_cast<void>(index);  // made when it is first asked
}

namespace {

namespace fs = std::filesystem;

// In front of what is kept: the key and a hash, each of a fixed length.
std::string head_of(std::string_view key, std::string_view packs) {
  std::string hash = std::to_string(std::hash<std::string_view>{}(packs));
  hash.resize(20, ' ');
  return std::string(key) + "\n" + hash + "\n";
}

}  // namespace

std::string rules_key(const std::string& directory, const std::string& other_words,
                      std::string_view program) {
  std::string all(program);
  for (const RulesFile& file : read_rules_files(directory, other_words)) {
    if (!file.bytes) return "";
    all += "\n" + file.name + "\n" + std::to_string(file.bytes->size()) + "\n" + *file.bytes;
  }
  return "sha256:" + sha256(all);
}

std::string pack_rules(const Rules& rules, const std::string& directory, std::string_view key) {
  std::vector<std::string> files;
  for (const Pack& pack : rules.packs) {
    files.push_back(fs::path(pack.file).lexically_relative(directory).generic_string());
  }
  std::ostringstream stream;
  cereal::BinaryOutputArchive archive(stream);
  archive(files, rules.packs, rules.values);
  const std::string packs = stream.str();
  return head_of(key, packs) + packs;
}

std::optional<Rules> unpack_rules(std::string bytes, const std::string& directory,
                                  std::string_view key) {
  const std::size_t head = head_of(key, "").size();
  if (key.empty() || bytes.size() < head) return std::nullopt;
  const std::string_view packed = std::string_view(bytes).substr(head);
  if (bytes.compare(0, head, head_of(key, packed)) != 0) return std::nullopt;
  std::istringstream stream(std::move(bytes));
  stream.seekg(static_cast<std::streamoff>(head));
  cereal::BinaryInputArchive archive(stream);
  std::vector<std::string> files;
  std::vector<Pack> packs;
  ValueWords values;
  archive(files, packs, values);
  for (std::size_t i = 0; i < packs.size(); ++i) {
    packs[i].file = (fs::path(directory) / files.at(i)).generic_string();
  }
  Rules rules = make_rules(std::move(packs));
  rules.values = std::move(values);
  return rules;
}

}  // namespace jixiao
