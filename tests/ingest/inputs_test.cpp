#include "ingest/inputs.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace jixiao {
namespace {

using Paths = std::vector<std::string>;
using namespace std::string_literals;

TEST(List, HasAPathALine) {
  EXPECT_EQ(split_list("a\nb c\n"), (Paths{"a", "b c"}));
  EXPECT_EQ(split_list("a\r\n\n\nb"), (Paths{"a", "b"}));
  EXPECT_EQ(split_list(""), Paths{});
}

TEST(List, IsCutAtNulBytesIfThereIsOne) {
  EXPECT_EQ(split_list("a\nb\0c\r\0"s), (Paths{"a\nb", "c\r"}));
  EXPECT_EQ(split_list("a\0"s), Paths{"a"});
}

TEST(Inputs, OfABundleStandInItsOrderUnderItsName) {
  IngestInput bundle;
  bundle.name = "县.zip";
  bundle.path = "\xCF\xD8.zip";
  BundleMember good;
  good.name = "../甲.txt";
  good.at = {4};
  good.sha256 = "ab";
  good.bytes = 7;
  BundleMember bad;
  bad.name = "乙.docx";
  bad.at = {5};
  bad.kind = FailureKind::kEncrypted;
  bad.error = "the entry is protected by a password";
  BundleMember lock;
  lock.name = "~$乙.docx";
  BundleMember unwanted;
  unwanted.name = "丙.jpg";
  const auto inputs = bundle_inputs(bundle, {good, bad, lock, unwanted}, {{}, {"*.jpg"}});
  ASSERT_EQ(inputs.size(), 3U);
  EXPECT_EQ(inputs[0].name, "县.zip!/../甲.txt");
  EXPECT_EQ(inputs[0].path, bundle.path);
  EXPECT_EQ(inputs[0].kind, InputKind::kFile);
  EXPECT_EQ(inputs[0].member, MemberPath{4});
  EXPECT_EQ(inputs[1].kind, InputKind::kFailed);
  EXPECT_EQ(inputs[1].failure, FailureKind::kEncrypted);
  EXPECT_EQ(inputs[2].kind, InputKind::kLeftover);
}

}  // namespace
}  // namespace jixiao
