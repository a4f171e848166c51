// A folder of packs for one test, and what the loader says about it.
//
// Example: folder.write("a/pack.yml", "format: 1…"); complaint(folder.path) is "1 packs" or all
// problems, a line each, with the folder's own name as DIR.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "rules/load.h"

namespace jixiao {

// A folder that goes when the test ends.
struct Folder {
  Folder() {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    path =
        std::filesystem::path(testing::TempDir()) / (std::string("jixiao_rules_") + test->name());
    std::filesystem::remove_all(path);
    std::filesystem::create_directories(path);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }
  void write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories((path / name).parent_path());
    std::ofstream(path / name, std::ios::binary) << text;
  }
  std::filesystem::path path;
};

// Does the problem stand in the tests of its pack?
inline bool is_in_tests(const PackProblem& problem) {
  std::ifstream file(problem.file);
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    if (line == "tests:") return number <= problem.line;
  }
  return false;
}

// Without the tests of the packs the complaint is the same, unless it is about nothing else.
inline void expect_complaint_without_tests(const std::filesystem::path& folder,
                                           const InvalidRules& whole) {
  try {
    load_rules(folder.string(), "", Tests::kLeftOut);
    for (const PackProblem& problem : whole.problems) EXPECT_TRUE(is_in_tests(problem));
  } catch (const InvalidRules& invalid) {
    EXPECT_STREQ(invalid.what(), whole.what());
  }
}

// What load_rules() complains about, with the folder's own name left out.
inline std::string complaint(const std::filesystem::path& folder) {
  try {
    const Rules rules = load_rules(folder.string());
    EXPECT_NO_THROW(load_rules(folder.string(), "", Tests::kLeftOut));
    return std::to_string(rules.packs.size()) + " packs";
  } catch (const InvalidRules& invalid) {
    expect_complaint_without_tests(folder, invalid);
    std::string text = invalid.what();
    const std::string name = folder.generic_string();
    for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name)) {
      text.replace(at, name.size(), "DIR");
    }
    return text;
  }
}

inline std::vector<std::string> names_of(const std::vector<FieldPath>& fields) {
  std::vector<std::string> names;
  for (const FieldPath& field : fields) names.push_back(field.name());
  return names;
}

}  // namespace jixiao
