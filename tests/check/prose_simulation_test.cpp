// Random reports in prose with one planted fault each, judged by cn.report.evaluation and by a
// twin, as form_simulation does with forms: a form that is left out, a chapter gone or empty, parts
// that are not those of their whole.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "check/planted.h"
#include "check/shipped.h"

namespace jixiao {
namespace {

struct Chapter {
  std::string key;
  bool there = true;
  bool filled = true;
};

// How the parts of a whole are said.
enum class Breakdown { kClosed, kAlike, kEnding, kUnlike };

struct PlainReport {
  // What the outline asks for, and two chapters it does not.
  std::vector<Chapter> chapters = {{"project_overview"},   {"evaluation_work"}, {"results"},
                                   {"indicator_analysis"}, {"problems"},        {"other"}};
  bool has_form = true;
  Breakdown breakdown = Breakdown::kClosed;
  std::vector<std::int64_t> parts;  // hundredths of 万元
  std::int64_t whole = 0;
};

constexpr std::size_t kRequired = 4;
constexpr std::array kAlike = {"设备支出", "服务支出", "培训支出", "维修支出"};
constexpr std::array kUnlike = {"购置设备", "开展服务", "组织培训", "维修场地"};

PlainReport draw_report(Maker& maker) {
  PlainReport report;
  if (maker.draw(0, 2) == 0) report.chapters[2].key = "conclusion";  // will do for the results
  report.chapters[4].there = maker.draw(0, 1) == 0;
  report.chapters[5].filled = maker.draw(0, 1) == 0;
  // The last, of which nothing is told, is rare.
  report.breakdown = static_cast<Breakdown>(std::min<std::int64_t>(maker.draw(0, 6) / 2, 3));
  const std::int64_t count = maker.draw(2, 4);
  for (std::int64_t i = 0; i < count; ++i) {
    report.parts.push_back(maker.draw(100, 900000));
    report.whole += report.parts.back();
  }
  return report;
}

std::string amount(std::int64_t cents) {
  return Decimal::from_units(cents, 2).to_string() + "万元";
}

std::string breakdown_words(const PlainReport& report) {
  const bool unlike = report.breakdown == Breakdown::kUnlike;
  std::string list;
  for (std::size_t i = 0; i < report.parts.size(); ++i) {
    list += (list.empty() ? "" : "、") + std::string(unlike ? kUnlike[i] : kAlike[i]) +
            amount(report.parts[i]);
  }
  const std::string whole = amount(report.whole);
  if (report.breakdown == Breakdown::kEnding) return "全年" + list + "，合计" + whole + "。";
  const std::string closed = report.breakdown == Breakdown::kClosed ? "从支出构成看，" : "";
  return closed + "共安排" + whole + "，其中：" + list + "。";
}

Report report_of_prose(const PlainReport& plain) {
  Report report;
  report.origins.resize(1);
  if (plain.has_form) report.forms = {blank_form()};  // of a pack that does not ship: not judged
  for (const Chapter& chapter : plain.chapters) {
    if (!chapter.there) continue;
    Section section;
    section.key = chapter.key;
    section.title = text(chapter.key);
    const bool first = chapter.key == "project_overview";
    if (chapter.filled) section.text = text(first ? breakdown_words(plain) : "已按要求完成。");
    report.sections.push_back(section);
  }
  report.narratives = {{{"cn.report.evaluation", "", ""}, "", 0, report.sections.size()}};
  return report;
}

// Half a unit for each figure that was rounded, and no more.
bool adds_up(const PlainReport& report, std::size_t begin, std::size_t end) {
  std::int64_t sum = 0;
  for (std::size_t i = begin; i < end; ++i) sum += report.parts[i];
  return 2 * std::abs(sum - report.whole) < static_cast<std::int64_t>(end - begin) + 1;
}

bool is_impossible(const PlainReport& report) {
  std::int64_t sum = 0;
  for (std::size_t begin = 0; begin < report.parts.size(); ++begin) {
    sum += report.parts[begin];
    // Parts of another whole beside those of this one.
    for (std::size_t end = begin + 1; end <= report.parts.size(); ++end) {
      if (adds_up(report, begin, end)) return false;
    }
  }
  const bool closed =
      report.breakdown == Breakdown::kClosed || report.breakdown == Breakdown::kEnding;
  return closed || (report.breakdown == Breakdown::kAlike && sum > report.whole);
}

std::multiset<std::string> told_by_prose_twin(const PlainReport& report) {
  std::multiset<std::string> lines;
  if (!report.has_form) lines.insert("missing-form error ");
  std::size_t at = 0;
  for (std::size_t i = 0; i < report.chapters.size(); ++i) {
    const Chapter& chapter = report.chapters[i];
    const std::string pointer = "/sections/" + std::to_string(at);
    if (i < kRequired && !chapter.there) lines.insert("missing-section warning ");
    if (i < kRequired && chapter.there && !chapter.filled) {
      lines.insert("missing-section warning " + pointer + "/title");
    }
    at += chapter.there ? 1 : 0;
  }
  const Chapter& first = report.chapters.front();
  if (first.there && first.filled && is_impossible(report)) {
    lines.insert("claim-sum-mismatch warning /sections/0/text");
  }
  return lines;
}

void plant(const std::string& code, Maker& maker, PlainReport& report) {
  if (code == "missing-form") {
    report.has_form = false;
  } else if (code == "missing-section") {
    Chapter& chapter = report.chapters[static_cast<std::size_t>(maker.draw(0, kRequired - 1))];
    (maker.draw(0, 1) == 0 ? chapter.there : chapter.filled) = false;
  } else {
    const auto last = static_cast<std::int64_t>(report.parts.size()) - 1;
    const std::int64_t by = maker.draw(0, 3) == 0 ? 6 : 90000;
    std::int64_t& part = report.parts[static_cast<std::size_t>(maker.draw(0, last))];
    std::int64_t& figure = maker.draw(0, 1) == 0 ? report.whole : part;
    figure = std::max<std::int64_t>(1, other_than(maker, figure, by));
  }
}

class ProseSimulation : public testing::TestWithParam<std::string> {};

TEST_P(ProseSimulation, FindsWhatFollowsFromAPlantedFaultAndNothingElse) {
  Maker maker(seed_of(GetParam()));
  Planted planted(GetParam());
  while (planted.wants_more()) {
    PlainReport report = draw_report(maker);
    plant(GetParam(), maker, report);
    ASSERT_EQ(planted.add(all_findings(report_of_prose(report))),
              joined(told_by_prose_twin(report)))
        << planted.forms() << " " << breakdown_words(report);
  }
  planted.expect_enough();
}

INSTANTIATE_TEST_SUITE_P(Codes, ProseSimulation, testing::ValuesIn(codes_of_prose()), test_name);

TEST(ProseSimulation, FindsNothingInReportsWithoutAFault) {
  Maker maker(2);
  for (int i = 0; i < 1000; ++i) {
    const PlainReport report = draw_report(maker);
    ASSERT_EQ(joined(all_findings(report_of_prose(report))), "") << breakdown_words(report);
    ASSERT_EQ(joined(told_by_prose_twin(report)), "") << i;
  }
}

}  // namespace
}  // namespace jixiao
