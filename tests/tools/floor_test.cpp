// The floor of tools/bench: it scans the whole main part, and nothing that is not whole.
#include "bench/floor.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

#include "extract/make_docx.h"

namespace jixiao {
namespace {

std::string main_part(const std::string& content) { return body(content).front().second; }

TEST(Floor, ScansEveryByteOfTheMainPart) {
  // Longer than the pieces it is inflated in.
  std::string content;
  for (int i = 0; i < 20000; ++i) content += "<w:p><w:r><w:t>甲</w:t></w:r></w:p>";
  EXPECT_EQ(scan_main_part(make_docx(body(content))), main_part(content).size());
}

TEST(Floor, KnowsTheOtherNameOfTheMainPart) {
  const std::string content = "<w:p/>";
  EXPECT_EQ(scan_main_part(make_zip({{"word/document2.xml", main_part(content)}})),
            main_part(content).size());
}

TEST(Floor, RefusesWhatIsNotWhole) {
  EXPECT_THROW(scan_main_part("PK\x03\x04"), std::runtime_error);
  EXPECT_THROW(scan_main_part(make_zip({{"word/styles.xml", "<a/>"}})), std::runtime_error);
  EXPECT_THROW(scan_main_part(make_zip({{"word/document.xml", "<a><b></a>"}})), std::runtime_error);
  EXPECT_THROW(scan_main_part(make_zip({{"word/document.xml", "<a>"}})), std::runtime_error);
}

}  // namespace
}  // namespace jixiao
