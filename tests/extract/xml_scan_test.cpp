// The scan beside libxml2: what it takes it reads the same way, and what it does not take goes on
// there as if libxml2 had read it all.
#include "extract/xml_scan.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <vector>

#include "xml_events.h"
#include "xml_parts.h"

namespace jixiao {
namespace {

TEST(XmlScan, ReadsPartsAsTheLibraryDoes) {
  ASSERT_GT(all_parts().size(), 500U);
  for (const std::string& part : all_parts()) {
    const XmlEvents library = events_of(part, kWhole, XmlReading::kLibraryAlone);
    for (const std::size_t step : {1U, 2U, 3U, 7U, 4096U, 16384U}) {
      if (step < kFairStep && part.size() > kFairStep) continue;
      ASSERT_EQ(difference(part, step, library), "");
    }
  }
}

// A part that was cut off somewhere, and changed at up to three places.
std::string changed(const std::string& part, std::mt19937& random) {
  static const std::array<std::string, 54> kPieces = {"]]>",
                                                      "]]",
                                                      "]",
                                                      "<!--",
                                                      "-->",
                                                      "<![CDATA[",
                                                      "<?a b?>",
                                                      "<!DOCTYPE a>",
                                                      "&amp;",
                                                      "&#13;",
                                                      "&#x0;",
                                                      "&#x10FFFF;",
                                                      "&#xD800;",
                                                      "&#65",
                                                      "&lt",
                                                      "&x;",
                                                      " xmlns:w=\"u\"",
                                                      " xmlns=\"\"",
                                                      " xmlns:q=\"http://a.b/c\"",
                                                      " xmlns:q=\"urn:q\" q:a='1'",
                                                      " xmlns:w=\"\"",
                                                      " a=\"1\"",
                                                      " w:a=\"1\" w:a=\"2\"",
                                                      "<w:p>",
                                                      "</w:p>",
                                                      "<a/>",
                                                      "<w:p",
                                                      "</",
                                                      "/>",
                                                      ">",
                                                      "<",
                                                      "&",
                                                      "\"",
                                                      "'",
                                                      "=",
                                                      "\r",
                                                      "\n",
                                                      "\r\n",
                                                      "\t",
                                                      " ",
                                                      std::string(1, '\0'),
                                                      "\x01",
                                                      "\x7F",
                                                      "\x80",
                                                      "\xE4",
                                                      "\xEF\xBF\xBF",
                                                      "\xED\xA0\x80",
                                                      "\xC0\x80",
                                                      "\xF4\x90\x80\x80",
                                                      "\xF0\x9F\x98\x80",
                                                      "全",
                                                      ":",
                                                      "xml:",
                                                      "x"};
  constexpr std::size_t kLongest = 1200;
  const auto below = [&](std::size_t bound) { return random() % bound; };
  std::string xml = part.substr(0, kLongest);
  for (std::size_t edits = below(4); edits > 0 && !xml.empty(); --edits) {
    const std::size_t at = below(xml.size());
    const std::string& piece = kPieces[below(kPieces.size())];
    const std::size_t kind = below(4);
    if (kind == 0) xml.insert(at, piece);
    if (kind == 1) xml.erase(at, 1 + below(3));
    if (kind == 2) xml[at] = piece.front();
    if (kind == 3) xml.resize(at);
  }
  return xml;
}

TEST(XmlScan, ReadsChangedPartsAsTheLibraryDoes) {
  constexpr int kVariants = 120000;
  constexpr std::array<std::size_t, 6> kSteps = {1, 2, 3, 7, 4096, kWhole};
  std::mt19937 random(20231);
  for (int i = 0; i < kVariants; ++i) {
    const std::string& part = all_parts()[random() % all_parts().size()];
    const std::string xml = changed(part, random);
    ASSERT_EQ(difference(xml, kSteps[random() % kSteps.size()]), "") << i;
  }
}

// A list longer, wider and of more variants than are kept.
std::string long_list(std::mt19937& random) {
  static const std::array<std::string, 3> kLists = {"rPr", "pPr", "tcPr"};
  const std::string& list = kLists[random() % kLists.size()];
  std::string xml = "<w:" + list + ">";
  for (std::size_t leaves = 1 + random() % 60; leaves > 0; --leaves) {
    const std::string value = std::to_string(random() % 3);
    xml += random() % 3 == 0 ? "<w:vanish w:val=\"" + value + "\"/>"
                             : "<w:sz w:val=\"" + value + "\"/>";
  }
  return xml + "</w:" + list + ">";
}

// Paragraphs that hold the same few properties again and again, and some that are odd.
std::string repeated_properties(std::mt19937& random) {
  static const std::array<std::string, 22> kPieces = {
      "<w:rPr><w:b/><w:sz w:val=\"21\"/></w:rPr>",
      "<w:rPr><w:b/><w:sz w:val=\"22\"/></w:rPr>",
      "<w:rPr><w:rFonts w:ascii=\"plain\"/><w:b/></w:rPr>",
      "<w:rPr><w:rFonts w:ascii=\"Symbol\"/><w:b/></w:rPr>",
      "<w:rPr></w:rPr>",
      "<w:rPr w:a=\"1\"><w:b/></w:rPr>",
      "<w:pPr><w:jc/><w:pStyle w:val=\"a\"/><w:rPr><w:b/></w:rPr></w:pPr>",
      "<w:pPr><w:jc/><w:rPr><w:b/></w:rPr><w:pBdr><w:top/></w:pBdr></w:pPr>",
      "<w:pPr><w:tabs><w:tab/></w:tabs><w:numPr><w:numId/></w:numPr><w:jc/></w:pPr>",
      "<w:tcPr><w:tcW w:w=\"1\"/>\n<w:gridSpan/></w:tcPr>",
      "<w:tcPr>x</w:tcPr>",
      "<w:tcPr><w:tcW/>&amp;</w:tcPr>",
      "<w:rPr><w:u><w:u w:val='&lt;'/></w:u></w:rPr>",
      "<w:rPr xmlns:w=\"urn:x\"><w:b/></w:rPr>",
      "<w:rPr><q:b xmlns:q=\"urn:q\"/><w:b/></w:rPr>",
      "<w:rPr><q:b/><w:b/></w:rPr>",
      "<w:p xmlns:w=\"urn:x\"><w:rPr><w:b/></w:rPr></w:p>",
      "</w:p><w:p>",
      "<w:p>",
      "text",
      "\n",
      "</w:rPr>"};
  std::string xml =
      "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:p>";
  if (random() % 200 == 0) {
    std::vector<std::string> lists;
    for (int i = 0; i < 100; ++i) lists.push_back(long_list(random));
    for (int i = 0; i < 400; ++i) xml += lists[random() % lists.size()];
  }
  // The odd ones at the end are rare: two of them end most documents.
  for (std::size_t pieces = 1 + random() % 60; pieces > 0; --pieces) {
    const std::size_t most = random() % 40 == 0 ? kPieces.size() : 13;
    xml += kPieces[random() % most];
  }
  if (random() % 2 == 0) xml += "</w:p></w:document>";
  return xml;
}

TEST(XmlScan, PassesOverKnownElementsAsTheLibraryReadsThem) {
  constexpr std::array<std::size_t, 4> kSteps = {5, 64, 4096, kWhole};
  std::mt19937 random(7);
  for (int i = 0; i < 20000; ++i) {
    const std::string xml = repeated_properties(random);
    Limits limits;
    if (i % 3 == 0) limits.xml_depth = i % 2 == 0 ? 4 : 150;
    const auto events = [&](std::size_t step, XmlReading reading) {
      return events_of<LeanXmlRecorder>(xml, step, reading, limits);
    };
    const XmlEvents library = events(kWhole, XmlReading::kLibraryAlone);
    const XmlEvents scan = events(kSteps[random() % kSteps.size()], XmlReading::kScanFirst);
    ASSERT_EQ(scan.seen, library.seen) << xml;
    ASSERT_EQ(scan.fault, library.fault) << xml;
  }
}

// What is left when the scan stops; empty if it takes the whole document.
std::string rest_of(const std::string& xml, std::size_t step = kWhole) {
  XmlRecorder recorder;
  XmlScope scope("a.xml", recorder, Limits());
  XmlVocabulary vocabulary;
  XmlScan scan(scope, vocabulary);
  for (std::size_t at = 0; at < xml.size(); at += step) {
    if (!scan.feed(std::string_view(xml).substr(at, step))) return std::string(scan.rest());
  }
  return scan.finish() ? "" : "at the end: " + std::string(scan.rest());
}

TEST(XmlScan, TakesWhatProgramsWrite) {
  const std::array<std::string, 24> whole = {
      "<a/>",
      "<a></a>",
      "<a ></a >",
      "<a\n/>\r\n",
      "\xEF\xBB\xBF<a/>",
      "<?xml version=\"1.0\"?><a/>",
      "<?xml version='1.0' encoding='utf-8' standalone='no' ?>\r\n<a/>",
      "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<a/>",
      "<a b=\"1\" c = '2'\td\n=\n\"3\"/>",
      "<a b=\"'>\" c='\"'/>",
      "<a b=\"全\xF0\x9F\x98\x80&lt;&#9;&#x4E00;\n\t\"/>",
      "<a>全\xF0\x9F\x98\x80 &amp;&lt;&gt;&quot;&apos;&#65;&#x4e00;</a>",
      "<a>]] ]> > \r\n \" '</a>",
      "<a>\x7F\xC2\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBD</a>",
      "<a><b/><c><d/></c>x</a>\n",
      "<a xmlns=\"http://a.b/c\"/>",
      "<a xmlns=\"http://a.b/c\"><b xmlns=\"\"/></a>",
      "<p:a xmlns:p=\"urn:a:b\"/>",
      "<p:a p:b=\"1\" b=\"2\" xmlns:p=\"urn:a:b\" xmlns:q=\"urn:c\" q:b=\"3\"/>",
      "<a><p:b xmlns:p=\"urn:a\"><p:c xmlns:p=\"urn:b\"/></p:b></a>",
      "<a xml:space=\"preserve\" xml:lang=\"x\"/>",
      "<xml:a/>",
      "<_a-b.c1 _=\"\"/>",
      "<a>&#13;</a>",
  };
  for (const std::string& xml : whole) {
    for (const std::size_t step : {std::size_t{1}, std::size_t{5}, kWhole}) {
      EXPECT_EQ(rest_of(xml, step), "") << xml;
      EXPECT_EQ(difference(xml, step), "") << xml;
    }
  }
}

// One row for each rule of XML and of its namespaces. Behind the place there is enough to see that
// nothing is only cut.
TEST(XmlScan, StopsInFrontOfWhatIsNotPlain) {
  struct Row {
    std::string taken;
    std::string rest;
  };
  const std::string behind(300, 'x');
  const std::vector<Row> rows = {
      // Left to libxml2, though it may be right
      {"<a>b", "<!-- c --></a>"},
      {"<a>b", "<![CDATA[c]]></a>"},
      {"<a>b", "<?c d?></a>"},
      {"", "<!DOCTYPE a><a/>"},
      {"", "<!-- b --><a/>"},
      {"", "\n<a/>"},
      {"", "<?xml version=\"1.1\"?><a/>"},
      {"", "<?xml version=\"1.0\" encoding=\"GBK\"?><a/>"},
      {"", std::string("<\0a\0/\0>\0", 8)},
      {"<a>", "<全/></a>"},
      {"<a>", "<b 全='1'/></a>"},
      {"<a>", "b\rc</a>"},
      {"<a>", "<b c='\r\n'/></a>"},
      {"<a>", "<b xmlns='a b'/></a>"},
      {"<a>", "<b xmlns:c='http://a/%20'/></a>"},
      // The document
      {"", "text <a/>"},
      {"<a></a>", "text"},
      {"<a/>", "<b/>"},
      {"<a/>", "&amp;"},
      {"<a/>", "\n<!-- b -->"},
      // Tags
      {"<a>", "</b></a>"},
      {"<a>", "</ab></a>"},
      {"<ab>", "</a></ab>"},
      {"<a>", "</a b='1'></a>"},
      {"<a>", "</ a></a>"},
      {"<a>", "< b/></a>"},
      {"<a>", "<1/></a>"},
      {"<a>", "<b/ ></a>"},
      {"<a>", "<b c='1'd='2'/></a>"},
      {"<a>", "<b c/></a>"},
      {"<a>", "<b c=1/></a>"},
      {"<a>", "<b c='1\"/></a>"},
      {"<a>", "<b c='<'/></a>"},
      {"<a>", "<b c='&'/></a>"},
      {"<a>", "<b c='&x;'/></a>"},
      {"<a>", "<b c='\x01'/></a>"},
      {"<a>", "<b c='1' c='2'/></a>"},
      // Names with namespaces
      {"<a>", "<p:b/></a>"},
      {"<a>", "<b p:c='1'/></a>"},
      {"<a>", "<:b/></a>"},
      {"<a>", "<b:/></a>"},
      {"<a>", "<b:c:d/></a>"},
      {"<a>", "<xmlns/></a>"},
      {"<a>", "<xmlns:b/></a>"},
      {"<a>", "<b xmlns='http://a/b' xmlns='http://a/c'/></a>"},
      {"<a>", "<b xmlns:p='http://a/b' xmlns:p='http://a/c'/></a>"},
      {"<a>", "<b xmlns:p='urn:a' xmlns:q='urn:a' p:c='1' q:c='2'/></a>"},
      {"<a>", "<b xmlns:p=''/></a>"},
      {"<a>", "<b xmlns:xml='http://www.w3.org/XML/1998/namespace'/></a>"},
      {"<a>", "<b xmlns:xmlns='urn:a'/></a>"},
      {"<a>", "<b xmlns:p='http://www.w3.org/XML/1998/namespace'/></a>"},
      {"<a>", "<b xmlns='http://www.w3.org/2000/xmlns/'/></a>"},
      {"<a><b xmlns:p='urn:a'/>", "<p:b/></a>"},
      {"<a><b xmlns:p='urn:a'><p:c/></b>", "<p:b/></a>"},
      // Characters
      {"<a>", "b]]>c</a>"},
      {"<a>", std::string("b\0c</a>", 7)},
      {"<a>", "b\x1F</a>"},
      {"<a>", "b\x80</a>"},
      {"<a>", "b\xC1\x81</a>"},
      {"<a>", "b\xE0\x9F\x80</a>"},
      {"<a>", "b\xE4\xB8</a>"},
      {"<a>", "b\xED\xA0\x80</a>"},
      {"<a>", "b\xEF\xBF\xBE</a>"},
      {"<a>", "b\xF0\x8F\x80\x80</a>"},
      {"<a>", "b\xF4\x90\x80\x80</a>"},
      {"<a>", "b\xF8\x88\x80\x80\x80</a>"},
      {"<a>", "<b c='\xE4\xB8'/></a>"},
      // References
      {"<a>b", "&nbsp;</a>"},
      {"<a>b", "& c</a>"},
      {"<a>b", "&amp c</a>"},
      {"<a>b", "&#;</a>"},
      {"<a>b", "&#x;</a>"},
      {"<a>b", "&#X41;</a>"},
      {"<a>b", "&#65 ;</a>"},
      {"<a>b", "&#0;</a>"},
      {"<a>b", "&#x1F;</a>"},
      {"<a>b", "&#xD800;</a>"},
      {"<a>b", "&#xFFFF;</a>"},
      {"<a>b", "&#x110000;</a>"},
      {"<a>b", "&#4294967361;</a>"},
  };
  for (const Row& row : rows) {
    const std::string xml = row.taken + row.rest + behind;
    EXPECT_EQ(rest_of(xml), row.rest + behind) << xml;
    for (const std::size_t step : {std::size_t{1}, std::size_t{5}, kWhole}) {
      EXPECT_EQ(difference(xml, step), "") << xml;
    }
  }
}

// A tag that was read twice is not read a third time.
TEST(XmlScan, ReadsATagItKnowsAsItStands) {
  const auto times = [](const std::string& tag) { return tag + tag + tag + tag; };
  const std::string one = "<w:p w:val='10' w:type=\"dxa\"/>";
  const std::string head =
      "<a xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>";
  const std::array<std::string, 13> contents = {
      times(one),
      times("<w:p w:val='10' w:type='a>b'/>"),
      times("<w:p w:val='10' w:type='a/'>x</w:p>"),
      times("<w:p w:val='10' w:type='dxa'></w:p><w:t w:val='10' w:type='dxa'></w:t>"),
      times("<w:p w:val='10' w:type='dxa'/><w:p w:val='10' w:type='nil'/>"),
      times("<w:p w:val='1&amp;'\nw:type='\n'/>\n") + "<w:q",
      times(one) + "<b xmlns:w='urn:b'>" + times(one) + "</b>" + times(one),
      times("<c xmlns:p='urn:p'><p:p p:val='10' p:type='dxa'/><p:p p:val='10' p:type='dxa'/></c>") +
          "<p:p p:val='10' p:type='dxa'/>",
      times(one) + "<w:p w:val='10' w:type=\"dxa\"",
      times("<w:p></w:p><w:r/><w:p/>"),
      times("<w:p>x</w:p><w:p >y</w:p><q/>") + "<w:p\n/><w:p",
      times("<w:p a='>'/><w:p a='>b'/>"),
      times("<w:t>") + times("</w:t>") + times("<w:t/>") + "<w:pp/>",
  };
  for (const std::string& content : contents) {
    const std::string xml = head + content + "</a>";
    for (const std::size_t step : {std::size_t{1}, std::size_t{5}, std::size_t{64}, kWhole}) {
      EXPECT_EQ(difference(xml, step), "") << xml;
    }
  }
  EXPECT_EQ(rest_of(head + times(one) + "</a>"), "");
}

// A diagram is read while the body that shows it is: what is bound there is not bound here.
TEST(XmlScan, SharesNamesAndNotWhatTheirPrefixesAreBoundTo) {
  const std::string word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  XmlVocabulary vocabulary;
  XmlRecorder outer_seen;
  XmlScope outer_scope("outer.xml", outer_seen, Limits());
  XmlScan outer(outer_scope, vocabulary);
  EXPECT_TRUE(outer.feed("<w:p xmlns:w='" + word + "'><w:t/><w:t/>"));

  const auto inner = [&](const std::string& xml) {
    XmlRecorder seen;
    XmlScope scope("inner.xml", seen, Limits());
    XmlScan scan(scope, vocabulary);
    return scan.feed(xml) && scan.finish() ? seen.seen : "stopped";
  };
  EXPECT_EQ(inner("<w:t/>"), "stopped");
  EXPECT_EQ(
      inner("<w:t w:val='1' xmlns:w='urn:other'/>"),
      events_of("<w:t w:val='1' xmlns:w='urn:other'/>", kWhole, XmlReading::kLibraryAlone).seen);

  EXPECT_TRUE(outer.feed("<w:t/></w:p>"));
  EXPECT_TRUE(outer.finish());
  const std::string whole = "<w:p xmlns:w='" + word + "'><w:t/><w:t/><w:t/></w:p>";
  EXPECT_EQ(outer_seen.seen, events_of(whole, kWhole, XmlReading::kLibraryAlone).seen);
}

TEST(XmlScan, IsNotDoneInTheMiddleOfSomething) {
  const std::string xml = "<?xml version=\"1.0\"?><a b=\"&lt;\">全&amp;<c/></a>";
  for (std::size_t size = 1; size < xml.size(); ++size) {
    EXPECT_NE(rest_of(xml.substr(0, size)), "") << size;
    EXPECT_EQ(difference(xml.substr(0, size), kWhole), "") << size;
  }
  EXPECT_EQ(rest_of(xml), "");
}

// Beyond the scan's own limits libxml2 reads on, with the same outcome and in linear time.
TEST(XmlScan, HandsOverWhatIsTooMuchForIt) {
  const std::string head = "<a xmlns:p='urn:a'>\n<p:b>\n";
  const std::string tail = "<p:c/></p:b>\n</a>";
  std::string attributes = "<d";
  std::string elements;
  std::string namespaces = "<e";
  for (int i = 0; i < 3000; ++i) {
    const std::string number = std::to_string(i);
    attributes += " a" + number + "='1'";
    elements += "<e" + number + "/>";
    namespaces += " xmlns:n" + number + "='urn:n" + number + "'";
  }
  const std::string long_text(200000, 'x');
  for (const std::string& content :
       {attributes + "/>", elements, namespaces + "/>", long_text, "<d e='" + long_text + "'/>",
        "<d" + std::string(200000, ' ') + "/>", "<" + long_text + "/>"}) {
    const std::string xml = head + content + tail;
    EXPECT_NE(rest_of(xml, 65536), "");
    EXPECT_EQ(difference(xml, 65536), "");
    EXPECT_EQ(difference(xml + "<", 4096), "");
    EXPECT_EQ(difference(head + content + "</p:b>\n</b>", 65536), "");
  }
}

TEST(XmlScan, TellsDepthWhereTheLibraryDoes) {
  Limits limits;
  limits.xml_depth = 2;
  const std::string xml = "<a>\n<b>\n<c\n d='\n'/></b></a>";
  const XmlEvents library = events_of(xml, kWhole, XmlReading::kLibraryAlone, limits);
  EXPECT_TRUE(same(library, events_of(xml, 3, XmlReading::kScanFirst, limits)));
  EXPECT_NE(library.fault.find("line 5: elements are nested too deep"), std::string::npos)
      << library.fault;
}

}  // namespace
}  // namespace jixiao
