// Parts known from documents before: the same result, and nothing known that was not read whole.
#include "extract/known_parts.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>

#include "extract/extract.h"
#include "extract/make_docx.h"
#include "extract/package_memory.h"
#include "value/failure.h"

namespace jixiao {
namespace {

std::string styles(int outline) {
  return word_part("w:styles",
                   "<w:style w:type='paragraph' w:styleId='a'><w:name w:val='some name'/><w:pPr>"
                   "<w:outlineLvl w:val='" +
                       std::to_string(outline) + "'/></w:pPr></w:style>");
}

std::string docx(const std::string& styles, const std::string& text = "绩效") {
  Parts parts =
      body("<w:p><w:pPr><w:pStyle w:val='a'/></w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>");
  parts.emplace_back("word/styles.xml", styles);
  return make_docx(parts);
}

// What the reader gives, or why not.
std::string outcome(const std::string& bytes, const Limits& limits, PackageMemory* memory) {
  try {
    return dump(read_docx(bytes, limits, {}, memory));
  } catch (const Failure& failure) {
    return failure.what();
  }
}

TEST(KnownParts, AreTakenWhereTheirBytesAreTheSame) {
  PackageMemory memory;
  const std::string first = outcome(docx(styles(0)), {}, &memory);
  const std::size_t count = memory.parts.count();
  // Content types, two times relationships, styles.
  EXPECT_EQ(count, 4U);
  EXPECT_NE(first.find("level=1"), std::string::npos) << first;
  EXPECT_EQ(outcome(docx(styles(0)), {}, &memory), first);
  EXPECT_EQ(memory.parts.count(), count);
  const std::string other = outcome(docx(styles(2)), {}, &memory);
  EXPECT_NE(other.find("level=3"), std::string::npos) << other;
  EXPECT_EQ(memory.parts.count(), count + 1);
  EXPECT_EQ(outcome(docx(styles(0)), {}, &memory), first);
}

TEST(KnownParts, AreNoneThatWereNotReadWhole) {
  std::string damaged = docx(styles(0));
  // The checksum stands 16 bytes into the directory entry and 14 into the local header; 46 and 30
  // bytes into them the name.
  const std::string name = "word/styles.xml";
  damaged[damaged.find(name) - 30 + 14] ^= 1;
  damaged[damaged.rfind(name) - 46 + 16] ^= 1;
  const std::string faulty = docx(styles(0) + "<w:more>");
  for (const std::string& bytes : {damaged, faulty}) {
    PackageMemory memory;
    const std::string alone = outcome(bytes, {}, nullptr);
    EXPECT_NE(alone.find("unread part=word/styles.xml"), std::string::npos) << alone;
    EXPECT_EQ(outcome(bytes, {}, &memory), alone);
    EXPECT_EQ(outcome(bytes, {}, &memory), alone);
    EXPECT_EQ(memory.parts.count(), 3U);
    // Nor does a whole one speak for one that says another checksum.
    outcome(docx(styles(0)), {}, &memory);
    EXPECT_EQ(outcome(bytes, {}, &memory), alone);
  }
}

TEST(KnownParts, CountForTheLimitsOfAPackage) {
  const std::string large_styles = styles(0) + std::string(20000, ' ');
  const std::string small = docx(large_styles);
  const std::string large = docx(large_styles, std::string(20000, 'x'));
  Limits limits;
  limits.package_bytes = 35000;
  PackageMemory memory;
  EXPECT_EQ(outcome(small, limits, &memory), outcome(small, limits, nullptr));
  const std::string alone = outcome(large, limits, nullptr);
  EXPECT_NE(alone.find("(limit package_bytes = 35000"), std::string::npos) << alone;
  EXPECT_EQ(outcome(large, limits, &memory), alone);
}

TEST(KnownParts, AreForgottenWhereLimitsChange) {
  const std::string bytes = docx(styles(0) + std::string(20000, ' '));
  PackageMemory memory;
  outcome(bytes, {}, &memory);
  Limits limits;
  limits.part_bytes = 10000;
  const std::string alone = outcome(bytes, limits, nullptr);
  EXPECT_NE(alone.find("(limit part_bytes = 10000"), std::string::npos) << alone;
  EXPECT_EQ(outcome(bytes, limits, &memory), alone);
  // Three of four; the styles were not read.
  EXPECT_EQ(memory.parts.count(), 3U);
}

// The same bytes of relationships lead elsewhere from another folder.
TEST(KnownParts, AreOfTheirSource) {
  const auto package = [](const std::string& folder) {
    const std::string uri = "http://schemas.openxmlformats.org/package/2006/relationships";
    const std::string rels = "<Relationships xmlns='" + uri +
                             "'><Relationship Id='a' Type='http://x/officeDocument' " + "Target='" +
                             folder + "/document.xml'/></Relationships>";
    const std::string own = "<Relationships xmlns='" + uri +
                            "'><Relationship Id='s' Type='http://x/styles' " +
                            "Target='styles.xml'/></Relationships>";
    const std::string main =
        body("<w:p><w:pPr><w:pStyle w:val='a'/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>")
            .back()
            .second;
    return make_zip({{"_rels/.rels", rels},
                     {folder + "/_rels/document.xml.rels", own},
                     {folder + "/document.xml", main},
                     {"first/styles.xml", styles(0)},
                     {"second/styles.xml", styles(2)}});
  };
  PackageMemory memory;
  for (const char* const folder : {"first", "second", "first"}) {
    const std::string alone = outcome(package(folder), {}, nullptr);
    EXPECT_NE(alone.find(folder == std::string("first") ? "level=1" : "level=3"), std::string::npos)
        << alone;
    EXPECT_EQ(outcome(package(folder), {}, &memory), alone);
  }
}

std::string producer_of(std::string_view bytes, bool flat, PackageMemory* memory) {
  const Document document =
      flat ? read_flat_opc(bytes, {}, {}, memory) : read_docx(bytes, {}, {}, memory);
  return document.source.producer;
}

// Of parts that are not kept too, what was made of them lives as long as it is looked at.
TEST(KnownParts, AreNotNeededForTheProducer) {
  const std::string uri = "http://schemas.openxmlformats.org/package/2006/relationships";
  const std::string rels =
      "<Relationships xmlns='" + uri + "'><Relationship Id='a' Type='http://x/officeDocument' " +
      "Target='word/document.xml'/><Relationship Id='b' Type='http://x/custom-properties' " +
      "Target='docProps/custom.xml'/></Relationships>";
  const std::string custom =
      "<Properties xmlns='http://schemas.openxmlformats.org/officeDocument/2006/custom-properties' "
      "xmlns:vt='http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes'>"
      "<property name='KSOProductBuildVer'><vt:lpwstr>2052-11.1.0.14309-and-some-more-of-it"
      "</vt:lpwstr></property></Properties>";
  const std::string main = body("<w:p><w:r><w:t>x</w:t></w:r></w:p>").back().second;
  const Parts parts = {
      {"_rels/.rels", rels}, {"word/document.xml", main}, {"docProps/custom.xml", custom}};
  const std::string zip = make_zip(parts);
  std::string flat =
      "<pkg:package xmlns:pkg='http://schemas.microsoft.com/office/2006/xmlPackage'>";
  for (const auto& [name, text] : parts) {
    flat += "<pkg:part pkg:name='/" + name + "'><pkg:xmlData>" +
            text.substr(text.starts_with("<?") ? text.find("?>") + 2 : 0) +
            "</pkg:xmlData></pkg:part>";
  }
  flat += "</pkg:package>";
  std::string commented = zip + "!";  // a comment of one byte: libzip reads it
  commented[commented.size() - 3] = 1;
  const std::string expected = "WPS Office_it";
  PackageMemory memory;
  for (int turn = 0; turn < 2; ++turn) {
    EXPECT_EQ(producer_of(zip, false, &memory), expected);
    EXPECT_EQ(producer_of(commented, false, &memory), expected);
    EXPECT_EQ(producer_of(flat, true, &memory), expected);
  }
}

KnownParts::Known made_of(int number, std::uint64_t inflated) {
  return {inflated, std::make_shared<const int>(number)};
}

int number_in(KnownParts& parts, std::string_view use, const PackedPart& part) {
  const KnownParts::Known known = parts.find(use, part);
  return known.made ? *std::static_pointer_cast<const int>(known.made) : -1;
}

TEST(KnownParts, AreKnownByAllThatSaysHowTheyAreRead) {
  KnownParts parts;
  const PackedPart part{7, 5, 8, "bytes"};
  parts.keep("styles", part, made_of(1, 5));
  EXPECT_EQ(number_in(parts, "styles", part), 1);
  EXPECT_EQ(number_in(parts, "numbering", part), -1);
  EXPECT_EQ(number_in(parts, "styles", {8, 5, 8, "bytes"}), -1);
  EXPECT_EQ(number_in(parts, "styles", {7, 6, 8, "bytes"}), -1);
  EXPECT_EQ(number_in(parts, "styles", {7, 5, 0, "bytes"}), -1);
  EXPECT_EQ(number_in(parts, "styles", {7, 5, 8, "bytez"}), -1);
}

TEST(KnownParts, AreFewAndSmall) {
  KnownParts many;
  for (unsigned i = 0; i < 200; ++i) {
    many.keep("a", {i, 1, 0, "x"}, made_of(static_cast<int>(i), 1));
    EXPECT_EQ(number_in(many, "a", {7, 1, 0, "x"}), i < 7 ? -1 : 7);  // what is used stays
  }
  EXPECT_EQ(many.count(), 64U);
  EXPECT_EQ(number_in(many, "a", {199, 1, 0, "x"}), 199);
  EXPECT_EQ(number_in(many, "a", {0, 1, 0, "x"}), -1);
  KnownParts large;
  // A quarter of the room with the byte that is packed.
  constexpr std::uint64_t kQuarter = (std::uint64_t{1} << 18) - 1;
  for (unsigned i = 0; i < 6; ++i) {
    large.keep("a", {i, 1, 0, "x"}, made_of(static_cast<int>(i), kQuarter));
  }
  EXPECT_EQ(large.count(), 4U);
  EXPECT_EQ(number_in(large, "a", {2, 1, 0, "x"}), 2);
  EXPECT_EQ(number_in(large, "a", {1, 1, 0, "x"}), -1);
  large.keep("a", {9, 1, 0, "x"}, made_of(9, kQuarter + 1));
  EXPECT_EQ(number_in(large, "a", {9, 1, 0, "x"}), -1);
}

}  // namespace
}  // namespace jixiao
