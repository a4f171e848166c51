#include "map/measure.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "converted.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

const ValueWords& words() { return shipped_rules().values; }

// "op number unit", or "null" and why.
std::string measured(const std::string& text, const ValueWords& with) {
  const Measured found = find_measure(fold_match(text), with);
  if (!found.parts) return "null " + std::string(no_measure_name(found.why));
  return found.parts->op + " " + found.parts->number.to_string() + " " + found.parts->unit;
}

std::string measured(const std::string& text) { return measured(text, words()); }

ValueWords with_numerals() {
  std::vector<PackProblem> problems;
  const std::string yaml =
      "format: 1\nid: cn.a\nversion: 1.0.0\ntitle: 甲\ndetect: {kind: project, all: [乙]}\n"
      "values: {numerals: true, before: {'>=': [达, 达到]}}\n";
  std::optional<Pack> pack = parse_pack(yaml, "a", problems, JIXIAO_RULES_DIR);
  return *pack->values;
}

struct Row {
  const char* text;
  const char* expected;
};

void expect_rows(std::span<const Row> rows) {
  for (const Row& row : rows) EXPECT_EQ(measured(row.text), row.expected) << row.text;
}

TEST(Measure, ReadsEverySignOfAnOperator) {
  const Row rows[] = {
      {"≥98", ">= 98 "},    {"≧98", ">= 98 "},   {">=98", ">= 98 "},    {"＞=98", ">= 98 "},
      {"＞＝98", ">= 98 "}, {"⩾98", ">= 98 "},   {"≥=98", ">= 98 "},    {"> =98", ">= 98 "},
      {"=>98", ">= 98 "},   {"》=98", ">= 98 "}, {"≤98", "<= 98 "},     {"≦98", "<= 98 "},
      {"<=98", "<= 98 "},   {"＜=98", "<= 98 "}, {"⩽98", "<= 98 "},     {"=<98", "<= 98 "},
      {"=98", "= 98 "},     {"＝98", "= 98 "},   {"═98", "= 98 "},      {"﹦98", "= 98 "},
      {">98", "> 98 "},     {"＞98", "> 98 "},   {"<98", "< 98 "},      {"＜98", "< 98 "},
      {"》3", "> 3 "},      {"》90%", "> 90 %"}, {"《5次", "< 5 次"},   {"~98", "~ 98 "},
      {"～98", "~ 98 "},    {"≈98", "~ 98 "},    {"　　≥98", ">= 98 "}, {"≥ 90 %", ">= 90 %"},
      {"≥90％", ">= 90 %"},
  };
  expect_rows(rows);
}

TEST(Measure, ReadsEveryWordOfAnOperator) {
  const Row rows[] = {
      {"不超过20万", "<= 20 万"},
      {"不大于20", "<= 20 "},
      {"不高于20", "<= 20 "},
      {"不低于95%", ">= 95 %"},
      {"不少于12 种", ">= 12 种"},
      {"不小于5", ">= 5 "},
      {"大于等于95%", ">= 95 %"},
      {"大于或等于95%", ">= 95 %"},
      {"小于等于5%", "<= 5 %"},
      {"小于或等于5%", "<= 5 %"},
      {"小于或者等于5%", "<= 5 %"},
      {"大于或者等于5%", ">= 5 %"},
      {"大于10", "> 10 "},
      {"小于10", "< 10 "},
      {"少于10次", "< 10 次"},
      {"超过10次", "> 10 次"},
      {"等于3", "= 3 "},
      {"约50人", "~ 50 人"},
      {"至少3场", ">= 3 场"},
      {"最多3场", "<= 3 场"},
      {"95%以上", ">= 95 %"},
      {"95%及以上", ">= 95 %"},
      {"95%（含）以上", ">= 95 %"},
      {"95%以上（含95%）", ">= 95 %"},
      {"3小时以内", "<= 3 小时"},
      {"3小时之内", "<= 3 小时"},
      {"15个工作日内", "<= 15 个工作日"},
      {"15日内", "<= 15 日"},
      {"5%以下", "<= 5 %"},
      {"50人左右", "~ 50 人"},
      {"约50人左右", "~ 50 人"},
      {"10余人", "~ 10 人"},
      {"100多场", "~ 100 场"},
      {"控制在5%以内", "<= 5 %"},
      {"培训3次以上", ">= 3 次"},
      {"每年成本不超过324000元", "<= 324000 元"},
      {"总成本不超过17.28万元一年", "<= 17.28 万元一年"},
      {"不超过358.381354万元", "<= 358.381354 万元"},
      {"大于等于95%满意度", ">= 95 %"},
      {"全年开展活动不少于12次。", ">= 12 次"},
      {"（≥95%）", ">= 95 %"},
  };
  expect_rows(rows);
}

