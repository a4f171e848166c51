#include "floor.h"

#include <libxml/parser.h>
#include <zip.h>

#include <memory>
#include <stdexcept>
#include <vector>

#include "extract/xml.h"

namespace jixiao {
namespace {

struct CloseArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
struct FreeParser {
  void operator()(xmlParserCtxt* parser) const { xmlFreeParserCtxt(parser); }
};

using Archive = std::unique_ptr<zip_t, CloseArchive>;
using File = std::unique_ptr<zip_file_t, CloseFile>;
using Parser = std::unique_ptr<xmlParserCtxt, FreeParser>;

void ignore_start(void*, const xmlChar*, const xmlChar*, const xmlChar*, int, const xmlChar**, int,
                  int, const xmlChar**) {}
void ignore_end(void*, const xmlChar*, const xmlChar*, const xmlChar*) {}
void ignore_text(void*, const xmlChar*, int) {}

Archive open_archive(std::string_view docx) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const source = zip_source_buffer_create(docx.data(), docx.size(), 0, &error);
  if (source == nullptr) throw std::bad_alloc();
  Archive archive(zip_open_from_source(source, ZIP_RDONLY, &error));
  if (!archive) {
    zip_source_free(source);
    throw std::runtime_error("the floor needs a whole zip package");
  }
  return archive;
}

// Word writes document.xml, Office 365 now and then document2.xml.
File open_main_part(zip_t* archive) {
  for (const char* const name : {"word/document.xml", "word/document2.xml"}) {
    if (File file(zip_fopen(archive, name, 0)); file) return file;
  }
  throw std::runtime_error("the floor needs a part word/document.xml");
}

// Gives `take` the main part piece by piece and returns the bytes of it.
template <typename Take>
std::uint64_t read_main_part(std::string_view docx, Take take) {
  const Archive archive = open_archive(docx);
  const File file = open_main_part(archive.get());
  std::vector<char> buffer(std::size_t{1} << 14);
  std::uint64_t bytes = 0;
  zip_int64_t got = 0;
  while ((got = zip_fread(file.get(), buffer.data(), buffer.size())) > 0) {
    take(std::string_view(buffer.data(), static_cast<std::size_t>(got)));
    bytes += static_cast<std::uint64_t>(got);
  }
  if (got < 0) throw std::runtime_error("the floor needs a main part that is whole");
  return bytes;
}

void require_well_formed(bool well_formed) {
  if (!well_formed) throw std::runtime_error("the floor needs a main part that is well-formed");
}

class IgnoringVisitor : public XmlVisitor {
 public:
  void start(const XmlElement&) override {}
  void end(Tag) override {}
  void text(std::string_view) override {}
};

}  // namespace

std::uint64_t inflate_main_part(std::string_view docx) {
  return read_main_part(docx, [](std::string_view) {});
}

std::uint64_t parse_main_part(std::string_view docx) {
  IgnoringVisitor visitor;
  XmlParser parser("main part", visitor, Limits());
  const std::uint64_t bytes =
      read_main_part(docx, [&](std::string_view piece) { parser.feed(piece); });
  require_well_formed(!parser.finish());
  return bytes;
}

std::uint64_t scan_main_part(std::string_view docx) {
  xmlSAXHandler sax = {};
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElementNs = ignore_start;
  sax.endElementNs = ignore_end;
  sax.characters = ignore_text;
  sax.ignorableWhitespace = ignore_text;
  sax.cdataBlock = ignore_text;
  const Parser parser(xmlCreatePushParserCtxt(&sax, nullptr, nullptr, 0, nullptr));
  if (!parser) throw std::bad_alloc();
  xmlCtxtUseOptions(parser.get(), XML_PARSE_HUGE | XML_PARSE_NONET | XML_PARSE_NOENT);
  const std::uint64_t bytes = read_main_part(docx, [&](std::string_view piece) {
    xmlParseChunk(parser.get(), piece.data(), static_cast<int>(piece.size()), 0);
  });
  xmlParseChunk(parser.get(), nullptr, 0, 1);
  require_well_formed(parser->wellFormed != 0);
  return bytes;
}

}  // namespace jixiao
