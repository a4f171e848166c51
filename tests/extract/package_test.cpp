#include "extract/package.h"

#include <gtest/gtest.h>

#include "extract/docx_parts.h"
#include "extract/docx_printable.h"
#include "extract/extract.h"
#include "extract/make_docx.h"
#include "extract/package_directory.h"
#include "value/failure.h"

namespace jixiao {
namespace {

std::string read_all(Package& package, const std::string& part) {
  std::string text;
  const auto damage = package.read(part, [&](std::string_view chunk) {
    text += chunk;
    return true;
  });
  return damage ? text + " [" + damage->what_en + "]" : text;
}

// "kind: message" of what the reading throws, or "ok".
std::string failure_of(const std::string& bytes, const Limits& limits = {}) {
  try {
    read_docx(bytes, limits);
    return "ok";
  } catch (const Failure& failure) {
    return std::string(failure_name(failure.kind)) + ": " + failure.what();
  }
}

std::string without_directory(const std::string& zip) { return zip.substr(0, zip.find("PK\1\2")); }

// Text that deflate cannot make small, so that a cut leaves a good part of it.
std::string noise(std::size_t size) {
  std::string text;
  unsigned state = 1;
  while (text.size() < size) {
    state = state * 1103515245U + 12345U;
    text += static_cast<char>('a' + (state >> 16) % 26);
  }
  return text;
}

TEST(PartKey, ComparesNamesAsPackagesDo) {
  const struct {
    const char* name;
    const char* key;
  } rows[] = {
      {"word/document.xml", "word/document.xml"},  {"/Word/Document.XML", "word/document.xml"},
      {"word\\document.xml", "word/document.xml"}, {"word/my%20part.xml", "word/my part.xml"},
      {"word/100%.xml", "word/100%.xml"},
  };
  for (const auto& row : rows) EXPECT_EQ(part_key(row.name), row.key);
}

TEST(Printable, LeavesNothingThatJsonRefuses) {
  const struct {
    const char* text;
    const char* shown;
  } rows[] = {
      {"word/表.xml", "word/表.xml"},
      {"a\nb\x7F", "a b "},
      {"\xB1\xED.xml", "??.xml"},
      {"\xE8\xA1", "??"},
      {"\xC0\xAF", "??"},
      {"\xED\xA0\x80", "???"},
      {"\xF0\x9D\x84\x9E\xF5", "\xF0\x9D\x84\x9E?"},
  };
  for (const auto& row : rows) EXPECT_EQ(printable(row.text), row.shown);
}

TEST(Package, ShowsNamesThatAreNoUtf8) {
  std::string zip = make_zip({{"xy.xml", "hello"}});
  for (std::size_t at = 0; (at = zip.find("xy.xml", at)) != std::string::npos; ++at) {
    zip.replace(at, 2, "\xB1\xED");
  }
  Package package(zip, {});
  ASSERT_EQ(package.names().size(), 1U);
  EXPECT_EQ(package.names()[0], "??.xml");
  EXPECT_EQ(read_all(package, "??.xml"), "hello");
}

TEST(ResolveTarget, FollowsFolders) {
  const struct {
    const char* source;
    const char* target;
    const char* part;
  } rows[] = {
      {"", "word/document.xml", "word/document.xml"},
      {"", "/word/document.xml", "word/document.xml"},
      {"word/document.xml", "styles.xml", "word/styles.xml"},
      {"word/document.xml", "/styles.xml", "styles.xml"},
      {"word/document.xml", "./../docProps/app.xml", "docProps/app.xml"},
      {"word/document.xml", "../../../a.xml", "a.xml"},
      {"word/document.xml", "a.xml#top", "word/a.xml"},
  };
  for (const auto& row : rows) EXPECT_EQ(resolve_target(row.source, row.target), row.part);
}

TEST(Package, FindsAndReadsAPart) {
  const std::string zip = make_zip({{"a/B.xml", "hello"}, {"media/i.png", "x"}});
  Package package(zip, {});
  EXPECT_EQ(package.find("/A/b.XML"), "a/B.xml");
  EXPECT_FALSE(package.find("c.xml"));
  EXPECT_EQ(read_all(package, "a/B.xml"), "hello");
  EXPECT_TRUE(package.notes().empty());
}

TEST(Package, ReadsWithoutADirectory) {
  const std::string zip = without_directory(make_zip({{"a.xml", "hello"}, {"b.xml", "world"}}));
  Package package(zip, {});
  EXPECT_EQ(read_all(package, "a.xml") + read_all(package, "b.xml"), "helloworld");
  ASSERT_EQ(package.notes().size(), 1U);
}

TEST(Package, GivesWhatStandsBeforeACut) {
  const std::string text = noise(200000);
  const std::string zip = make_zip({{"a.xml", text}});
  const std::string cut = zip.substr(0, zip.size() / 2);
  Package package(cut, {});
  const std::string got = read_all(package, "a.xml");
  const std::size_t mark = got.find(" [");
  ASSERT_NE(mark, std::string::npos);
  EXPECT_GT(mark, 50000U);
  EXPECT_EQ(got.substr(0, mark), text.substr(0, mark));
}

TEST(Package, GivesWhatStandsBeforeDamageOnce) {
  const std::string text = noise(400000);
  std::string zip = make_zip({{"a.xml", text}});
  zip.replace(zip.size() / 10 * 6, 1000, std::string(1000, '\xFF'));
  Package package(zip, {});
  const std::string got = read_all(package, "a.xml");
  ASSERT_GT(got.size(), 230000U);
  EXPECT_EQ(got.substr(0, 230000), text.substr(0, 230000));
  EXPECT_NE(got.find(" [the data "), std::string::npos);
}

TEST(InflateEntry, SkipsWhatWasDeliveredBefore) {
  const std::string text = noise(300000);
  const std::string zip = make_zip({{"a.xml", text}});
  Inflater inflater;
  for (const std::vector<ZipEntry>& entries :
       {scan_local_headers(zip, 10), walk_directory(zip, 10)}) {
    ASSERT_EQ(entries.size(), 1U);
    for (const std::size_t skip : {0U, 1U, 65536U, 100000U, 300000U}) {
      std::string got;
      const Inflated how =
          inflate_entry(zip, entries[0], skip, inflater, [&](std::string_view chunk) {
            got += chunk;
            return true;
          });
      EXPECT_EQ(how, Inflated::kWhole);
      EXPECT_TRUE(got == text.substr(skip)) << skip;
    }
  }
}

TEST(Package, TellsAWrongChecksumAndKeepsTheText) {
  std::string zip = make_zip({{"a.xml", "hello"}});
  // The CRC stands 16 bytes into the directory entry and 14 into the local header.
  zip[zip.find("PK\1\2") + 16] ^= 1;
  zip[14] ^= 1;
  Package package(zip, {});
  EXPECT_EQ(read_all(package, "a.xml"), "hello [the data does not match its checksum]");
}

TEST(Package, ReadsAnEntryWhoseLocalSignatureIsBroken) {
  std::string zip = make_zip({{"a.xml", "hello"}, {"b.xml", "world"}});
  zip[0] = 'X';
  Package package(zip, {});
  EXPECT_EQ(read_all(package, "a.xml"), "hello");
}

TEST(Package, TakesTheFirstUsableCopyOfAName) {
  const std::string good = without_directory(make_zip({{"a.xml", "second"}}));
  std::string bad = without_directory(make_zip({{"a.xml", "first"}}));
  bad[8] = 99;  // a method that nobody knows
  const std::string zip = bad + good;
  Package package(zip, {});
  EXPECT_EQ(read_all(package, "a.xml"), "second");
}

TEST(Package, RefusesWhatHasNoEntry) {
  EXPECT_EQ(failure_of("PK\3\4 and nothing more"),
            "corrupt: the zip has no directory and no readable entry");
}

TEST(Package, RefusesEncryptedEntries) {
  const Parts parts = {{"_rels/.rels", "secret"}, {"word/document.xml", "secret"}};
  EXPECT_EQ(failure_of(make_encrypted_zip(parts)),
            "encrypted: _rels/.rels: the entry is encrypted");
}

TEST(Package, CountsWhatItInflates) {
  const std::string docx = make_docx(body("<w:p>" + std::string(100000, ' ') + "</w:p>"));
  Limits part;
  part.part_bytes = 50000;
  EXPECT_EQ(failure_of(docx, part),
            "limit: word/document.xml: too large when inflated"
            " (limit part_bytes = 50000; raise it with --limit part_bytes=N)");
  Limits all;
  all.package_bytes = 50000;
  EXPECT_EQ(failure_of(docx, all),
            "limit: word/document.xml and the parts before it: too large when inflated"
            " (limit package_bytes = 50000; raise it with --limit package_bytes=N)");
  Limits entries;
  entries.package_entries = 3;
  EXPECT_EQ(failure_of(docx, entries),
            "limit: the package has 4 entries"
            " (limit package_entries = 3; raise it with --limit package_entries=N)");
  EXPECT_EQ(failure_of(without_directory(docx), entries),
            "limit: the package has too many entries"
            " (limit package_entries = 3; raise it with --limit package_entries=N)");
  EXPECT_EQ(failure_of(docx), "ok");
}

TEST(Package, NeverInflatesMedia) {
  Parts parts = body("<w:p/>");
  parts.emplace_back("word/media/image1.png", std::string(1 << 20, 'x'));
  Limits limits;
  limits.package_bytes = 10000;
  EXPECT_EQ(failure_of(make_docx(parts), limits), "ok");
}

TEST(MainPart, FollowsTheRelationshipAndNotTheName) {
  const std::string rels =
      R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
      R"(<Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/)"
      R"(officeDocument" Target="./Text%20Part/Main.xml"/></Relationships>)";
  const std::string main = word_part("w:document", "<w:body><w:p/><w:p/></w:body>");
  const std::string zip = make_zip({{"_rels/.rels", rels}, {"text part/main.xml", main}});
  EXPECT_EQ(read_docx(zip, {}).blocks.size(), 2U);
}

TEST(MainPart, IsFoundByItsContentTypeWithoutRelationships) {
  const std::string types =
      R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
      R"(<Override PartName="/x/Y.xml" ContentType="application/vnd.ms-word.document.)"
      R"(macroEnabled.main+xml"/></Types>)";
  const std::string main = word_part("w:document", "<w:body><w:p/></w:body>");
  const Document document =
      read_docx(make_zip({{"[Content_Types].xml", types}, {"x/y.xml", main}}), {});
  EXPECT_EQ(dump(document), "0 paragraph \"\"\nunread the macros of the document were not read\n");
}

