#include "write/explain_text.h"

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <string_view>
#include <vector>

#include "normalize/fold.h"

namespace jixiao {
namespace {

constexpr std::size_t kShownLeftovers = 10;
constexpr std::size_t kShownValues = 8;
constexpr int kQuotedCharacters = 30;

using Lines = std::vector<std::string>;

// The writer of one explanation: its language, and what was written.
struct Page {
  const Explanation& explanation;
  bool english = false;
  std::string out = {};

  std::string pick(std::string_view chinese, std::string_view in_english) const {
    return std::string(english ? in_english : chinese);
  }
  void line(const std::string& text) { out += text + "\n"; }
};

std::string number(std::size_t value) { return std::to_string(value); }

// Documents and packs may hold anything: no control character reaches the terminal.
std::string quoted(const Page& page, const std::string& text) {
  const std::string plain = plain_line(text);
  return page.english ? "\"" + plain + "\"" : "“" + plain + "”";
}

std::string list(const Page& page, const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    text += (text.empty() ? "" : page.pick("、", ", ")) + plain_line(word);
  }
  return text;
}

std::string spot(const Page& page, const Place& place) {
  const auto count = [](int zero_based) { return std::to_string(zero_based + 1); };
  if (place.table >= 0) {
    std::string words = page.pick("表", "table ") + count(place.table);
    if (place.row >= 0) {
      words += page.english ? " row " + count(place.row) : "第" + count(place.row) + "行";
    }
    if (place.col >= 0) {
      words += page.english ? " column " + count(place.col) : "第" + count(place.col) + "列";
    }
    return words;
  }
  if (place.line >= 0) {
    const std::string line = std::to_string(place.line);
    return page.english ? "line " + line : "文本第" + line + "行";
  }
  return "block " + std::to_string(place.block);
}

// --- Which pack --------------------------------------------------------------------------------

std::string score_words(const Page& page, const PackScore& score) {
  std::string words;
  const auto add = [&](const std::string& text) {
    words += (words.empty() ? "" : page.pick("；", "; ")) + text;
  };
  if (!score.points) {
    std::string why = page.pick("不适合：", "not eligible: ");
    std::string reasons;
    const auto reason = [&](const std::string& text) {
      reasons += (reasons.empty() ? "" : page.pick("；", "; ")) + text;
    };
    if (!score.all_missing.empty()) {
      reason(page.pick("缺 all 里的 ", "lacks of all: ") + list(page, score.all_missing));
    }
    if (static_cast<int>(score.any_found.size()) < score.any_count) {
      reason("any_" + std::to_string(score.any_count) + page.pick(" 只有 ", " has only ") +
             number(score.any_found.size()) + page.pick(" 个，没有 ", ", without ") +
             list(page, score.any_missing));
    }
    if (!score.none_found.empty()) {
      reason(page.pick("有 none 里的 ", "holds of none: ") + list(page, score.none_found));
    }
    if (score.line_missing) {
      reason(page.pick("文中没有一行符合 lines", "no line of the document fits lines"));
    }
    return why + reasons;
  }
  if (!score.title.empty()) {
    add(page.pick("标题含", "title holds ") + quoted(page, score.title));
  } else {
    add(page.pick("标题不符", "no title fits"));
  }
  const std::size_t all = score.all_found.size() + score.all_missing.size();
  if (all > 0) add("all " + number(score.all_found.size()) + "/" + number(all));
  const std::size_t any = score.any_found.size() + score.any_missing.size();
  if (any > 0) {
    std::string text = "any_" + std::to_string(score.any_count) + " " +
                       number(score.any_found.size()) + "/" + number(any) + page.pick("：", ": ") +
                       list(page, score.any_found);
    if (!score.any_missing.empty()) {
      text += page.pick("，没有 ", ", without ") + list(page, score.any_missing);
    }
    add(text);
  }
  return words;
}

void write_winner(Page& page, const FormStory& form) {
  if (form.pack.empty()) {
    page.line(
        page.pick("  没有规则包适合，此表没有读取", "  no pack fits; the table was not read"));
    return;
  }
  std::string line =
      page.pick("  采用 ", "  read by ") + form.pack + " " + form.version + page.pick("：", ": ");
  if (form.forced) {
    page.line(line + page.pick("由 --pack 指定，没有识别", "named by --pack, not detected"));
    return;
  }
  const PackScore& best = form.scores.front();
  line += std::to_string(best.points.value_or(0)) + page.pick(" 分", " points");
  const bool rival = form.scores.size() > 1 && form.scores[1].points.has_value();
  if (!rival) {
    line += page.pick("，没有别的规则包适合", ", no other pack is eligible");
  } else {
    const PackScore& second = form.scores[1];
    const int margin = *best.points - *second.points;
    if (margin == 0) {
      line += page.pick("，与 ", ", as many as ");
      line += second.pack + page.pick(" 相同，采用排在前面的", "; the first one is taken");
    } else if (page.english) {
      line.append(", ").append(std::to_string(margin)).append(" more than ").append(second.pack);
    } else {
      line.append("，比 ").append(second.pack).append(" 多 ");
      line.append(std::to_string(margin)).append(" 分");
    }
  }
  page.line(line);
}

void write_scores(Page& page, const FormStory& form) {
  std::size_t width = 0;
  for (const PackScore& score : form.scores) width = std::max(width, score.pack.size());
  for (const PackScore& score : form.scores) {
    std::string points = score.points ? std::to_string(*score.points) : "-";
    points.insert(0, points.size() < 4 ? 4 - points.size() : 0, ' ');
    std::string name = score.pack;
    name.resize(width, ' ');
    std::string line = "  ";
    line.append(points).append("  ").append(name).append("  ").append(score_words(page, score));
    page.line(line);
  }
}

// --- Why ---------------------------------------------------------------------------------------

std::string value_spot(const Page& page, const Candidate& candidate) {
  return candidate.value_place ? spot(page, *candidate.value_place)
                               : page.pick("标签旁边", "beside the label");
}

std::string why_near(const Page& page, const Candidate& candidate) {
  return page.pick("与标签", "is nearly the label ") + quoted(page, candidate.label) +
         page.pick("相近而不同；若是同一项，把它加到 also",
                   "; if it means the same, add it to also");
}

std::string why_not_field(const Page& page, const Candidate& candidate) {
  switch (candidate.why) {
    case Why::kHeaderRow:
      return page.pick("这一行是表格 ", "the row is the header of the table ") + candidate.detail +
             page.pick(" 的表头", "");
    case Why::kTableRow:
      return page.pick("这一行在表格 ", "the row is one of the table ") + candidate.detail +
             page.pick(" 里，行首不是字段的标签，行内不再找字段；表格若该在前面结束，加 stop_at",
                       " and does not begin with a field's label; if the table should end above, "
                       "add a stop_at");
    case Why::kTitleRow:
      return page.pick("这一行作为标题、年份或单位行读取",
                       "the row was read as a title, year or unit");
    case Why::kNotAround:
      return page.pick("这一行不在表的标题行之列，也没有别的规则在这里找它",
                       "the line is no caption of the form, and no rule looks for it here");
    case Why::kNoHeading:
      return page.pick("标签相符，但这一行没有编号也没有大纲级别，或太长、在目录里，不算标题",
                       "the label fits, but the line has neither a number nor an outline level, or "
                       "is too long or a line of contents: no heading");
    case Why::kOtherForm:
      return page.pick("这一行归了别的表", "the line was taken for another form");
    case Why::kHeaderShort:
      return page.pick("这一行不成表头：缺关键列 ",
                       "the row is no header: it lacks the key columns ") +
             candidate.detail;
    default:
      return page.pick("这一行没有被读取", "the row was not read");
  }
}

std::string why_words(const Page& page, const Candidate& candidate) {
  const std::string detail = quoted(page, candidate.detail);
  switch (candidate.why) {
    case Why::kTaken: {
      std::string words = page.pick("采用", "taken");
      if (!candidate.detail.empty()) words += page.pick("，值 ", ", value ") + detail;
      if (candidate.value_place)
        words += page.pick("，在", ", at ") + spot(page, *candidate.value_place);
      return words;
    }
    case Why::kNear:
      return why_near(page, candidate);
    case Why::kOtherField:
      return page.pick("这个标签归排在前面的 ", "the label goes to ") + candidate.detail +
             page.pick("", ", which stands before");
    case Why::kNoCell:
      return page.pick("旁边没有放值的单元格", "there is no cell for its value");
    case Why::kBlank:
      return value_spot(page, candidate) + page.pick("是空的", " is blank");
    case Why::kLabelThere:
      return value_spot(page, candidate) + page.pick("是字段 ", " holds the label of the field ") +
             candidate.detail + page.pick(" 的标签，不是值", "");
    case Why::kNotListed:
      return page.pick("值", "the value ") + detail +
             page.pick("不在 values 里", " is none of values");
    case Why::kFilled:
      return page.pick("字段已经有值，不再取", "the field had its value already");
    case Why::kExcluded:
      return page.pick("句子符合 unless，或说的是别的年份，或在目录里",
                       "the sentence fits unless, is about another year, or is a line of contents");
    default:
      return why_not_field(page, candidate);
  }
}

std::string candidate_words(const Page& page, const Candidate& candidate) {
  return spot(page, candidate.place) + page.pick("", " ") + quoted(page, candidate.text) +
         page.pick("：", ": ") + why_words(page, candidate);
}

std::string nothing_found(const Page& page, const FieldStory& story) {
  if (story.find == "heading") {
    return page.pick("没有一行是它的标签，也没有相近的",
                     "no line is one of its labels, or nearly one");
  }
  if (!story.labels.empty()) {
    return page.pick("没有单元格是它的标签，也没有相近的",
                     "no cell is one of its labels, or nearly one");
  }
  return page.pick("没有一行符合它的模式", "no line fits its patterns");
}

// --- Fields and tables -------------------------------------------------------------------------

const Candidate* find_taken(const FieldStory& story) {
  const auto found =
      std::find_if(story.candidates.begin(), story.candidates.end(),
                   [](const Candidate& candidate) { return candidate.why == Why::kTaken; });
  return found == story.candidates.end() ? nullptr : &*found;
}

void write_fields(Page& page, const FormStory& form) {
  if (form.fields.empty()) return;
  page.line(page.pick("  字段", "  fields"));
  for (const FieldStory& story : form.fields) {
    std::string line = "    " + story.id;
    if (!story.values.empty()) {
      line += " = " + quoted(page, code_point_slice(story.values.front(), 0, kQuotedCharacters));
      const Candidate* taken = find_taken(story);
      if (taken != nullptr && taken->value_place) line += "  " + spot(page, *taken->value_place);
    } else {
      line += story.required ? page.pick("（必填）", " (required)") : "";
      line += page.pick(" 没有值：", " has no value: ");
      line += story.candidates.empty() ? nothing_found(page, story)
                                       : candidate_words(page, story.candidates.front());
    }
    page.line(line);
  }
}

void write_table(Page& page, const TableStory& table) {
  std::string line = "    " + table.id;
  if (table.header_rows.empty()) {
    line += page.pick(" 没有找到表头", " has no header here");
    if (table.nearest_row >= 0) {
      const std::string row = std::to_string(table.nearest_row + 1);
      line += page.pick("：最接近的是第", ": nearest is row ") + row +
              page.pick("行，缺关键列 ", ", which lacks the key columns ") +
              list(page, table.missing_keys);
    }
    page.line(line);
    return;
  }
  std::vector<std::string> rows;
  for (const int row : table.header_rows) rows.push_back(std::to_string(row + 1));
  line += page.pick(" 表头在第", " has its header in row ") + list(page, rows) +
          page.pick("行，读到 ", ", rows read: ") + number(table.rows) + page.pick(" 行", "");
  page.line(line);
  page.line("      " + list(page, table.columns));
  if (!table.not_shown.empty()) {
    page.line(page.pick("      表里没有的列：", "      columns not shown: ") +
              list(page, table.not_shown));
  }
}

void write_leftovers(Page& page, const FormStory& form) {
  if (form.leftovers.empty()) return;
  page.line(page.pick("  没有规则读取的单元格 ", "  cells that no rule reads: ") +
            number(form.leftovers.size()) + page.pick(" 个", ""));
  for (std::size_t i = 0; i < std::min(kShownLeftovers, form.leftovers.size()); ++i) {
    const Leftover& cell = form.leftovers[i];
    page.line("    " + spot(page, cell.place) + page.pick("", " ") +
              quoted(page, code_point_slice(cell.text, 0, kQuotedCharacters)));
  }
  if (form.leftovers.size() > kShownLeftovers) page.line("    …");
}

void write_form(Page& page, const FormStory& form) {
  std::string line = spot(page, form.place) + " " + std::to_string(form.rows) +
                     page.pick("行", " rows ") + std::to_string(form.cols) +
                     page.pick("列", " columns");
  line += form.title.empty()
              ? page.pick("，没有标题", ", no title")
              : page.pick("「", " \"") + plain_line(form.title) + page.pick("」", "\"");
  page.line(line);
  write_winner(page, form);
  // Who asks for a field knows the pack, unless there is none.
  const bool field_only = !form.pack.empty() && !page.explanation.field.empty();
  if (field_only) return;
  write_scores(page, form);
  if (form.pack.empty()) return;
  write_fields(page, form);
  page.line(page.pick("  表格", "  tables"));
  for (const TableStory& table : form.tables) write_table(page, table);
  write_leftovers(page, form);
}

// --- The field asked for -----------------------------------------------------------------------

void write_story(Page& page, const FieldStory& story) {
  std::string line = page.pick("  找法 ", "  find: ") + story.find;
  if (!story.labels.empty()) {
    line += page.pick("；标签 ", "; labels: ") + list(page, story.labels);
  }
  page.line(line);
  for (const std::string& pattern : story.patterns) {
    page.line(page.pick("  模式 ", "  pattern: ") + plain_line(pattern));
  }
  if (story.values.empty()) {
    page.line(page.pick("  没有值", "  no value"));
  } else {
    std::vector<std::string> shown;
    for (const std::string& value : story.values) {
      if (shown.size() < kShownValues) shown.push_back(quoted(page, value));
    }
    if (story.values.size() > kShownValues) shown.emplace_back("…");
    page.line(page.pick("  取到 ", "  values: ") + number(story.values.size()) +
              page.pick(" 个：", ": ") + list(page, shown));
  }
  if (story.candidates.empty()) page.line("  " + nothing_found(page, story));
  for (const Candidate& candidate : story.candidates) {
    page.line(std::string("  ") + (candidate.why == Why::kTaken ? "+ " : "- ") +
              candidate_words(page, candidate));
  }
}

void write_answer(Page& page, const FieldAnswer& answer) {
  const bool prose = answer.form < 0;
  const std::string where =
      prose ? page.pick("正文", "prose")
            : spot(page, page.explanation.forms[static_cast<std::size_t>(answer.form)].place);
  page.line(page.pick("字段 ", "field ") + plain_line(page.explanation.field) +
            page.pick("，", ", ") + where + page.pick("，规则包 ", ", pack ") + answer.pack);
  if (answer.story) {
    write_story(page, *answer.story);
    return;
  }
  std::string line = page.pick("  规则包里没有这个字段", "  the pack has no such field");
  if (!answer.nearest.empty()) {
    line += page.pick("，是不是 ", ", did you mean ") + answer.nearest + page.pick("？", "?");
  }
  page.line(line);
}

// --- The rest ----------------------------------------------------------------------------------

void write_prose(Page& page) {
  const Explanation& explanation = page.explanation;
  if (explanation.narrative_pack.empty()) {
    page.line(
        page.pick("正文：没有识别到自评报告", "prose: no self-evaluation report was recognised"));
    return;
  }
  std::string line = page.pick("正文：采用 ", "prose: read by ") + explanation.narrative_pack;
  if (!explanation.narrative_title.empty()) {
    line += page.pick("，标题", ", title ") + quoted(page, explanation.narrative_title);
  }
  line += page.pick("，章节 ", ", top sections: ") + number(explanation.sections) +
          page.pick(" 个，数字 ", ", figures: ") + number(explanation.claims) +
          page.pick(" 处", "");
  page.line(line);
}

std::string milliseconds(double value) {
  std::string text(32, '\0');
  const int written = std::snprintf(text.data(), text.size(), "%.3f", value);
  text.resize(static_cast<std::size_t>(std::max(written, 0)));
  return text;
}

void write_times(Page& page) {
  for (const PatternTime& time : page.explanation.times) {
    std::string line = page.pick("模式用时：", "time in patterns: ") + time.pack + " " +
                       number(time.patterns) + page.pick(" 个模式，", " patterns, ") +
                       number(time.texts) + page.pick(" 段文字，", " texts, ") +
                       milliseconds(time.milliseconds) + page.pick(" 毫秒", " ms");
    if (!time.slowest.empty()) {
      line += page.pick("；最慢 ", "; slowest ") + milliseconds(time.slowest_milliseconds) +
              page.pick(" 毫秒 ", " ms ") + plain_line(time.slowest);
    }
    page.line(line);
  }
}

}  // namespace

std::string explanation_text(const Explanation& explanation, const TextOptions& options) {
  Page page{explanation, options.english};
  page.line(plain_line(explanation.source.path));
  for (const FormStory& form : explanation.forms) write_form(page, form);
  if (explanation.forms.empty()) {
    page.line(
        page.pick("文件里没有表格；读到了什么，用 jixiao extract --format text 看",
                  "the file holds no table; jixiao extract --format text shows what was read"));
  }
  write_prose(page);
  for (const FieldAnswer& answer : explanation.answers) write_answer(page, answer);
  const bool unanswered = !explanation.field.empty() && explanation.answers.empty();
  if (unanswered) {
    page.line(page.pick("没有表格或正文可以回答字段 ", "no form or prose to ask for the field ") +
              plain_line(explanation.field));
  }
  write_times(page);
  return page.out;
}

}  // namespace jixiao
