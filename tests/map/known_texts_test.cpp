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
  texts.begin_document();
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

TEST(KnownTexts, AreTheSameForEqualTexts) {
  KnownTexts texts;
  texts.begin_document();
  const KnownText* const first = &texts.of("产出指标");
  for (int i = 0; i < 5000; ++i) texts.of(std::to_string(i));
  EXPECT_EQ(&texts.of("产出指标"), first);
  EXPECT_EQ(first->key(), "产出指标");
  EXPECT_NE(&texts.of("产出 指标"), first);
}

TEST(KnownTexts, StayForTheNextDocumentWhileTheyAreFew) {
  KnownTexts texts;
  texts.begin_document();
  const KnownText* const first = &texts.of("产出指标");
  const std::string sentence(400, 'x');
  EXPECT_NE(&texts.of(sentence), &texts.of(sentence));
  texts.begin_document();
  EXPECT_EQ(&texts.of("产出指标"), first);
  EXPECT_EQ(texts.kept(), 1U);
  for (int i = 0; i < 5000; ++i) texts.of(std::to_string(i));
  EXPECT_LT(texts.kept(), 5000U);
  texts.begin_document();
  EXPECT_EQ(texts.kept(), 0U);
}

}  // namespace
}  // namespace jixiao
