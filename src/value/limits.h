// Every cap on foreign input, in one place, with its reason.
//
// Example: an input of 300 MiB is refused with Failure{too_large} before a byte of it is parsed;
// set_limit(limits, "input_bytes=1GiB") lets it in. A `Limits` value travels with the options of a
// run; the defaults stand here, names and meanings in limit_fields(), which `--limit`, `--help` and
// the tests share. Not here: limits of a rule pack (they are our own data) and time limits (those
// belong to the worker pool).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace jixiao {

struct Limits {
  // A report is some ten KB; the largest public docx seen has 13 MB. Above this it is no report.
  std::uint64_t input_bytes = 256ULL << 20;
  // One inflated package part; counted while inflating, so a bomb costs at most this much.
  std::uint64_t part_bytes = 128ULL << 20;
  // All inflated parts of one package together.
  std::uint64_t package_bytes = 512ULL << 20;
  // Entries of one package: ZIP64 allows billions, Word writes dozens.
  std::uint64_t package_entries = 65536;
  // Inflated bytes for each packed one. Rows that are all alike come near 1032, where deflate ends:
  // only another packer, which Word never uses, goes beyond.
  std::uint64_t part_ratio = 1100;
  // A ratio alone proves nothing: up to this size it is not looked at.
  std::uint64_t part_ratio_bytes = 16ULL << 20;
  // Element depth of one XML part: Word nests some tens deep.
  int xml_depth = 1024;
  // Tables inside tables.
  int table_nesting = 64;
  // Documents inside documents (w:altChunk): programs that merge files nest them once.
  int chunk_nesting = 4;
  // Cells of all tables of one document; a row without cells counts as one.
  int cells = 1'000'000;
  // Columns of one table: Word itself stops at 63.
  int columns = 1024;
  // Text of one paragraph, in bytes.
  std::uint64_t paragraph_bytes = 16ULL << 20;
  // What paragraphs and cells of a .docx take in memory, without their text: so many bytes for each
  // byte of XML read, and some that are free. Only elements that hold next to nothing come near.
  std::uint64_t model_ratio = 2;
  std::uint64_t model_bytes = 16ULL << 20;

  bool operator==(const Limits&) const = default;
};

using LimitMember = std::variant<int Limits::*, std::uint64_t Limits::*>;

struct LimitField {
  std::string_view name;
  LimitMember member;
  bool bytes = false;  // its value may be written with KiB, MiB or GiB
  // What a user may set it to: above `most` an int or a stack of ours would end first.
  std::uint64_t least = 0;
  std::uint64_t most = 0;
  std::string_view meaning;
};

// In the order of the struct.
std::span<const LimitField> limit_fields();

std::uint64_t limit_value(const Limits& limits, const LimitMember& member);

// "64MiB" where it comes out even, else the number.
std::string limit_text(const LimitField& field, std::uint64_t value);

// "NAME=VALUE", "part_bytes=64MiB". Throws std::invalid_argument, worded for the user.
void set_limit(Limits& limits, std::string_view word);

// What a message about a limit ends with: " (limit cells = 5; raise it with --limit cells=N)".
std::string limit_clause(const Limits& limits, const LimitMember& member);

// convert and check look into nested tables by recursion, extract does not.
inline constexpr int kMostNestingForRules = 256;

// Significant digits of a number; more than these do not survive a trip through other programs.
inline constexpr int kMaxSignificantDigits = 15;

}  // namespace jixiao
