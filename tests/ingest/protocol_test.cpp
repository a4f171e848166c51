#include "ingest/protocol.h"

#include <gtest/gtest.h>

#include <string>

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
