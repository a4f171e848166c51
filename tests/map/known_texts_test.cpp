// What is known of a text is what would be found of it anew.
#include "map/known_texts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "converted.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

TEST(KnownTexts, HoldWhatIsFoundOfThem) {
  KnownTexts texts;
  for (const char* const written : {"产出指标", "　项目 名称：", "全年预算数（A）", "一、项目名称",
                                    "98.5", "", "不是标签的文字", "年度绩效指标"}) {
    KnownText& text = texts.of(written);
    EXPECT_EQ(text.match(), fold_match(written));
    EXPECT_EQ(text.key(), label_key(written));
    EXPECT_EQ(text.characters(), count_code_points(written));
    EXPECT_EQ(text.label(shipped_rules().detection),
              shipped_rules().detection.find_label(text.key()));
    for (int round = 0; round < 2; ++round) {
      for (const Pack& pack : shipped_rules().packs) {
        const LabelView known = text.labels(pack);
        const LabelHits found = find_labels(pack, text.key());
        EXPECT_TRUE(std::equal(known.begin(), known.end(), found.begin(), found.end(),
                               [](const LabelHit& a, const LabelHit& b) {
                                 return a.labels == b.labels && a.rank == b.rank;
                               }))
            << written << " " << pack.id;
      }
    }
  }
}

// Also where a table is folded several times.
TEST(KnownTexts, AreTheSameForEqualTexts) {
  KnownTexts texts;
  const KnownText* const first = &texts.of("产出指标");
  const std::string sentence(400, 'x');
  const KnownText* const long_one = &texts.of(sentence);
  for (int i = 0; i < 5000; ++i) texts.of(std::to_string(i));
  for (int i = 0; i < 5000; ++i) texts.of(std::to_string(i) + sentence);
  EXPECT_EQ(&texts.of("产出指标"), first);
  EXPECT_EQ(first->key(), "产出指标");
  EXPECT_NE(&texts.of("产出 指标"), first);
  EXPECT_EQ(&texts.of(sentence), long_one);
  EXPECT_EQ(texts.count(), 10003U);
}

TEST(KnownTexts, StayForTheNextDocumentWhileTheyAreShortAndFew) {
  KnownTexts texts;
  const KnownText* const first = &texts.of("产出指标");
  texts.of(std::string(400, 'x'));
  texts.end_document();
  EXPECT_EQ(texts.count(), 1U);
  EXPECT_EQ(&texts.of("产出指标"), first);
  for (int i = 0; i < 5000; ++i) texts.of(std::to_string(i));
  texts.end_document();
  EXPECT_EQ(texts.count(), 0U);
}

// map() leaves nothing of a document behind but what the next one may say too.
TEST(KnownTexts, HoldNoSentencesBehindMap) {
  const std::string sentence =
      "本项目按计划推进，各项任务均已完成，资金使用规范，群众满意度较高，未发现"
      "违规情况，下一步将继续加强管理。";
  const Document document = extract(
      Input{"a.txt", "| 项目名称 | " + sentence + " |\n|---|---|\n| 得分 | 98 |\n"}, Limits{});
  KnownTexts texts;
  map(document, shipped_rules(), "", texts);
  EXPECT_EQ(texts.count(), 3U);
}

}  // namespace
}  // namespace jixiao
