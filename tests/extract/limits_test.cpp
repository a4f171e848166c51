// Each limit on foreign input: what lies at the limit is read, one more is refused by its name.
#include "value/limits.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "extract/extract.h"
#include "extract/make_docx.h"
#include "value/failure.h"

namespace jixiao {
namespace {

std::string outcome(const std::string& bytes, const std::vector<std::string>& words) {
  Limits limits;
  for (const std::string& word : words) set_limit(limits, word);
  try {
    extract(Input{"a", bytes}, limits);
  } catch (const Failure& failure) {
    return std::string(failure_name(failure.kind)) + ": " + failure.what();
  }
  return "read";
}

std::string repeated(const std::string& piece, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += piece;
  return text;
}

std::string docx(const std::string& content) { return make_docx(body(content)); }

const std::string kCell = "<w:tc><w:p/></w:tc>";

std::string docx_table(const std::string& rows) { return docx("<w:tbl>" + rows + "</w:tbl>"); }

// A docx in a docx in a docx.
std::string docx_with_chunks(int nesting) {
  std::string inner = docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>");
  for (; nesting > 0; --nesting) {
    Parts parts = body("<w:altChunk r:id=\"c\"/>");
    parts.emplace_back(
        "word/_rels/document.xml.rels",
        R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
        R"(<Relationship Id="c" Type="http://x/aFChunk" Target="a.docx"/></Relationships>)");
    parts.emplace_back("word/a.docx", inner);
    inner = make_docx(parts);
  }
  return inner;
}

// A package of two parts whose sizes are known.
struct Sized {
  std::string bytes;
  std::size_t main = 0;
  std::size_t all = 0;
};
Sized sized_docx() {
  const std::string rels =
      R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
      R"(<Relationship Id="a" Type="http://x/officeDocument" Target="main.xml"/></Relationships>)";
  const std::string main =
      word_part("w:document", "<w:body><w:p/>" + std::string(5000, ' ') + "</w:body>");
  return {make_zip({{"_rels/.rels", rels}, {"main.xml", main}}), main.size(),
          main.size() + rels.size()};
}

// What the directory of a zip says of the last entry's packed size.
std::uint64_t packed_size(const std::string& zip) {
  const std::size_t entry = zip.rfind("PK\1\2");
  std::uint64_t size = 0;
  for (std::size_t i = 4; i-- > 0;) {
    size = size << 8U | static_cast<unsigned char>(zip[entry + 20 + i]);
  }
  return size;
}

const std::string k80 = repeated("<w:p/>", 80);
const std::string kMarked80 = repeated("<w:p><w:bookmarkStart w:id=\"0\" w:name=\"a\"/></w:p>", 80);
// The list of blocks has room for 64, and when that is full for 144 beside it.
constexpr std::uint64_t kRoomFor80 = (64 + 144) * sizeof(Block);

std::size_t main_size(const std::string& content) {
  for (const auto& [name, text] : body(content)) {
    if (name == "word/document.xml") return text.size();
  }
  return 0;
}

struct Row {
  std::string name;
  std::uint64_t value;  // just enough for the input
  std::string bytes;
  std::vector<std::string> others = {};
  std::string named = "";  // in the failure, where it is another one
};

std::vector<Row> rows() {
  const Sized sized = sized_docx();
  const std::uint64_t packed = packed_size(sized.bytes);
  const std::string nested_docx =
      "<w:tbl><w:tr><w:tc><w:tbl><w:tr>" + kCell + "</w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>";
  return {
      {"part_bytes", sized.main, sized.bytes},
      {"package_bytes", sized.all, sized.bytes},
      {"package_entries", 2, sized.bytes},
      {"package_entries", 2, sized.bytes.substr(0, sized.bytes.find("PK\1\2"))},
      {"part_ratio", (sized.main + packed - 1) / packed, sized.bytes, {"part_ratio_bytes=1"}},
      {"part_ratio_bytes", sized.main, sized.bytes, {"part_ratio=1"}, "part_ratio"},
      {"xml_depth", 5, docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>")},
      {"xml_depth", 5, "<html><body><div><p><b>a</b></p></div></body></html>"},
      {"table_nesting", 2, docx(nested_docx)},
      {"table_nesting", 2, "<table><tr><td>a<table><tr><td>b</table></table>"},
      {"chunk_nesting", 2, docx_with_chunks(2)},
      {"cells", 6, docx_table(repeated("<w:tr>" + repeated(kCell, 3) + "</w:tr>", 2))},
      {"cells", 3, docx_table("<w:tr>" + kCell + "</w:tr><w:tr/><w:tr/>")},
      {"cells", 6, "<table>" + repeated("<tr>" + repeated("<td>a", 3), 2) + "</table>"},
      {"cells", 6, "\ta\tb\tc\n\ta\tb\tc\n"},
      {"columns", 3, docx_table("<w:tr>" + repeated(kCell, 3) + "</w:tr>")},
      {"columns", 3,
       docx_table("<w:tblGrid>" + repeated("<w:gridCol/>", 3) + "</w:tblGrid><w:tr>" + kCell +
                  "</w:tr>")},
      {"columns", 3, "<table><tr><td>a<td>b<td>c</table>"},
      {"columns", 3, "\ta\tb\tc\n"},
      {"paragraph_bytes", 6, docx("<w:p><w:r><w:t>预</w:t><w:t>算</w:t></w:r></w:p>")},
      {"paragraph_bytes", 6, "<html><p>预<b>算</b></p>"},
      {"paragraph_bytes", 6, "预算\n"},
      {"model_bytes", kRoomFor80 - main_size(k80), docx(k80), {"model_ratio=1"}, "model_ratio"},
      // Each of the first 65 paragraphs has a bookmark when the list grows for the last of them.
      {"model_bytes",
       kRoomFor80 + 65 * sizeof(ParagraphExtras) - main_size(kMarked80),
       docx(kMarked80),
       {"model_ratio=1"},
       "model_ratio"},
      {"model_ratio",
       (kRoomFor80 - 1 + main_size(k80) - 1) / main_size(k80),
       docx(k80),
       {"model_bytes=1"}},
      {"paragraph_bytes", 6, "\t预算\n"},
  };
}

TEST(Limits, AreReadUpToAndNamedBeyond) {
  for (const Row& row : rows()) {
    std::vector<std::string> words = row.others;
    words.push_back(row.name + "=" + std::to_string(row.value));
    EXPECT_EQ(outcome(row.bytes, words), "read") << words.back();
    words.back() = row.name + "=" + std::to_string(row.value - 1);
    const std::string over = outcome(row.bytes, words);
    EXPECT_TRUE(over.starts_with("limit: ")) << words.back() << ": " << over;
    const std::string name = row.named.empty() ? row.name : row.named;
    EXPECT_NE(over.find("; raise it with --limit " + name + "=N)"), std::string::npos) << over;
  }
}

// input_bytes is the business of read_input (bytes_test).
TEST(Limits, HaveARowEach) {
  std::set<std::string> tested{"input_bytes"};
  for (const Row& row : rows()) tested.insert(row.name);
  for (const LimitField& field : limit_fields()) {
    EXPECT_EQ(tested.count(std::string(field.name)), 1U) << field.name;
  }
}

// What a chunk may use is what the documents around it left; the failure names what was set.
TEST(Limits, OfAChunkAreNamedAsTheyWereSet) {
  const std::string over = outcome(docx_with_chunks(3), {"chunk_nesting=2"});
  EXPECT_EQ(over,
            "limit: word/a.docx: word/a.docx: word/a.docx: documents inside documents are nested "
            "too deep (limit chunk_nesting = 2; raise it with --limit chunk_nesting=N)");
}

}  // namespace
}  // namespace jixiao
