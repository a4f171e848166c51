// What was met in one part makes the next one quicker, and what is told of it no other.
#include "extract/xml_vocabulary.h"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <string>

#include "extract/extract.h"
#include "xml_events.h"
#include "xml_parts.h"

namespace jixiao {
namespace {

template <typename Recorder>
std::string difference(const std::string& xml, XmlVocabulary& vocabulary) {
  const XmlEvents alone = events_of<Recorder>(xml, kFairStep, XmlReading::kScanFirst);
  const XmlEvents kept =
      events_of<Recorder>(xml, kFairStep, XmlReading::kScanFirst, Limits(), &vocabulary);
  if (same(alone, kept)) return "";
  return "alone: " + alone.fault + "\n" + alone.seen + "\nbehind others: " + kept.fault + "\n" +
         kept.seen + "\nof: " + xml;
}

// Visitors with different demands, one behind the other: each is told what it would be told alone.
TEST(XmlVocabulary, ChangesNothingOfWhatIsTold) {
  ReadingMemory memory;
  ASSERT_GT(all_parts().size(), 500U);
  for (int round = 0; round < 2; ++round) {
    for (const std::string& part : all_parts()) {
      ASSERT_EQ(difference<LeanXmlRecorder>(part, memory.packages().vocabulary), "");
      ASSERT_EQ(difference<XmlRecorder>(part, memory.packages().vocabulary), "");
    }
  }
}

// Equal bytes mean something else where their prefixes are bound otherwise.
TEST(XmlVocabulary, TellsBindingsApart) {
  const std::string tags = "<w:p w:a='1'/><w:p w:a='1'/><w:p w:a='1'/><p/><p/><p/>";
  const std::string word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const std::array<std::string, 7> roots = {
      "<r xmlns:w='" + word + "'>",
      "<r xmlns:w='urn:other'>",
      "<r xmlns:w='" + word + "' xmlns='" + word + "'>",
      "<r xmlns='" + word + "' xmlns:w='" + word + "'>",
      "<r xmlns='" + word + "' xmlns:w='urn:other'>",
      "<r>",
      "<r xmlns:v='" + word + "'>",
  };
  XmlVocabulary vocabulary;
  for (int round = 0; round < 3; ++round) {
    for (const std::string& root : roots) {
      EXPECT_EQ(difference<XmlRecorder>(root + tags + "</r>", vocabulary), "");
      for (const std::string& inner : roots) {
        const std::string xml = root + tags + inner + tags + "</r>" + tags + "</r>";
        EXPECT_EQ(difference<XmlRecorder>(xml, vocabulary), "");
      }
    }
  }
}

TEST(XmlVocabulary, NumbersBindingsByWhatLedToThem) {
  XmlBindings bindings;
  const auto none = XmlBindings::of_none(XmlDemand::kEverything);
  EXPECT_NE(none, XmlBindings::of_none(XmlDemand::kBody));
  const auto one = bindings.bind(none, 3, 4);
  EXPECT_EQ(bindings.bind(none, 3, 4), one);
  EXPECT_NE(bindings.bind(none, 4, 3), one);
  EXPECT_NE(bindings.bind(none, 3, 5), one);
  EXPECT_NE(bindings.bind(one, 3, 4), one);
  EXPECT_NE(bindings.bind(XmlBindings::of_none(XmlDemand::kBody), 3, 4), one);
}

// Documents of many names: none finds the room taken by those before.
TEST(XmlVocabulary, IsGivenUpBeforeItIsFull) {
  ReadingMemory memory;
  const XmlVocabulary* before = nullptr;
  for (int document = 0; document < 8; ++document) {
    std::string xml = "<a>";
    for (int i = 0; i < 400; ++i) {
      const std::string name = "n" + std::to_string(document) + "-" + std::to_string(i);
      xml += "<" + name + " b" + name + "='1'/>";
    }
    xml += "</a>";
    XmlRecorder recorder;
    XmlScope scope("a.xml", recorder, Limits());
    XmlVocabulary& vocabulary = memory.packages().vocabulary;
    // Of 800 names more than half of the room is taken.
    EXPECT_NE(&vocabulary, before) << document;
    before = &vocabulary;
    XmlScan scan(scope, vocabulary);
    EXPECT_TRUE(scan.feed(xml) && scan.finish()) << document;
  }
}

// An element that is known from the part before is passed over whole; what stands in it is told.
TEST(XmlVocabulary, KeepsElementsForTheNextPart) {
  const std::string word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const auto part = [&](int from) {
    std::string xml = "<w:document xmlns:w='" + word + "'><w:body>";
    for (int i = from; i < from + 90; ++i) {
      xml += "<w:p><w:pPr><w:spacing w:line='" + std::to_string(i) +
             "'/><w:ind w:left='1'/><w:rPr><w:color w:val='1'/></w:rPr><w:jc w:val='left'/>"
             "</w:pPr><w:r><w:t>x</w:t></w:r></w:p>";
    }
    return xml + "</w:body></w:document>";
  };
  XmlVocabulary vocabulary;
  for (const int from : {1, 1, 40, 200, 1}) {
    EXPECT_EQ(difference<LeanXmlRecorder>(part(from), vocabulary), "");
    EXPECT_EQ(difference<XmlRecorder>(part(from), vocabulary), "");
  }
}

}  // namespace
}  // namespace jixiao
