// Every cap on foreign input, in one place, with its reason.
//
// Example: an input of 300 MiB is refused with Failure{too_large} before a byte of it is parsed.
// A `Limits` value travels with the options of a run; the defaults stand here. Not here: limits of
// a rule pack (they are our own data) and time limits (those belong to the worker pool).
#pragma once

#include <cstdint>

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
  // Element depth of one XML part: Word nests some tens deep.
  int xml_depth = 1024;
  // Tables inside tables: bounds every recursion over the document model.
  int table_nesting = 64;
  // Documents inside documents (w:altChunk): programs that merge files nest them once.
  int chunk_nesting = 4;
  // Cells of all tables of one document.
  int cells = 1'000'000;
  // Columns of one table: Word itself stops at 63.
  int columns = 1024;
  // Text of one paragraph, in bytes.
  std::uint64_t paragraph_bytes = 16ULL << 20;
};

// Significant digits of a number; more than these do not survive a trip through other programs.
inline constexpr int kMaxSignificantDigits = 15;

}  // namespace jixiao