TEST(Measure, TurnsANegatedOperatorRound) {
  const Row rows[] = {
      {"不得低于95%", ">= 95 %"},     {"不能超过5次", "<= 5 次"},  {"不应高于3%", "<= 3 %"},
      {"未超过20万元", "<= 20 万元"}, {"不得少于3人", ">= 3 人"},  {"不≥5", "< 5 "},
      {"不良率低于5%", "< 5 %"},      {"不合格率小于1%", "< 1 %"}, {"不约5人", "null composite"},
  };
  expect_rows(rows);
}

TEST(Measure, IsNotMisledByWordsThatLookLikeOperators) {
  const Row rows[] = {
      {"节约5万元", "null composite"},   {"预约50人", "null composite"},
      {"预约不少于50人", ">= 50 人"},    {"印发《办法》3份", "null composite"},
      {"约定时间≥5天", ">= 5 天"},       {"5多媒体教室", " 5 多媒体教室"},
      {"5个以上项目", "null composite"}, {"不超过5人以上", "null composite"},
      {"≥约5", "null composite"},        {"95%以上满意", "null composite"},
      {"满意率达95%", "null composite"}, {"达到95%", "null composite"},
  };
  expect_rows(rows);
}

TEST(Measure, ReadsNumbersAndTheirUnits) {
  const Row rows[] = {
      {"132.9", " 132.9 "},
      {"0", " 0 "},
      {"0起", " 0 起"},
      {"72890 元", " 72890 元"},
      {"≤202.6万元", "<= 202.6 万元"},
      {"1,200.50元", " 1200.50 元"},
      {"1，848元", " 1848 元"},
      {"-13.27万元", " -13.27 万元"},
      {"≥-5℃", ">= -5 ℃"},
      {"1.2亿元", " 1.2 亿元"},
      {"20万", " 20 万"},
      {"3.6万人次", " 3.6 万人次"},
      {"37.44万元（含税）", " 37.44 万元"},
      {"98（优秀）", " 98 "},
      {"95（%）", " 95 %"},
      {"12（个）", " 12 个"},
      {"36台（套）", " 36 台(套)"},
      {"85%满意", " 85 %"},
      {"100百分比", " 100 %"},
      {"100百分之", " 100 %"},
      {"≥100百分比", ">= 100 %"},
      {"百分之95", " 95 %"},
      {"≥百分之95", ">= 95 %"},
      {"2个百分点", " 2 个百分点"},
      {"2百分点", " 2 百分点"},
      {"0.5‰", " 0.5 ‰"},
      {"５００㎡", " 500 ㎡"},
      {"12个月", " 12 个月"},
      {"≥5年", ">= 5 年"},
      {"24小时", " 24 小时"},
      {"30km", " 30 km"},
  };
  expect_rows(rows);
}

// Every unit that the reports of one office use, and such as are made of several.
TEST(Measure, ReadsEveryKnownUnit) {
  for (const std::string unit :
       {"万元",  "人",        "个",        "处",         "万",     "栋",     "次",
        "场",    "分",        "元",        "份",         "台",     "家",     "㎡",
        "元/人", "人/元/月",  "工作日/宗", "次/台机/年", "万人次", "公里",   "km",
        "亩",    "‰",         "元/人、天", "元/(人·月)", "亿元",   "百分点", "场次",
        "户次",  "元/平方米", "m³",        "kW·h",       "MB/s"}) {
    EXPECT_EQ(measured("≥12" + unit), ">= 12 " + unit);
    EXPECT_EQ(measured("12" + unit), " 12 " + unit);
  }
}

