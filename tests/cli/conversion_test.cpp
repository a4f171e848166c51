// One input after the other, side by side, with and without what those before taught: one result.
#include "cli/conversion.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <new>
#include <span>
#include <string>
#include <vector>

#include "converted.h"
#include "write/write.h"

namespace jixiao {
namespace {

namespace fs = std::filesystem;

void add_documents(const fs::path& folder, std::vector<std::string>& paths) {
  if (!fs::is_directory(folder)) return;
  for (const auto& file : fs::recursive_directory_iterator(folder)) {
    const std::string kind = file.path().extension().string();
    if (kind == ".docx" || kind == ".txt" || kind == ".html") paths.push_back(file.path().string());
  }
}

// The project's samples, and the cases and the corpus beside it where they are there.
std::vector<std::string> documents() {
  const fs::path source(JIXIAO_SOURCE_DIR);
  std::vector<std::string> paths;
  add_documents(source / "samples", paths);
  add_documents(source / ".." / "shared" / "cases", paths);
  add_documents(source / ".." / "shared" / "corpus", paths);
  std::sort(paths.begin(), paths.end());
  return paths;
}

Input read(const std::string& path) { return read_input(path, Limits()); }

std::string shown(const Conversion& conversion) {
  if (conversion.report) return report_json(*conversion.report, {false, true});
  return "error: " + conversion.error.message;
}

std::string convert_alone(const std::string& path) {
  ConversionMemory memory;
  return shown(convert_input(
      path, [&] { return read(path); }, shipped_rules(), {}, memory));
}

TEST(Conversion, IsTheSameBehindOthersAndBesideThem) {
  std::vector<std::string> paths = documents();
  ASSERT_GT(paths.size(), 200U);
  std::map<std::string, std::string> alone;
  for (const std::string& path : paths) alone[path] = convert_alone(path);
  ConversionMemory memory;
  for (int order = 0; order < 2; ++order) {
    for (std::span<const std::string> left(paths); !left.empty();) {
      const std::vector<Conversion> group = convert_group(left, read, shipped_rules(), {}, memory);
      ASSERT_FALSE(group.empty());
      ASSERT_LE(group.size(), kGroupInputs);
      for (std::size_t i = 0; i < group.size(); ++i) {
        ASSERT_EQ(group[i].source.path, left[i]);
        ASSERT_EQ(shown(group[i]), alone[left[i]]) << left[i];
      }
      left = left.subspan(group.size());
    }
    std::reverse(paths.begin(), paths.end());
  }
}

// What cannot be read has its error, and those beside it have their reports.
TEST(Conversion, KeepsAnErrorToItsInput) {
  const std::string good = std::string(JIXIAO_SOURCE_DIR) + "/samples";
  std::vector<std::string> paths;
  add_documents(good, paths);
  ASSERT_GT(paths.size(), 2U);
  const std::vector<std::string> group_paths = {paths[0], "no such file.docx", paths[1]};
  ConversionMemory memory;
  const std::vector<Conversion> group =
      convert_group(group_paths, read, shipped_rules(), {}, memory);
  ASSERT_EQ(group.size(), 3U);
  EXPECT_EQ(shown(group[0]), convert_alone(paths[0]));
  EXPECT_FALSE(group[1].report);
  EXPECT_EQ(group[1].error.kind, FailureKind::kIo);
  EXPECT_EQ(group[1].source.path, "no such file.docx");
  EXPECT_EQ(shown(group[2]), convert_alone(paths[1]));
}

// What was learnt in part when memory ran out is not used.
TEST(Conversion, ForgetsWhatItLearntWhenMemoryRunsOut) {
  std::vector<std::string> paths;
  add_documents(std::string(JIXIAO_SOURCE_DIR) + "/samples", paths);
  ASSERT_GT(paths.size(), 2U);
  ConversionMemory memory;
  const auto convert = [&](const StageSink& stage) {
    return convert_input(
        paths[0], [&] { return read(paths[0]); }, shipped_rules(), {}, memory, stage);
  };
  for (const char* const fails : {"read", "extract", "map", "check"}) {
    EXPECT_EQ(shown(convert({})), convert_alone(paths[0]));
    EXPECT_FALSE(memory.is_empty());
    const Conversion failed = convert([&](std::string_view stage) {
      if (stage == fails) throw std::bad_alloc();
    });
    EXPECT_FALSE(failed.report) << fails;
    EXPECT_EQ(failed.error.kind, FailureKind::kLimit) << fails;
    EXPECT_TRUE(memory.is_empty()) << fails;
  }
  EXPECT_EQ(shown(convert({})), convert_alone(paths[0]));
  // A document that is at fault costs nothing.
  convert_input(
      "no such file", [] { return read("no such file"); }, shipped_rules(), {}, memory);
  EXPECT_FALSE(memory.is_empty());
}

// Documents that fill the memory that a group may have are the last of their group.
TEST(Conversion, EndsAGroupWhereItsDocumentsAreLarge) {
  const std::vector<std::string> paths(4, "large.txt");
  const std::string line = "项目实施情况良好，各项工作按计划推进。\n";
  std::string text;
  while (text.size() <= kGroupBytes) text += line;
  const auto large = [&](const std::string& path) { return Input{path, text}; };
  const auto small = [&](const std::string& path) { return Input{path, line}; };
  ConversionMemory memory;
  EXPECT_EQ(convert_group(paths, large, shipped_rules(), {}, memory).size(), 1U);
  EXPECT_EQ(convert_group(paths, small, shipped_rules(), {}, memory).size(), paths.size());
}

}  // namespace
}  // namespace jixiao