TEST(MainPart, MissingSaysWhatThePackageIs) {
  const auto types = [](const std::string& type) {
    return R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
           R"(<Override PartName="/a.xml" ContentType=")" +
           type + "\"/></Types>";
  };
  const struct {
    Parts parts;
    const char* what;
  } rows[] = {
      {{{"[Content_Types].xml", types("application/vnd.openxmlformats-officedocument."
                                      "spreadsheetml.sheet.main+xml")}},
       "a spreadsheet (xlsx)"},
      {{{"[Content_Types].xml", types("application/vnd.openxmlformats-officedocument."
                                      "presentationml.presentation.main+xml")}},
       "a presentation (pptx)"},
      {{{"[Content_Types].xml", types("application/vnd.openxmlformats-officedocument.theme+xml")}},
       "an Office package without a Word main document"},
      {{{"mimetype", "application/vnd.oasis.opendocument.text"}}, "an OpenDocument file (odt)"},
      {{{"OFD.xml", "<OFD/>"}}, "an OFD document"},
      {{{"photo.jpg", "x"}}, "a zip archive without an Office document"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(failure_of(make_zip(row.parts)),
              std::string("unsupported: not a Word document: ") + row.what);
  }
}

TEST(MainPart, OfAnotherRootIsRefused) {
  EXPECT_EQ(failure_of(make_docx({{"word/document.xml", "<html/>"}})),
            "unsupported: word/document.xml: the main part is no Word document (no w:document)");
  EXPECT_EQ(failure_of(make_docx({{"word/document.xml", "<"}})).substr(0, 35),
            "corrupt: word/document.xml: line 1,");
}

TEST(Producer, IsTheApplicationWithItsVersion) {
  const struct {
    const char* properties;
    const char* producer;
  } rows[] = {
      {"<Application>Word</Application><AppVersion>16.0</AppVersion>", "Word_16.0"},
      {"<Application>WPS Office_11.1</Application><AppVersion>1</AppVersion>", "WPS Office_11.1"},
      {"<Application>Writer</Application>", "Writer"},
      {"<AppVersion>1</AppVersion>", ""},
  };
  for (const auto& row : rows) {
    Parts parts = body("");
    parts.emplace_back("docProps/app.xml",
                       std::string("<Properties xmlns=\"http://schemas.openxmlformats.org/"
                                   "officeDocument/2006/extended-properties\">") +
                           row.properties + "</Properties>");
    EXPECT_EQ(read_docx(make_docx(parts), {}).source.producer, row.producer);
  }
}

}  // namespace
}  // namespace jixiao
