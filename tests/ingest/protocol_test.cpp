#include "ingest/protocol.h"

#include <gtest/gtest.h>

#include <string>

#include "ingest/frame.h"
#include "write/write.h"

namespace jixiao {
namespace {

TEST(WorkerRequest, HasTheDefaultsOfConvert) {
  const WorkerRequest request = parse_request(R"({"path":"a.docx"})");
  EXPECT_EQ(request.path, "a.docx");
  EXPECT_FALSE(request.bytes);
  EXPECT_EQ(request.pack, "");
  EXPECT_FALSE(request.english);
  EXPECT_TRUE(request.provenance);
  EXPECT_FALSE(request.progress);
  EXPECT_EQ(request.reading.revisions, Revisions::kFinal);
  EXPECT_EQ(request.limits.cells, Limits{}.cells);
}

TEST(WorkerRequest, TakesEveryKey) {
  const WorkerRequest request = parse_request(
      R"({"path_hex":"bcd72e747874","bytes":"5Lit","pack":"cn.mof.project","lang":"en",)"
      R"("revisions":"original","provenance":"none","progress":true,)"
      R"("limits":{"cells":7,"part_bytes":"2MiB"}})");
  EXPECT_EQ(request.path, "\xBC\xD7.txt");
  EXPECT_EQ(request.bytes, "中");
  EXPECT_EQ(request.pack, "cn.mof.project");
  EXPECT_TRUE(request.english);
  EXPECT_EQ(request.reading.revisions, Revisions::kOriginal);
  EXPECT_FALSE(request.provenance);
  EXPECT_TRUE(request.progress);
  EXPECT_EQ(request.limits.cells, 7);
  EXPECT_EQ(request.limits.part_bytes, 2U << 20U);
}

TEST(WorkerRequest, IsReadAsItWasWritten) {
  WorkerRequest request;
  request.path = "\xBC\xD7.zip";
  request.name = "甲.zip!/乙.txt";
  request.member = {3, 0};
  request.pack = "cn.mof.project";
  request.english = true;
  request.reading.revisions = Revisions::kOriginal;
  request.limits.cells = 7;
  request.limits.part_bytes = 12345;
  request.provenance = false;
  request.progress = true;
  request.rows = RowFormat::kCopy;
  request.document = 9;
  request.list = true;
  const std::string json = request_json(request);
  EXPECT_EQ(request_json(parse_request(json)), json);
  const WorkerRequest read = parse_request(json);
  EXPECT_EQ(read.path, request.path);
  EXPECT_EQ(read.name, request.name);
  EXPECT_EQ(read.member, request.member);
  EXPECT_EQ(read.limits.part_bytes, 12345U);
  EXPECT_EQ(read.rows, RowFormat::kCopy);
  EXPECT_EQ(read.document, 9U);
  EXPECT_TRUE(read.list);
  EXPECT_EQ(options_json(read), R"({"pack":"cn.mof.project","lang":"en","revisions":"original",)"
                                R"("limits":{"part_bytes":12345,"cells":7}})");
  EXPECT_EQ(options_json(WorkerRequest{}), "{}");
}

TEST(WorkerAnswer, IsReadAsItWasWritten) {
  EXPECT_EQ(parse_answer(greeting_json("sha256:ab")).greeting->rules, "sha256:ab");
  EXPECT_EQ(parse_answer(stage_json("map")).stage, "map");
  EXPECT_TRUE(parse_answer(members_json(std::nullopt)).document);
  BundleMember good;
  good.name = "甲.txt";
  good.at = {2, 5};
  good.sha256 = "ab";
  good.bytes = 9;
  BundleMember bad;
  bad.name = "乙.txt";
  bad.at = {3};
  bad.kind = FailureKind::kEncrypted;
  bad.error = "protected";
  const auto members = *parse_answer(members_json({{good, bad}})).members;
  ASSERT_EQ(members.size(), 2U);
  EXPECT_EQ(members[0].at, good.at);
  EXPECT_EQ(members[0].sha256, "ab");
  EXPECT_EQ(members[0].bytes, 9U);
  EXPECT_EQ(members[1].kind, FailureKind::kEncrypted);
  EXPECT_EQ(members[1].error, "protected");
  EXPECT_EQ(parse_answer(error_json("a", FailureKind::kLimit, "too much", {})).error->kind,
            FailureKind::kLimit);
}

TEST(WorkerAnswer, IsRefusedIfItIsNone) {
  for (const char* payload : {"", "{", "[]", "{}", R"({"schema":"jixiao/report/1"})",
                              R"({"error":{"kind":"tired","message":"m"}})", R"({"error":"no"})",
                              R"({"members":[{"name":"a"}]})"}) {
    EXPECT_THROW(parse_answer(payload), BadFrame) << payload;
  }
}

struct BadRow {
  const char* request;
  const char* message;
};

class BadWorkerRequest : public testing::TestWithParam<BadRow> {};

TEST_P(BadWorkerRequest, IsRefusedWithWords) {
  try {
    parse_request(GetParam().request);
    FAIL() << "taken: " << GetParam().request;
  } catch (const BadRequest& error) {
    EXPECT_EQ(std::string(error.what()).substr(0, std::string(GetParam().message).size()),
              GetParam().message);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Rows, BadWorkerRequest,
    testing::Values(
        BadRow{"", "the request is no JSON"}, BadRow{"{\"path\":\"a\"", "the request is no JSON"},
        BadRow{"{\"path\":\"\xBC\xD7\"}", "the request is no JSON"},
        BadRow{"[]", "the request must be an object"}, BadRow{"{}", "the request names no input"},
        BadRow{R"({"file":"a"})", "unknown key \"file\""},
        BadRow{R"({"path":"-"})", "\"path\" cannot be stdin"},
        BadRow{R"({"bytes":"","member":[1]})", "a bundle is read from its \"path\""},
        BadRow{R"({"path":"a","member":[-1]})", "\"member\" must be a list of numbers"},
        BadRow{R"({"path":"a","member":3})", "\"member\" must be a list of numbers"},
        BadRow{R"({"path":"a","rows":"xml"})", "\"rows\" must be values, copy, csv or ndjson"},
        BadRow{R"({"path":"a","document":-1})", "\"document\" must be a whole number"},
        BadRow{R"({"path":1})", "\"path\" must be a text"},
        BadRow{R"({"path_hex":"bc7"})", "\"path_hex\" must be pairs"},
        BadRow{R"({"path_hex":"bg"})", "\"path_hex\" must be pairs"},
        BadRow{R"({"bytes":"5Li?"})", "\"bytes\" must be base64"},
        BadRow{R"({"path":"a","lang":"fr"})", "\"lang\" must be \"zh\" or \"en\""},
        BadRow{R"({"path":"a","provenance":true})", "\"provenance\" must be a text"},
        BadRow{R"({"path":"a","progress":"yes"})", "\"progress\" must be true or false"},
        BadRow{R"({"path":"a","limits":{"cells":-1}})", "\"limits\": cells must be a whole"},
        BadRow{R"({"path":"a","limits":{"cellz":1}})", "\"limits\": --limit"},
        BadRow{R"({"path":"a","limits":{"table_nesting":257}})",
               "\"limits\": table_nesting is at most 256"},
        BadRow{R"({"path":"a","limits":[]})", "\"limits\" must be an object"}));

}  // namespace
}  // namespace jixiao