TEST(Measure, LeavesWordsAlone) {
  const Row rows[] = {
      {"", "null blank"},
      {"—", "null blank"},
      {"/", "null blank"},
      {"……", "null blank"},
      {"无", "null blank"},
      {"不适用", "null not applicable"},
      {"不适应", "null not applicable"},
      {"本项目不适用此指标", "null not applicable"},
      {"效果显著", "null words"},
      {"按相关标准执行", "null words"},
      {"控制在合理范围内", "null words"},
      {"应改尽改", "null words"},
      {"达标", "null words"},
      {"是", "null words"},
      {"达成年度预期指标", "null words"},
      {"次/台机/年", "null words"},
      {"一处", "null words"},
      {"两栋", "null words"},
      {"三小时内", "null words"},
      {"半小时内", "null words"},
      {"三万五千元", "null words"},
      {"一百二十人", "null words"},
      {"百分之九十五", "null words"},
      {"≥", "null words"},
      {"约", "null words"},
      {"①", "null words"},
  };
  expect_rows(rows);
}

TEST(Measure, LeavesDatesRangesAndCompositesAlone) {
  const Row rows[] = {
      {"2021年12月31日", "null date"},
      {"2021年底", "null date"},
      {"9月前", "null date"},
      {"当年12月之前", "null date"},
      {"2023.1.1-2025.12.31", "null date"},
      {"12月底之前完成", "null date"},
      {"2023年", "null date"},
      {"2023年1-12月", "null date"},
      {"2022.1—2022.12", "null date"},
      {"2023.12", "null date"},
      {"20231231", "null date"},
      {"3季度", "null date"},
      {"≤9月", "null date"},
      {"30日前", "null date"},
      {"15日", "null date"},
      {"10-20人", "null range"},
      {"90%-95%", "null range"},
      {"8—10个", "null range"},
      {"3至5天", "null range"},
      {"2-3次", "null range"},
      {"10～20人", "null range"},
      {"7*24小时", "null composite"},
      {"手册3000张；景点10处", "null composite"},
      {"多个37个；RFID…", "null composite"},
      {"每双月2次", "null composite"},
      {"854万854万", "null composite"},
      {"第3名", "null composite"},
      {"前3名", "null composite"},
      {"2.0版", "null composite"},
      {"1.2.3", "null composite"},
      {"V2.0", "null composite"},
      {"3/4", "null composite"},
      {"1e5", "null composite"},
      {"1.5E+5", "null composite"},
      {"007", "null composite"},
      {"5A级", "null composite"},
      {"5G基站", "null composite"},
      {"3万5千元", "null composite"},
      {"2万余人", "null composite"},
      {"①50", "null composite"},
      {"12,34", "null composite"},
      {"12:30", "null composite"},
      {"≥1234567890123456", "null too long"},
      {"0.1234567890123456元", "null too long"},
      {"≥1234567890123456和5", "null composite"},
  };
  expect_rows(rows);
}

// Nothing is repaired: the figure is what is printed.
TEST(Measure, KeepsFiguresWhoseSignWasMisread) {
  const Row rows[] = {{"290%", " 290 %"},
                      {"8550万粒", " 8550 万粒"},
                      {"口90%", "null composite"},
                      {"□90%", "null composite"},
                      {"O5", "null composite"}};
  expect_rows(rows);
}

TEST(Measure, ReadsChineseNumeralsWhereThePackSaysSo) {
  const ValueWords numerals = with_numerals();
  const Row rows[] = {
      {"一处", " 1 处"},
      {"两栋", " 2 栋"},
      {"三小时内", "<= 3 小时"},
      {"半小时内", "<= 0.5 小时"},
      {"半年", " 0.5 年"},
      {"三万五千元", " 35000 元"},
      {"不少于一百二十人", ">= 120 人"},
      {"百分之九十五", " 95 %"},
      {"≥百分之九十五", ">= 95 %"},
      {"三次/年", " 3 次/年"},
      {"满意率达95%", ">= 95 %"},
      {"达到100%", ">= 100 %"},
      {"每双月2次", "null composite"},
      {"每年一次", "null words"},
      {"第一批", "null words"},
      {"一般", "null words"},
      {"一定程度", "null words"},
      {"十分满意", "null words"},
      {"一期工程", "null words"},
      {"一次性", "null words"},
      {"二〇二三年", "null words"},
      {"十二月", "null words"},
      {"两千克", "null words"},
      {"三至五天", "null words"},
      {"效果显著", "null words"},
  };
  for (const Row& row : rows) EXPECT_EQ(measured(row.text, numerals), row.expected) << row.text;
}

TEST(Measure, ReadsSignsWithoutAnyWordsOfAPack) {
  const ValueWords none;
  EXPECT_EQ(measured("≥95%", none), ">= 95 %");
  EXPECT_EQ(measured("不低于95%", none), "null composite");
}

