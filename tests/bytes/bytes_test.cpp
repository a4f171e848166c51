#include "bytes/bytes.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <thread>

#include "value/failure.h"

namespace jixiao {
namespace {

namespace fs = std::filesystem;
using namespace std::string_literals;

// A directory of its own for every test, gone with it.
class Input_ : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "bytes_test.XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    directory = name;
  }
  void TearDown() override { fs::remove_all(directory); }
  std::string file(const std::string& content) const {
    const fs::path path = directory / "a.txt";
    std::ofstream(path, std::ios::binary) << content;
    return path.string();
  }
  fs::path directory;
};
using Input = Input_;

// "bytes" or "kind: message".
std::string outcome(const std::string& path, std::uint64_t limit) {
  Limits limits;
  limits.input_bytes = limit;
  try {
    return read_input(path, limits).bytes;
  } catch (const Failure& failure) {
    return std::string(failure_name(failure.kind)) + ": " + failure.what();
  }
}

// Runs `outcome("-", limit)` with the text coming through a pipe.
std::string outcome_of_stdin(const std::string& text, std::uint64_t limit) {
  std::array<int, 2> ends{};
  EXPECT_EQ(::pipe(ends.data()), 0);
  const int saved = ::dup(STDIN_FILENO);
  ::dup2(ends[0], STDIN_FILENO);
  ::close(ends[0]);
  std::thread writer([&] {
    EXPECT_EQ(::write(ends[1], text.data(), text.size()), static_cast<ssize_t>(text.size()));
    ::close(ends[1]);
  });
  const std::string result = outcome("-", limit);
  writer.join();
  ::dup2(saved, STDIN_FILENO);
  ::close(saved);
  return result;
}

TEST_F(Input, HoldsAllBytesOfAFile) {
  const std::string bytes("\0\xFF\r\n", 4);
  EXPECT_EQ(outcome(file(bytes), 100), bytes);
  const std::string large(300'000, 'x');
  EXPECT_EQ(outcome(file(large), 1'000'000), large);
  EXPECT_EQ(read_input(file("a"), Limits{}).path, (directory / "a.txt").string());
}

TEST_F(Input, MayBeAsLargeAsTheLimitAndNoLarger) {
  EXPECT_EQ(outcome(file("12345"), 5), "12345");
  EXPECT_EQ(outcome(file("123456"), 5),
            "too_large: the input is too large"
            " (limit input_bytes = 5; raise it with --limit input_bytes=N)");
  EXPECT_EQ(outcome(file(std::string(2049, 'x')), 2048),
            "too_large: the input is too large"
            " (limit input_bytes = 2048; raise it with --limit input_bytes=N)");
  fs::resize_file(file("x"), (256ULL << 20) + 1);
  EXPECT_EQ(outcome((directory / "a.txt").string(), Limits{}.input_bytes),
            "too_large: the input is too large"
            " (limit input_bytes = 268435456; raise it with --limit input_bytes=N)");
}

TEST_F(Input, ComesFromStdinForADash) {
  EXPECT_EQ(outcome_of_stdin("预算", 100), "预算");
  EXPECT_EQ(outcome_of_stdin("12345", 5), "12345");
  EXPECT_EQ(outcome_of_stdin("123456", 5),
            "too_large: the input is too large"
            " (limit input_bytes = 5; raise it with --limit input_bytes=N)");
  EXPECT_EQ(outcome_of_stdin("", 5), "empty: the input is empty");
}

TEST_F(Input, ComesFromANamedPipeAndADevice) {
  const std::string pipe = (directory / "pipe").string();
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  std::thread writer([&] { std::ofstream(pipe) << "through the pipe"; });
  EXPECT_EQ(outcome(pipe, 100), "through the pipe");
  writer.join();
  EXPECT_EQ(outcome("/dev/null", 100), "empty: the input is empty");
  EXPECT_EQ(outcome("/dev/zero", 1024),
            "too_large: the input is too large"
            " (limit input_bytes = 1024; raise it with --limit input_bytes=N)");
}

TEST_F(Input, SaysWhyItCannotBeRead) {
  EXPECT_EQ(outcome((directory / "missing").string(), 100),
            "io: the input cannot be opened: No such file or directory");
  EXPECT_EQ(outcome(directory.string(), 100), "io: the input is a directory");
  EXPECT_EQ(outcome(file(""), 100), "empty: the input is empty");
  // Root may read everything, so permissions are tried only by others.
  const std::string secret = file("secret");
  fs::permissions(secret, fs::perms::none);
  EXPECT_EQ(outcome(secret, 100),
            ::geteuid() == 0 ? "secret" : "io: the input cannot be opened: Permission denied");
}

// FIPS 180-4 examples.
TEST_F(Input, HasADigestWithoutBeingHeld) {
  const std::string content = std::string(200000, 'x') + "\0y"s;
  const FileDigest digest = digest_file(file(content), Limits{});
  EXPECT_EQ(digest.sha256, sha256(content));
  EXPECT_EQ(digest.bytes, content.size());
  EXPECT_EQ(digest_file(file(""), Limits{}).sha256, sha256(""));
  Limits limits;
  limits.input_bytes = 9;
  EXPECT_THROW(digest_file(file("0123456789"), limits), Failure);
}

TEST(MadeInput, IsRefusedAsAFileWouldBe) {
  Limits limits;
  limits.input_bytes = 2;
  EXPECT_EQ(make_input("a", "12", limits).bytes, "12");
  EXPECT_THROW(make_input("a", "123", limits), Failure);
  EXPECT_THROW(make_input("a", "", limits), Failure);
}

TEST(Sha256, GivesThePublishedDigests) {
  EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256(std::string(1'000'000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

}  // namespace
}  // namespace jixiao
