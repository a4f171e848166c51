#include "ingest/atomic_file.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "value/failure.h"

namespace jixiao {
namespace {

namespace fs = std::filesystem;

class AtomicFile : public testing::Test {
 protected:
  ~AtomicFile() override { fs::remove(file); }

  std::string content() {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  }

  std::string file =
      (fs::temp_directory_path() / ("atomic_file_test_" + std::to_string(::getpid()))).string();
};

TEST_F(AtomicFile, TakesThePlaceOfTheFormerOne) {
  write_atomically(file, "a longer one");
  write_atomically(file, "short");
  EXPECT_EQ(content(), "short");
  EXPECT_FALSE(fs::exists(file + ".tmp"));
}

// More than the system takes at a time, and some of them empty.
TEST_F(AtomicFile, HoldsAllPiecesInTheirOrder) {
  for (const std::size_t count : {0U, 1U, 2U, 1023U, 1024U, 1025U, 5000U}) {
    std::vector<std::string> texts;
    std::string whole;
    for (std::size_t i = 0; i < count; ++i) {
      texts.push_back(i % 3 == 0 ? "" : std::to_string(i) + ";");
      whole += texts.back();
    }
    write_atomically(file, std::vector<std::string_view>(texts.begin(), texts.end()));
    EXPECT_EQ(content(), whole) << count;
  }
}

// A piece of several pages goes out in parts where the file system says so.
TEST_F(AtomicFile, HoldsLongPieces) {
  const std::string one(5'000'000, 'a');
  const std::string two(70'001, 'b');
  write_atomically(file, std::vector<std::string_view>{one, "", two});
  EXPECT_EQ(content(), one + two);
}

TEST_F(AtomicFile, SaysWhyThereIsNone) {
  try {
    write_atomically("/nowhere/a.csv", "text");
    FAIL();
  } catch (const Failure& failure) {
    EXPECT_EQ(failure.kind, FailureKind::kIo);
    EXPECT_STREQ(failure.what(), "cannot write /nowhere/a.csv: No such file or directory");
  }
}

}  // namespace
}  // namespace jixiao
