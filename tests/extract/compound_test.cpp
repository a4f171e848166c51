#include "extract/compound.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "compound_sample.h"

namespace jixiao {
namespace {

using std::string_literals::operator""s;

std::string name_of(CompoundKind kind) {
  switch (kind) {
    case CompoundKind::kEncrypted:
      return "encrypted";
    case CompoundKind::kWord:
      return "word";
    case CompoundKind::kExcel:
      return "excel";
    case CompoundKind::kPowerPoint:
      return "powerpoint";
    case CompoundKind::kOther:
      return "other";
    case CompoundKind::kBroken:
      return "broken";
  }
  return "";
}

std::string kind_of(const std::string& bytes) { return name_of(compound_kind(bytes)); }

TEST(Compound, IsToldByTheStreamsBelowItsRoot) {
  EXPECT_EQ(kind_of(make_compound({{"EncryptionInfo"}, {"EncryptedPackage"}})), "encrypted");
  EXPECT_EQ(kind_of(make_compound({{"ENCRYPTEDPACKAGE"}})), "encrypted");
  EXPECT_EQ(kind_of(make_compound({{"WordDocument"}, {"EncryptedPackage"}})), "encrypted");
  EXPECT_EQ(kind_of(make_compound({{"1Table"}, {"WordDocument"}})), "word");
  EXPECT_EQ(kind_of(make_compound({{"Workbook"}})), "excel");
  EXPECT_EQ(kind_of(make_compound({{"PowerPoint Document"}})), "powerpoint");
  EXPECT_EQ(kind_of(make_compound({{"Contents"}})), "other");
  EXPECT_EQ(kind_of(make_compound({})), "other");
  // Named like a stream, but a storage; and a name that only begins like it.
  EXPECT_EQ(kind_of(make_compound({{"WordDocument", 1}, {"WordDocument2"}})), "other");
}

TEST(Compound, ReadsADirectoryOfSeveralSectors) {
  std::vector<CompoundEntry> entries;
  for (int i = 0; i < 20; ++i) entries.push_back({"Stream" + std::to_string(i)});
  entries.push_back({"WordDocument"});
  const std::string bytes = make_compound(entries);
  EXPECT_EQ(kind_of(bytes), "word");
  // The chain is cut: what was reached does not hold the name.
  EXPECT_EQ(kind_of(bytes.substr(0, 512 * 4)), "other");
}

TEST(Compound, DoesNotLookIntoStoragesBelow) {
  std::string bytes = make_compound({{"ObjectPool", 1}, {"WordDocument"}});
  // The second entry becomes a child of the first instead of its right neighbour.
  const std::size_t first = kCompoundDirectory + kCompoundEntry;
  bytes.replace(first + 72, 4, "\xFF\xFF\xFF\xFF");
  bytes.replace(first + 76, 4, "\x02\0\0\0"s);
  EXPECT_EQ(kind_of(bytes), "other");
}

TEST(Compound, IsBrokenWithoutADirectory) {
  const std::string bytes = make_compound({{"WordDocument"}});
  EXPECT_EQ(kind_of(""), "broken");
  EXPECT_EQ(kind_of(bytes.substr(0, 8)), "broken");
  EXPECT_EQ(kind_of(bytes.substr(0, 511)), "broken");
  EXPECT_EQ(kind_of(bytes.substr(0, 512)), "broken");
  std::string wrong = bytes;
  wrong.replace(30, 2, "\xFF\xFF");  // size of sectors
  EXPECT_EQ(kind_of(wrong), "broken");
  wrong = bytes;
  wrong.replace(48, 4, "\xFE\xFF\xFF\xFF");  // first sector of the directory
  EXPECT_EQ(kind_of(wrong), "broken");
  wrong = bytes;
  wrong[kCompoundDirectory + 66] = 2;  // the first entry is no root
  EXPECT_EQ(kind_of(wrong), "broken");
}

TEST(Compound, EndsOnCircles) {
  std::string bytes = make_compound({{"A"}, {"WordDocument"}});
  bytes.replace(512 + 4, 4, "\x01\0\0\0"s);  // the directory's sector follows itself
  EXPECT_EQ(kind_of(bytes), "word");
  // Each neighbour points back.
  bytes.replace(kCompoundDirectory + 2 * kCompoundEntry + 68, 4, "\x01\0\0\0"s);
  EXPECT_EQ(kind_of(bytes), "word");
  bytes.replace(68, 4, "\0\0\0\0"s);  // the FAT's own chain runs in a circle
  EXPECT_EQ(kind_of(bytes), "word");
}

TEST(Compound, DoesNotReadBeyondACutSector) {
  std::string bytes = make_compound({{"WordDocument"}, {"B"}, {"C"}, {"D"}});
  bytes.replace(76, 4, "\x03\0\0\0"s);  // the FAT moves to the last sector…
  bytes += "\xFF\xFF\xFF\xFF\x02";      // …which ends in the middle of a number
  EXPECT_EQ(kind_of(bytes), "word");
}

TEST(Compound, SurvivesAnyDamage) {
  const std::string bytes = make_compound({{"A"}, {"B", 1}, {"WordDocument"}, {"C"}, {"D"}});
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_NE(kind_of(bytes.substr(0, size)), "encrypted");
  }
  std::mt19937 random(1);
  for (int round = 0; round < 5000; ++round) {
    std::string damaged = bytes;
    for (int i = 0; i < 4; ++i) {
      damaged[random() % damaged.size()] = static_cast<char>(random() & 0xFFU);
    }
    EXPECT_NE(kind_of(damaged), "encrypted");
  }
}

TEST(CompoundDump, IsToldByTwoOfItsThreeWords) {
  const std::vector<std::pair<std::string, bool>> rows{
      {"\x01\x02ࡱ\x1A 乱码 Root Entry", true},
      {"ࡱ WordDocument", true},
      {"R\0o\0o\0t\0 \0E\0n\0t\0r\0y\0 W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"s, true},
      {"\x05 R o o t   E n t r y   W o r d D o c u m e n t", true},
      {"\uFFFD\uFFFD Root Entry \uFFFD WordDocument", true},
      {"邢唷 Root Entry", true},
      {"ÐÏ\x11à¡± root entry", true},
      // Prose about such files.
      {"A legacy .doc holds the streams Root Entry and WordDocument, its dump starts with the sign "
       "ࡱ",
       false},
      {"ࡱ", false},
      {"Root Entry", false},
      {"WordDocument", false},
      {"项目支出绩效自评报告", false},
      {"W", false},
      {"", false},
  };
  for (const auto& [text, expected] : rows) EXPECT_EQ(is_compound_dump(text), expected) << text;
}

}  // namespace
}  // namespace jixiao
