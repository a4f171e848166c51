#include "ingest/table_insert.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "value/failure.h"

namespace jixiao {
namespace {

namespace fs = std::filesystem;

const TableDescription& table() {
  static const TableDescription kTable{"t", "", {{"n", ColumnType::kInteger, true}, {"word"}}, 1};
  return kTable;
}

// As row_block.h draws them: a whole number, and a text or null in turn.
std::string row(unsigned char number) {
  std::string cells{'\2', 0, 0, 0, 0, 0, 0, 0, static_cast<char>(number)};
  if (number % 2 == 0) return cells + '\0';
  const std::string word = "word " + std::to_string(number);
  return cells + '\1' + std::string(3, '\0') + static_cast<char>(word.size()) + word;
}

class TableInsertTest : public testing::Test {
 protected:
  TableInsertTest() { database.execute("CREATE TABLE t(n INTEGER PRIMARY KEY, word TEXT)"); }
  ~TableInsertTest() override { fs::remove(file); }

  std::string stored() {
    return database.value("SELECT group_concat(n || COALESCE(' ' || word, ''), ';') FROM t");
  }

  fs::path file = fs::temp_directory_path() / ("table_insert_test_" + std::to_string(::getpid()));
  Sqlite database{file.string()};
};

TEST_F(TableInsertTest, StoresEachRowOfAllTextsOnce) {
  for (const int count : {0, 1, 31, 32, 33, 64, 100, 200}) {
    std::vector<std::string> texts;
    std::string expected;
    for (int i = 0; i < count; ++i) {
      // Documents of one, two, three rows and so on, and some without any.
      if (texts.size() * texts.size() / 2 <= static_cast<std::size_t>(i))
        texts.resize(texts.size() + 2);
      texts.back() += row(static_cast<unsigned char>(i));
      expected += (i > 0 ? ";" : "") + std::to_string(i);
      if (i % 2 == 1) expected += " word " + std::to_string(i);
    }
    texts.emplace_back();
    const std::vector<std::string_view> views(texts.begin(), texts.end());
    TableInsert insert(database, table(), "t");
    insert.add_values(static_cast<std::size_t>(count), views);
    EXPECT_EQ(stored(), expected) << count;
    database.execute("DELETE FROM t");
  }
}

TEST_F(TableInsertTest, UndoesTheTransactionWhereARowDoesNotFit) {
  database.execute("INSERT INTO t VALUES(20, 'before')");
  TableInsert insert(database, table(), "t");
  std::string rows;
  for (unsigned char i = 0; i < 40; ++i) rows += row(i);
  const std::vector<std::string_view> views{rows};
  try {
    SqliteTransaction transaction(database);
    database.execute("INSERT INTO t VALUES(90, 'in it')");
    insert.add_values(40, views);
    FAIL() << "20 stands there twice";
  } catch (const Failure& failure) {
    EXPECT_NE(std::string(failure.what()).find("UNIQUE"), std::string::npos) << failure.what();
  }
  EXPECT_EQ(stored(), "20 before");
  SqliteTransaction transaction(database);
  const std::vector<std::string_view> first{std::string_view(rows).substr(0, row(0).size())};
  insert.add_values(1, first);
  transaction.commit();
  EXPECT_EQ(stored(), "0;20 before");
}

TEST_F(TableInsertTest, LendsCellsInAnyOrder) {
  const std::string rows = row(1) + row(2) + row(3);
  const std::vector<std::string_view> views{"", rows, ""};
  database.lend({3, 2, views});
  EXPECT_EQ(database.value("SELECT group_concat(COALESCE(c1, '-') || c0 || COALESCE(c1, '-')) "
                           "FROM lent_rows"),
            "word 11word 1,-2-,word 33word 3");
  EXPECT_EQ(database.value("SELECT SUM(c0) FROM lent_rows WHERE c1 IS NOT NULL"), "4");
  // A second reading begins at the first row.
  EXPECT_EQ(database.value("SELECT COUNT(*) FROM lent_rows a JOIN lent_rows b"), "9");
}

TEST_F(TableInsertTest, RefusesRowsThatEndTooEarly) {
  TableInsert insert(database, table(), "t");
  const std::string rows = row(1) + row(3).substr(0, 12);
  const std::vector<std::string_view> views{rows};
  EXPECT_THROW(insert.add_values(2, views), Failure);
  EXPECT_THROW(insert.add_values(3, views), Failure);
  EXPECT_EQ(stored(), "");
}

}  // namespace
}  // namespace jixiao
