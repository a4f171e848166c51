// samples/docx: each document against the dump beside it, in the final view and, where that is
// another one, in the original view. `tools/make_samples` makes the documents, `tools/accept`
// rewrites the dumps; their diff is reviewed against what the construct must yield.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "bytes/bytes.h"
#include "converted.h"
#include "extract/extract.h"
#include "value/failure.h"

namespace jixiao {
namespace {

const std::string kFolder = std::string(JIXIAO_SOURCE_DIR) + "/samples/docx";

std::vector<std::string> file_names() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder)) {
    names.push_back(entry.path().filename());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<std::string> sample_names() {
  std::vector<std::string> names = file_names();
  std::erase_if(names, [](const std::string& name) { return name.ends_with(".dump"); });
  return names;
}

std::string stem_of(const std::string& name) { return name.substr(0, name.find('.')); }

// What `jixiao extract --format dump` says, a failure in one line.
std::string seen(const std::string& name, Revisions revisions) {
  const Limits limits;
  try {
    return dump(extract(read_input(kFolder + "/" + name, limits), limits, ReadOptions{revisions}));
  } catch (const Failure& failure) {
    return "failure " + std::string(failure_name(failure.kind)) + ": " + failure.what() + "\n";
  }
}

class DocxSample : public testing::TestWithParam<std::string> {};

TEST_P(DocxSample, IsReadAsTheDumpBesideIt) {
  const std::string golden = kFolder + "/" + stem_of(GetParam());
  const std::string final_view = seen(GetParam(), Revisions::kFinal);
  const std::string original_view = seen(GetParam(), Revisions::kOriginal);
  EXPECT_EQ(final_view, file_bytes(golden + ".dump"));
  EXPECT_EQ(original_view == final_view ? "" : original_view,
            file_bytes(golden + ".original.dump"));
}

INSTANTIATE_TEST_SUITE_P(Samples, DocxSample, testing::ValuesIn(sample_names()),
                         [](const testing::TestParamInfo<std::string>& sample) {
                           return stem_of(sample.param);
                         });

TEST(DocxSamples, HaveADumpEachAndNoOneElseHas) {
  const std::vector<std::string> samples = sample_names();
  std::vector<std::string> stems;
  for (const std::string& name : samples) {
    stems.push_back(stem_of(name));
    EXPECT_TRUE(std::filesystem::is_regular_file(kFolder + "/" + stems.back() + ".dump")) << name;
  }
  EXPECT_GE(samples.size(), 190U);
  EXPECT_EQ(std::adjacent_find(stems.begin(), stems.end()), stems.end());
  for (const std::string& name : file_names()) {
    EXPECT_TRUE(std::binary_search(stems.begin(), stems.end(), stem_of(name))) << name;
  }
}

}  // namespace
}  // namespace jixiao