TEST(Measure, TellsWhereEachPartStands) {
  const auto shown = [](const std::string& original) {
    const std::string text = fold_match(original);
    const auto parts = parse_measure(text, words());
    const auto slice = [&](const std::optional<Span>& span) {
      return span ? text.substr(span->begin, span->end - span->begin) : "";
    };
    return !parts
               ? "null"
               : slice(parts->op_at) + "|" + slice(parts->number_at) + "|" + slice(parts->unit_at);
  };
  EXPECT_EQ(shown("成本不超过 17.28 万元"), "不超过|17.28|万元");
  EXPECT_EQ(shown("不得低于95%（含）"), "不得低于|95|%");
  EXPECT_EQ(shown("10余人"), "余|10|人");
  EXPECT_EQ(shown("（15个工作日以内）"), "以内|15|个工作日");
  EXPECT_EQ(shown("≥百分之95"), "≥|95|百分之");
  EXPECT_EQ(shown("95（%）"), "|95|%");
}

// The twin: texts built of a known operator, number and unit, read back.
struct Spelling {
  std::string text;
  std::string meaning;
};

template <typename T>
const T& pick(std::mt19937& random, const std::vector<T>& from) {
  return from[random() % from.size()];
}

std::string digits(std::mt19937& random, std::size_t count) {
  std::string text(1, static_cast<char>('1' + random() % 9));
  while (text.size() < count) {
    text += static_cast<char>('0' + random() % 10);
  }
  return text;
}

// A number as people print it, and as it is reported.
Spelling spelled_number(std::mt19937& random) {
  const std::string whole = random() % 8 == 0 ? "0" : digits(random, 1 + random() % 8);
  const std::string fraction = random() % 2 == 0 ? "" : "." + digits(random, 1 + random() % 5);
  std::string grouped = whole;
  if (random() % 3 == 0) {
    for (std::size_t at = whole.size(); at > 3;) grouped.insert(at -= 3, ",");
  }
  return {grouped + fraction, whole + fraction};
}

TEST(Measure, ReadsBackWhatItIsBuiltOf) {
  const std::vector<Spelling> before = {
      {"", ""},         {"≥", ">="},      {"≧", ">="},          {">=", ">="},      {"＞＝", ">="},
      {"≤", "<="},      {"<=", "<="},     {"＝", "="},          {"＞", ">"},       {"＜", "<"},
      {"不低于", ">="}, {"不少于", ">="}, {"大于或等于", ">="}, {"不超过", "<="},  {"不高于", "<="},
      {"小于", "<"},    {"超过", ">"},    {"约", "~"},          {"不得低于", ">="}};
  const std::vector<Spelling> behind = {{"", ""},       {"以上", ">="}, {"及以上", ">="},
                                        {"以下", "<="}, {"以内", "<="}, {"之内", "<="},
                                        {"左右", "~"}};
  const std::vector<std::string> leads = {"", "", "全年", "每年成本", "群众满意度", "累计完成"};
  const std::vector<std::string> notes = {"", "", "", "（含税）", "(其中3个新建)"};
  const std::vector<std::string> blanks = {"", "", " ", "　"};
  const std::vector<Spelling> units = {{"", ""},         {"%", "%"},
                                       {"％", "%"},      {"百分比", "%"},
                                       {"个", "个"},     {"万元", "万元"},
                                       {"人次", "人次"}, {"元/人", "元/人"},
                                       {"‰", "‰"},       {"工作日/宗", "工作日/宗"},
                                       {"㎡", "㎡"},     {"次/台机/年", "次/台机/年"}};
  std::mt19937 random(20240315);  // NOLINT(cert-msc51-cpp): the same texts in every run
  for (int i = 0; i < 20000; ++i) {
    const Spelling number = spelled_number(random);
    const Spelling& unit = pick(random, units);
    Spelling op = pick(random, before);
    const bool suffix = op.text.empty() && random() % 2 == 0;
    const Spelling tail = suffix ? pick(random, behind) : Spelling{};
    const std::string lead = op.text.empty() && tail.text.empty() ? "" : pick(random, leads);
    const std::string note = unit.text.empty() ? "" : pick(random, notes);
    const std::string text = lead + op.text + pick(random, blanks) + number.text +
                             pick(random, blanks) + unit.text + note + tail.text;
    if (suffix) op.meaning = tail.meaning;
    const std::string expected = op.meaning + " " + number.meaning + " " + unit.meaning;
    // A bare 2023.12 is a month.
    if (measured(text) == "null date" && text == number.text) continue;
    ASSERT_EQ(measured(text), expected) << text;
  }
}

