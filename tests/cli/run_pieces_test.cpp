// What a run is made of, without a run: statuses, names of outputs, files, progress, order.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "cli/exit_status.h"
#include "cli/output.h"
#include "cli/parallel.h"
#include "cli/progress.h"
#include "cli/rules_place.h"

namespace jixiao {
namespace {

namespace fs = std::filesystem;

Totals totals(std::size_t inputs, std::size_t failed, bool internal, int warnings, int errors) {
  Totals result;
  result.inputs = inputs;
  result.failed = failed;
  result.internal_error = internal;
  result.tally.severities[static_cast<std::size_t>(Severity::kWarning)] = warnings;
  result.tally.severities[static_cast<std::size_t>(Severity::kError)] = errors;
  return result;
}

TEST(ExitStatus, IsTheGravestThatHolds) {
  struct Row {
    Totals totals;
    std::optional<Severity> fail_on;
    int expected;
  };
  const std::vector<Row> rows = {
      {totals(3, 0, false, 0, 0), Severity::kError, 0},
      {totals(3, 0, false, 4, 0), Severity::kError, 0},
      {totals(3, 0, false, 4, 0), Severity::kWarning, 1},
      {totals(3, 0, false, 4, 0), Severity::kInfo, 1},
      {totals(3, 0, false, 0, 1), Severity::kError, 1},
      {totals(3, 0, false, 0, 1), Severity::kWarning, 1},
      {totals(3, 0, false, 4, 1), std::nullopt, 0},
      {totals(3, 1, false, 0, 1), Severity::kError, 3},
      {totals(3, 3, false, 0, 0), Severity::kError, 4},
      {totals(1, 1, false, 0, 0), std::nullopt, 4},
      {totals(3, 1, true, 0, 1), Severity::kError, 70},
      {totals(3, 3, true, 0, 0), std::nullopt, 70},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(exit_status(row.totals, {row.fail_on, false}), row.expected);
  }
}

TEST(ExitStatus, CountsNewFindingsAloneWhereAsked) {
  Totals some = totals(3, 0, false, 4, 1);
  EXPECT_EQ(exit_status(some, {Severity::kWarning, true}), 0);
  some.tally.fresh[static_cast<std::size_t>(Severity::kWarning)] = 1;
  EXPECT_EQ(exit_status(some, {Severity::kWarning, true}), 1);
  EXPECT_EQ(exit_status(some, {Severity::kError, true}), 0);
}

TEST(OutputNames, AreDistinctAndFollowTheInputs) {
  EXPECT_EQ(output_names({"in/a.docx", "b.tar.txt", "-", "noext"}),
            (std::vector<std::string>{"a.json", "b.tar.json", "stdin.json", "noext.json"}));
  EXPECT_EQ(output_names({"x/a.docx", "y/a.txt", "z/a.docx"}),
            (std::vector<std::string>{"a.json", "a-2.json", "a-3.json"}));
  EXPECT_EQ(output_names({"a.docx", "a.txt", "a-2.txt"}),
            (std::vector<std::string>{"a.json", "a-2.json", "a-2-2.json"}));
}

// A folder of its own, gone at the end of the test.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "jixiao-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string file(const std::string& name) const { return (path_ / name).string(); }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

std::string content(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(OutputFile, AppearsWholeOrNotAtAll) {
  const Folder folder;
  const std::string path = folder.file("a.json");
  write_file(path, "old");
  {
    OutputFile abandoned(path);
    abandoned.write("half");
  }
  EXPECT_EQ(content(path), "old");
  {
    OutputFile file(path);
    file.write("ne");
    file.write("w");
    EXPECT_EQ(content(path), "old");
    file.commit();
  }
  EXPECT_EQ(content(path), "new");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 1);
}

TEST(OutputFile, ReplacesTheFileBehindALinkAndNotTheLink) {
  const Folder folder;
  write_file(folder.file("real"), "old");
  fs::create_symlink(folder.file("real"), folder.file("link"));
  write_file(folder.file("link"), "new");
  EXPECT_EQ(content(folder.file("real")), "new");
  EXPECT_TRUE(fs::is_symlink(folder.file("link")));
}

TEST(OutputFile, WritesDevicesInPlace) {
  write_file("/dev/null", "gone");
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

TEST(OutputFile, SaysWhyItCannotBeWritten) {
  const Folder folder;
  for (const std::string& path : {folder.file("no/such/folder"), folder.path().string()}) {
    try {
      write_file(path, "x");
      ADD_FAILURE() << path;
    } catch (const Failure& failure) {
      EXPECT_EQ(failure.kind, FailureKind::kIo);
      EXPECT_NE(std::string(failure.what()).find(path), std::string::npos) << failure.what();
    }
  }
}

TEST(Progress, ShowsHowFarItIs) {
  EXPECT_EQ(progress_bar(12, 40, 3, false), "[######--------------] 12/40 失败 3");
  EXPECT_EQ(progress_bar(0, 40, 0, true), "[--------------------] 0/40");
  EXPECT_EQ(progress_bar(40, 40, 1, true), "[####################] 40/40 failed 1");
  EXPECT_EQ(progress_line(7, 9, 0, false), "7/9");
  using std::chrono::milliseconds;
  EXPECT_EQ(progress_pace(100, 400, milliseconds(2000), false), " 50/s 剩 0:06");
  EXPECT_EQ(progress_pace(10, 1310, milliseconds(1000), true), " 10/s left 2:10");
  EXPECT_EQ(progress_pace(0, 400, milliseconds(2000), false), "");
  EXPECT_EQ(progress_pace(1, 3, milliseconds(10000), true), " 0/s left 0:20");
}

// Each item by itself.
void run_items(std::size_t count, int jobs, const std::function<Delivery(std::size_t item)>& work) {
  run_in_order(
      count, jobs, [](std::size_t first) { return first + 1; },
      [&](const ItemGroup& items) { return work(items.first); });
}

TEST(RunInOrder, DeliversInTheOrderOfTheItems) {
  for (const int jobs : {1, 2, 8}) {
    std::vector<std::size_t> delivered;
    run_items(100, jobs, [&](std::size_t item) -> Delivery {
      if (item % 7 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(2));
      return [&delivered, item] { delivered.push_back(item); };
    });
    std::vector<std::size_t> expected(100);
    for (std::size_t i = 0; i < expected.size(); ++i) expected[i] = i;
    EXPECT_EQ(delivered, expected) << jobs;
  }
}

TEST(RunInOrder, KeepsFewResultsWaiting) {
  std::atomic<int> waiting{0};
  std::atomic<int> most{0};
  run_items(200, 4, [&](std::size_t item) -> Delivery {
    const int now = ++waiting;
    int seen = most.load();
    while (now > seen && !most.compare_exchange_weak(seen, now)) {
    }
    if (item == 0) std::this_thread::sleep_for(std::chrono::milliseconds(20));
    return [&waiting] { --waiting; };
  });
  EXPECT_LE(most.load(), 8);
}

TEST(RunInOrder, EndsWithTheExceptionOfADelivery) {
  for (const int jobs : {1, 4}) {
    const auto fail_at_five = [](std::size_t item) -> Delivery {
      return [item] {
        if (item == 5) throw BrokenPipe{};
      };
    };
    EXPECT_THROW(run_items(50, jobs, fail_at_five), BrokenPipe);
  }
}

TEST(RunInOrder, EndsWithTheExceptionOfAWorkAndDeliversNothingBehindIt) {
  for (const int jobs : {1, 4}) {
    std::vector<std::size_t> delivered;
    const auto fail_at_five = [&](std::size_t item) -> Delivery {
      if (item == 5) throw std::runtime_error("five");
      return [&delivered, item] { delivered.push_back(item); };
    };
    EXPECT_THROW(run_items(50, jobs, fail_at_five), std::runtime_error);
    EXPECT_EQ(delivered, (std::vector<std::size_t>{0, 1, 2, 3, 4})) << jobs;
  }
}

TEST(RunInOrder, TakesGroupsAsTheyAreAskedFor) {
  for (const int jobs : {1, 4}) {
    std::vector<std::pair<std::size_t, std::size_t>> delivered;
    run_in_order(
        10, jobs, [](std::size_t first) { return std::min<std::size_t>(2 * first + 1, 10); },
        [&](const ItemGroup& items) -> Delivery {
          return [&delivered, items] { delivered.emplace_back(items.first, items.last); };
        });
    EXPECT_EQ(delivered,
              (std::vector<std::pair<std::size_t, std::size_t>>{{0, 1}, {1, 3}, {3, 7}, {7, 10}}))
        << jobs;
  }
}

TEST(RulesPlace, IsBesideTheProgram) {
  const Folder folder;
  const fs::path bin = folder.path() / "bin";
  fs::create_directories(bin);
  EXPECT_FALSE(find_rules(bin));
  fs::create_directories(folder.path() / "share/jixiao/rules");
  EXPECT_EQ(find_rules(bin), folder.path() / "share/jixiao/rules");
  fs::create_directories(folder.path() / "rules");
  EXPECT_EQ(find_rules(bin), folder.path() / "rules");
  fs::create_directories(bin / "rules");
  EXPECT_EQ(find_rules(bin), bin / "rules");
  EXPECT_EQ(rules_directory("given"), "given");
}

}  // namespace
}  // namespace jixiao
