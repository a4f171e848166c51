#include "extract/xml.h"

#include <gtest/gtest.h>

#include "value/failure.h"

namespace jixiao {
namespace {

constexpr const char* kWord = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr const char* kStrict = "http://purl.oclc.org/ooxml/wordprocessingml/main";

// One letter an event: p(aragraph) and t(ext) by name, '?' for others, ')' for an end.
class Recorder : public XmlVisitor {
 public:
  void start(const XmlElement& element) override {
    if (element.tag == Tag::kParagraph) {
      seen += "p";
    } else if (element.tag == Tag::kText) {
      seen += "t";
    } else {
      seen += "?";
    }
    if (const auto value = element.attribute(Ns::kWord, "val")) {
      seen += "[" + std::string(*value) + "]";
    }
    seen += "(";
  }
  void end(Tag) override { seen += ")"; }
  void text(std::string_view text) override { seen += text; }

  std::string seen;
};

struct Result {
  std::string seen;
  std::string fault;  // "line: message", with '!' in front if nothing behind it was read
};

Result parse(const std::string& xml, std::size_t step = 1 << 16, const Limits& limits = {}) {
  Recorder recorder;
  XmlParser parser("a.xml", recorder, limits);
  for (std::size_t at = 0; at < xml.size(); at += step) {
    if (!parser.feed(std::string_view(xml).substr(at, step))) break;
  }
  Result result;
  if (const auto fault = parser.finish()) {
    result.fault =
        (fault->stopped ? "!" : "") + std::to_string(fault->line) + ": " + fault->message;
  }
  result.seen = recorder.seen;
  return result;
}

std::string failure_of(const std::string& xml, const Limits& limits = {}) {
  try {
    parse(xml, 1 << 16, limits);
    return "ok";
  } catch (const Failure& failure) {
    return std::string(failure_name(failure.kind)) + ": " + failure.what();
  }
}

std::string in_namespace(const char* uri, const std::string& content) {
  return std::string("<p xmlns=\"") + uri + "\">" + content + "</p>";
}

std::string utf16(const std::string& ascii) {
  std::string bytes = "\xFF\xFE";
  for (const char c : ascii) bytes += {c, '\0'};
  return bytes;
}

TEST(Xml, MapsBothFamiliesAndAnyPrefixToOneName) {
  EXPECT_EQ(parse(in_namespace(kWord, "<t>a</t>")).seen, "p(t(a))");
  EXPECT_EQ(parse(in_namespace(kStrict, "<t>a</t>")).seen, "p(t(a))");
  EXPECT_EQ(parse(std::string("<x:p xmlns:x=\"") + kWord + "\"/>").seen, "p()");
  EXPECT_EQ(parse(in_namespace("http://example.com", "")).seen, "?()");
  EXPECT_EQ(parse("<p/>").seen, "?()");
}

TEST(Xml, FindsAttributesByNamespace) {
  const std::string head = std::string("<x:p xmlns:x=\"") + kWord + "\" xmlns:y=\"u\" ";
  EXPECT_EQ(parse(head + "val=\"1\" y:val=\"2\" x:val=\"3 &amp; 4\"/>").seen, "p[3 & 4]()");
  EXPECT_EQ(parse(head + "val=\"1\"/>").seen, "p()");
}

TEST(Xml, ReadsTheSameInChunksOfAnySize) {
  const std::string xml = in_namespace(kWord, "<t>全年&lt;预算&#x4E00;</t><![CDATA[<x>]]>");
  for (const std::size_t step : {1U, 2U, 3U, 5U, 64U, 100000U}) {
    EXPECT_EQ(parse(xml, step).seen, "p(t(全年<预算一)<x>)") << step;
  }
}

// What cannot be taken in at once waits, and goes to the parser in ever larger pieces.
TEST(Xml, ReadsTheSameBehindALongCommentOrAttribute) {
  const std::string filling(300000, 'x');
  const std::string xml =
      in_namespace(kWord, "<!--" + filling + "--><t>a</t><q z=\"" + filling + "\"/><t>b</t>");
  for (const std::size_t step : {1000U, 65536U, 1000000U}) {
    EXPECT_EQ(parse(xml, step).seen, "p(t(a)?()t(b))") << step;
    const Result cut = parse(xml.substr(0, xml.size() - 200000), step);
    EXPECT_EQ(cut.seen, "p(t(a))") << step;
    EXPECT_EQ(cut.fault.substr(0, 1), "!") << step;
  }
}

TEST(Xml, ReadsByteOrderMarksAndUtf16) {
  EXPECT_EQ(parse("\xEF\xBB\xBF" + in_namespace(kWord, "")).seen, "p()");
  const std::string wide = utf16(in_namespace(kWord, "<t>a</t>"));
  for (const std::size_t step : {1U, 7U, 100000U}) {
    EXPECT_EQ(parse(wide, step).seen, "p(t(a))") << step;
  }
}

TEST(Xml, ClosesWhatAFaultLeavesOpen) {
  const Result cut = parse(in_namespace(kWord, "\n<t>text").substr(0, 100));
  EXPECT_EQ(cut.seen, "p(\nt(text))");
  EXPECT_EQ(cut.fault.substr(0, 3), "!2:");
  const Result mixed = parse(in_namespace(kWord, "<t>text</q>more"));
  EXPECT_EQ(mixed.seen, "p(t(text))");
  EXPECT_NE(mixed.fault.find("mismatch"), std::string::npos) << mixed.fault;
  EXPECT_EQ(parse("").fault, "!1: the part is empty");
  EXPECT_EQ(parse(in_namespace(kWord, "")).fault, "");
}

TEST(Xml, ReadsOnBehindAnUnboundPrefix) {
  const Result result = parse(in_namespace(kWord, "<z:q/><t>a</t>"));
  EXPECT_EQ(result.seen, "p(?()t(a))");
  EXPECT_EQ(result.fault.substr(0, 2), "1:");
}

TEST(Xml, RefusesADocumentType) {
  const std::string type = "<!DOCTYPE p [<!ENTITY x SYSTEM \"file:///none\">]>";
  EXPECT_EQ(failure_of(type + "<p>&x;</p>"), "corrupt: a.xml: a DTD is not allowed");
  EXPECT_EQ(failure_of("<!DOCTYPE p SYSTEM \"none.dtd\"><p/>"),
            "corrupt: a.xml: a DTD is not allowed");
}

TEST(Xml, CountsDepth) {
  std::string deep;
  for (int i = 0; i < 5; ++i) deep += "<a>";
  for (int i = 0; i < 5; ++i) deep += "</a>";
  Limits limits;
  limits.xml_depth = 5;
  EXPECT_EQ(failure_of(deep, limits), "ok");
  limits.xml_depth = 4;
  EXPECT_EQ(failure_of(deep, limits),
            "limit: a.xml: line 1: elements are nested too deep"
            " (limit xml_depth = 4; raise it with --limit xml_depth=N)");
}

// Elements without content that mean nothing: the scan need not tell them, all else it must.
TEST(Xml, PassesOverWhatTheVisitorDoesNotWant) {
  class Spared : public Recorder {
   public:
    XmlDemand demand() const override { return XmlDemand::kBody; }
  };
  const auto seen_by = [](XmlVisitor& visitor, const std::string& xml, const Limits& limits) {
    XmlParser parser("a.xml", visitor, limits);
    parser.feed(xml);
    parser.finish();
  };
  const std::string spared =
      "<b w='1'/><b/><b/><b/>x<c xmlns='urn:c' xmlns:d='urn:d'/><b w='22'/><b w='22'/><b w='22'/>";
  const std::string kept = "<t/><t/><t/><b>y<b/></b>";
  Spared visitor;
  seen_by(visitor, in_namespace(kWord, spared + kept), {});
  EXPECT_EQ(visitor.seen, "p(x?()t()t()t()?(y))");
  std::string runs;
  for (int i = 0; i < 5; ++i)
    runs += "<r><rPr><b/><sz w='21'/></rPr></r><r><rPr><vanish/></rPr></r>";
  Spared known;
  seen_by(known, in_namespace(kWord, runs), {});
  const std::string told = "?(?())?(?(?()))";
  const std::string passed = "?()?(?(?()))";
  EXPECT_EQ(known.seen, "p(" + told + told + passed + passed + passed + ")");
  Spared alone;
  seen_by(alone, "<b/>", {});
  EXPECT_EQ(alone.seen, "?()");
  Limits flat;
  flat.xml_depth = 1;
  EXPECT_THROW(seen_by(visitor, in_namespace(kWord, "<b/>"), flat), Failure);
}

TEST(Xml, PassesOnWhatTheVisitorThrows) {
  class Refusing : public XmlVisitor {
   public:
    void start(const XmlElement&) override { throw std::out_of_range("enough"); }
    void end(Tag) override {}
    void text(std::string_view) override {}
  };
  Refusing visitor;
  XmlParser parser("a.xml", visitor, {});
  EXPECT_THROW(
      {
        parser.feed("<a><b/></a>");
        parser.finish();
      },
      std::out_of_range);
}

TEST(OnOff, IsTrueUnlessItSaysNo) {
  EXPECT_TRUE(parse_on_off(std::nullopt));
  for (const char* on : {"1", "true", "on", ""}) EXPECT_TRUE(parse_on_off(on)) << on;
  for (const char* off : {"0", "false", "off"}) EXPECT_FALSE(parse_on_off(off)) << off;
}

TEST(Whole, IsAWholeNumberOrNothing) {
  EXPECT_EQ(parse_whole("12"), 12);
  EXPECT_EQ(parse_whole(" +3 "), 3);
  EXPECT_EQ(parse_whole("-1"), -1);
  for (const char* none : {"", "x", "1.5", "99999999999"}) EXPECT_FALSE(parse_whole(none)) << none;
}

}  // namespace
}  // namespace jixiao
