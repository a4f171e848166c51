// Plain zips are read by ourselves, all others by the library; both must read the same.
#include "extract/package_directory.h"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "extract/make_docx.h"
#include "extract/package.h"
#include "extract/zip_format.h"

namespace jixiao {
namespace {

const Parts kParts = {{"a.xml", std::string(50000, 'a')}, {"empty.xml", ""}, {"b/C.xml", "hello"}};

bool is_plain(const std::string& zip) { return read_plain_directory(zip, 100).has_value(); }

std::size_t directory_of(const std::string& zip) { return zip.find(kDirectorySignature); }
std::size_t end_of(const std::string& zip) { return zip.rfind(kEndSignature); }

void add_to_16(std::string& zip, std::size_t at, unsigned more) {
  const unsigned value = read_16(zip, at) + more;
  zip[at] = static_cast<char>(value & 0xFFU);
  zip[at + 1] = static_cast<char>(value >> 8U);
}

// Gives the first entry of the directory that extra field.
void add_extra(std::string& zip, const std::string& extra) {
  const std::size_t at = directory_of(zip);
  const std::size_t name = read_16(zip, at + 28);
  add_to_16(zip, at + 30, static_cast<unsigned>(extra.size()));
  zip.insert(at + kDirectoryHeader + name, extra);
  add_to_16(zip, end_of(zip) + 12, static_cast<unsigned>(extra.size()));
}

// Names, contents and damage of all entries, and what is odd about the zip.
std::string all_of(const std::string& zip) {
  Package package(zip, {});
  std::string all;
  for (const std::string& name : package.names()) {
    all.append(name).append("=");
    const auto damage = package.read(name, [&](std::string_view chunk) {
      all += chunk;
      return true;
    });
    all += damage ? damage->what_en + "\n" : "\n";
  }
  for (const Unread& note : package.notes()) all += note.what_en + "\n";
  return all;
}

TEST(PlainDirectory, IsThatOfAZipAsProgramsWriteIt) {
  const std::string zip = make_zip(kParts);
  const auto plain = read_plain_directory(zip, 3);
  ASSERT_TRUE(plain);
  const std::vector<ZipEntry> walked = walk_directory(zip, 3);
  ASSERT_EQ(plain->size(), walked.size());
  for (std::size_t i = 0; i < walked.size(); ++i) {
    EXPECT_EQ((*plain)[i].name, kParts[i].first);
    EXPECT_EQ((*plain)[i].size, kParts[i].second.size());
    EXPECT_EQ((*plain)[i].data, walked[i].data);
    EXPECT_EQ((*plain)[i].packed, walked[i].packed);
    EXPECT_EQ((*plain)[i].checksum, walked[i].checksum);
  }
  EXPECT_FALSE(read_plain_directory(zip, 2));
}

// With a comment behind it a zip is not plain.
TEST(PlainDirectory, IsReadAsTheLibraryReadsIt) {
  const auto odd = [](std::string zip) {
    zip[zip.size() - 2] = 1;
    zip += 'x';
    EXPECT_FALSE(is_plain(zip));
    return zip;
  };
  std::string wrong_sum = make_zip(kParts);
  wrong_sum[directory_of(wrong_sum) + 16] ^= 1;
  std::string wrong_data = make_zip(kParts);
  wrong_data[kLocalHeader + 10] ^= 0x55;
  std::string wrong_size = make_zip(kParts);
  wrong_size[directory_of(wrong_size) + 24] ^= 1;
  Parts twice = kParts;
  twice.emplace_back("A.xml", "again");
  std::string time = make_zip(kParts);
  add_extra(time, std::string("UT\5\0\1abcd", 9));
  for (const std::string& zip :
       {make_zip(kParts), make_zip(twice), wrong_sum, wrong_data, wrong_size, time}) {
    EXPECT_TRUE(is_plain(zip));
    EXPECT_EQ(all_of(zip), all_of(odd(zip)));
  }
}

TEST(PlainDirectory, IsNoneWhereAnythingIsOdd) {
  const std::string good = make_zip(kParts);
  const std::size_t entry = directory_of(good);
  const std::size_t end = end_of(good);
  const auto set = [](std::size_t at, char to) {
    return [at, to](std::string& zip) { zip[at] = to; };
  };
  const struct {
    const char* name;
    std::function<void(std::string&)> change;
  } rows[] = {
      {"junk in front", [](std::string& zip) { zip.insert(0, "junk"); }},
      {"junk behind", [](std::string& zip) { zip += "junk"; }},
      {"cut", [](std::string& zip) { zip.resize(zip.size() - 1); }},
      {"nothing", [](std::string& zip) { zip.clear(); }},
      {"two ends", [=](std::string& zip) { zip.replace(kLocalHeader + 5, 4, kEndSignature); }},
      {"ZIP64",
       [=](std::string& zip) {
         zip.insert(end, std::string(kZip64Signature) + std::string(16, '\0'));
         add_to_16(zip, end + kZip64Locator + 12, 20);
       }},
      {"disk", set(end + 4, 1)},
      {"entries here", set(end + 8, 2)},
      {"entries in all", set(end + 10, 4)},
      {"size of the directory", set(end + 12, 1)},
      {"place of the directory", set(end + 16, 1)},
      {"comment of the zip", set(end + 20, 1)},
      {"signature", set(entry, 'X')},
      {"encrypted", set(entry + 8, 1)},
      {"encrypted by its local header", set(6, 1)},
      {"method", set(entry + 10, 12)},
      {"method of the local header", set(8, 12)},
      {"stored, but of two sizes", set(entry + 10, 0)},
      {"packed size", set(entry + 23, 1)},
      {"ZIP64 size", [=](std::string& zip) { zip.replace(entry + 24, 4, "\xFF\xFF\xFF\xFF"); }},
      {"name that is not ASCII", set(entry + kDirectoryHeader, '\xE4')},
      {"name with a NUL", set(entry + kDirectoryHeader, '\0')},
      {"length of the name", set(entry + 29, 1)},
      {"comment of the entry", set(entry + 32, 1)},
      {"disk of the entry", set(entry + 34, 1)},
      {"place of the local header", set(entry + 42, 1)},
      {"place far behind", set(entry + 45, 0x7F)},
      {"local header", set(0, 'X')},
      {"ZIP64 extra field", [](std::string& zip) { add_extra(zip, std::string("\1\0\0\0", 4)); }},
      {"name in an extra field",
       [](std::string& zip) { add_extra(zip, std::string("\x75\x70\0\0", 4)); }},
      {"AES", [](std::string& zip) { add_extra(zip, std::string("\x01\x99\0\0", 4)); }},
      {"extra field that is cut",
       [](std::string& zip) { add_extra(zip, std::string("UT\5\0\1abc", 8)); }},
      {"too short an extra field", [](std::string& zip) { add_extra(zip, "UT"); }},
  };
  EXPECT_TRUE(is_plain(good));
  for (const auto& row : rows) {
    std::string zip = good;
    row.change(zip);
    EXPECT_NE(zip, good) << row.name;
    EXPECT_FALSE(is_plain(zip)) << row.name;
  }
}

// Byte by byte: what is plain is read, and never beyond the bytes.
TEST(PlainDirectory, ReadsNoChangedZipInAnotherWay) {
  const std::string good = make_zip({{"a.xml", "hello"}, {"b.xml", "world"}});
  for (std::size_t at = 0; at < good.size(); ++at) {
    for (const char flip : {'\x01', '\x40', '\xFF'}) {
      std::string zip = good;
      zip[at] = static_cast<char>(zip[at] ^ flip);
      if (!is_plain(zip)) continue;
      std::string odd = zip;
      odd[odd.size() - 2] = 1;
      odd += 'x';
      EXPECT_EQ(all_of(zip), all_of(odd)) << at;
    }
  }
}

}  // namespace
}  // namespace jixiao