// Whatever is read: its places are in the text, the number is what stands there, and written
// plainly it is read the same.
void expect_sound(const std::string& text) {
  const auto parts = parse_measure(text, words());
  if (!parts) return;
  const auto inside = [&](const std::optional<Span>& span) {
    return !span || (!span->empty() && span->end <= text.size());
  };
  ASSERT_TRUE(inside(parts->number_at) && inside(parts->op_at) && inside(parts->unit_at)) << text;
  const std::string figure =
      text.substr(parts->number_at.begin, parts->number_at.end - parts->number_at.begin);
  ASSERT_EQ(parse_plain_number(figure), parts->number) << text;
  ASSERT_EQ(parts->op.empty(), !parts->op_at.has_value()) << text;
  ASSERT_EQ(parts->unit.empty(), !parts->unit_at.has_value()) << text;
  const std::string plain = fold_match(parts->op + figure + parts->unit);
  const auto again = parse_measure(plain, words());
  ASSERT_TRUE(again) << text << " as " << plain;
  ASSERT_EQ(again->op + again->number.to_string() + again->unit,
            parts->op + parts->number.to_string() + parts->unit)
      << text << " as " << plain;
}

TEST(Measure, IsSoundForAllTextsOverASmallAlphabet) {
  const std::vector<std::string> alphabet = {"≥", "不", "低于", "5",  "0",  ".",
                                             ",", "%",  "万",   "元", "-",  "(",
                                             ")", "内", "以上", "余", "月", "/"};
  std::vector<std::string> texts = {""};
  for (std::size_t begin = 0, length = 0; length < 4; ++length) {
    const std::size_t end = texts.size();
    for (; begin < end; ++begin) {
      for (const std::string& sign : alphabet) texts.push_back(texts[begin] + sign);
    }
  }
  for (const std::string& text : texts) expect_sound(text);
  std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): the same texts in every run
  for (int i = 0; i < 50000; ++i) {
    std::string text;
    for (std::size_t length = 5 + random() % 6; length > 0; --length) {
      text += alphabet[random() % alphabet.size()];
    }
    expect_sound(text);
  }
}

TEST(Operator, StandsInACellOfItsOwn) {
  const std::pair<const char*, const char*> rows[] = {
      {"≥", ">="},  {">=", ">="}, {"＝", "="}, {"不低于", ">="}, {"约", "~"},
      {"定性", ""}, {"定量", ""}, {"", ""},    {"节约", ""},     {"正向", ""},
  };
  for (const auto& [text, expected] : rows) {
    EXPECT_EQ(parse_operator(fold_match(text), words()), expected) << text;
  }
}

// Target, actual -> what a machine may have misread, or "".
std::string misread(const std::string& target, const std::string& actual) {
  const std::string folded = fold_match(target);
  const auto parts = parse_measure(folded, words());
  if (!parts) return "null";
  return find_misread_sign(*parts, folded, parse_measure(fold_match(actual), words()), words())
      .value_or("");
}

TEST(MisreadSign, IsSuspectedOnlyWhereTheRestFits) {
  struct {
    const char* target;
    const char* actual;
    const char* likely;
  } const rows[] = {
      {"290%", "95%", "≥90%"},
      {"895%", "95%", "≥95%"},
      {"2100%", "100%", "≥100%"},
      {"290%", "", "≥90%"},
      {"8550万粒", "550万粒", "≥550万粒"},
      {"8550万粒", "600", "≥550万粒"},
      {"250%", "240%", ""},
      {"200%", "100%", ""},
      {"190%", "95%", ""},
      {"≥290%", "95%", ""},
      {"8550万粒", "", ""},
      {"8550万粒", "8600万粒", ""},
      {"2100人", "1900人", ""},
      {"8550万粒", "550人", ""},
      {"95%", "95%", ""},
      {"2", "2", ""},
      {"2,500", "500", ""},
  };
  for (const auto& row : rows) EXPECT_EQ(misread(row.target, row.actual), row.likely) << row.target;
}

}  // namespace
}  // namespace jixiao
