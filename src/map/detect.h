// Which pack reads a table, or the prose of a document.
//
// Example: a table with the labels 一级指标, 二级指标, 三级指标 and 得分 under the title
// 项目支出绩效自评表 is read by cn.mof.project.
// A pack is eligible when all its `all` labels stand in the table, at least N of its `any_N` and
// none of its `none`; among the eligible the score is ten and one a character for a title, one a
// label, plus the priority; equal best scores are ambiguous.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "map/folded_table.h"
#include "map/prose.h"
#include "rules/pack.h"
#include "rules/word_filter.h"

namespace jixiao {

struct Detection {
  const Pack* pack = nullptr;       // null: none is eligible
  std::vector<std::string> equals;  // ids of other packs with the same score
};

// The keys of the cells, of those that some pack names as a label.
LabelSet labels_of(const Rules& rules, const FoldedTable& table);

// The signs (lines_sign) of the packs that ask for a line in the document and find it here;
// `words` are those of the document's lines.
std::vector<std::string> find_signs(const Rules& rules, std::span<const Line> lines,
                                    const WordFilter& words);

// `title_key` is the folded title line, empty if there is none; for prose the labels are the words
// of its headings. Packs that read sentences are read_sentences' business (sentences.h).
enum class Detected { kTable, kProse };
Detection detect(const Rules& rules, const LabelSet& labels, const std::string& title_key,
                 Detected what);

// What detect() gives the pack, or nothing if it is not eligible: by looking at this pack alone.
std::optional<int> detection_score(const Pack& pack, const LabelSet& labels,
                                   const std::string& title_key);

// Does the pack read tables: neither prose nor sentences?
bool reads_tables(const Pack& pack);

// Does the key hold one of the pack's titles?
bool title_matches(const Pack& pack, std::string_view key);

// May the line be the title of a form: one of any pack's, and no sentence that mentions it?
bool is_form_title(const Rules& rules, std::string_view key);

// May the line be the title of a report: does it end in one of a narrative pack's?
bool is_report_title(const Rules& rules, std::string_view key);

}  // namespace jixiao
