// What README shows is what the program says.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "converted.h"
#include "write/write.h"

namespace jixiao {
namespace {

// The contents of the blocks fenced as ```language.
std::vector<std::string> blocks(const std::string& text, const std::string& language) {
  std::vector<std::string> found;
  const std::string fence = "\n```" + language + "\n";
  for (std::size_t at = 0; (at = text.find(fence, at)) != std::string::npos;) {
    at += fence.size();
    found.push_back(text.substr(at, text.find("\n```", at) - at));
  }
  return found;
}

std::string readme() { return file_bytes(std::string(JIXIAO_SOURCE_DIR) + "/README.md"); }

TEST(Readme, ShowsTheFindingsOfTheRealReport) {
  const std::vector<std::string> shown = blocks(readme(), "text");
  ASSERT_EQ(shown.size(), 1U);
  const Report report = converted("samples/beita_2023.docx", sample_bytes("beita_2023.docx"));
  EXPECT_EQ(shown[0] + "\n", findings_text(report, TextOptions{}));
}

TEST(Readme, ShowsJsonOfTheRealReport) {
  const std::vector<std::string> shown = blocks(readme(), "json");
  ASSERT_EQ(shown.size(), 1U);
  const std::string golden = sample_bytes("beita_2023.docx.json");
  // An indicator and, below it, the provenance of its score.
  const std::size_t cut = shown[0].find("\n        }\n") + std::string("\n        }\n").size();
  EXPECT_NE(golden.find(shown[0].substr(0, cut - 1)), std::string::npos);
  EXPECT_NE(golden.find(shown[0].substr(cut)), std::string::npos);
}

}  // namespace
}  // namespace jixiao
