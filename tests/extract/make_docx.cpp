#include "extract/make_docx.h"

#include <zip.h>

#include <stdexcept>

namespace jixiao {
namespace {

constexpr const char* kTypes =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
    R"(<Default Extension="xml" ContentType="application/xml"/>)"
    R"(<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-)"
    R"(officedocument.wordprocessingml.document.main+xml"/></Types>)";

std::string relations(const std::vector<std::pair<std::string, std::string>>& targets) {
  std::string xml =
      R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)";
  int id = 0;
  for (const auto& [type, target] : targets) {
    xml += "<Relationship Id=\"rId" + std::to_string(++id) +
           "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type +
           "\" Target=\"" + target + "\"/>";
  }
  return xml + "</Relationships>";
}

std::string close_zip(zip_t* archive, zip_source_t* target) {
  zip_source_keep(target);
  if (zip_close(archive) != 0) throw std::runtime_error(zip_strerror(archive));
  zip_stat_t stat;
  zip_source_stat(target, &stat);
  std::string bytes(stat.size, '\0');
  zip_source_open(target);
  zip_source_read(target, bytes.data(), bytes.size());
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

std::string make_zip_with(const Parts& parts, bool encrypted) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_t* archive = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &error);
  if (archive == nullptr) throw std::runtime_error(zip_error_strerror(&error));
  for (const auto& [name, content] : parts) {
    zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
    const zip_int64_t index = zip_file_add(archive, name.c_str(), source, ZIP_FL_OVERWRITE);
    if (index < 0) throw std::runtime_error(zip_strerror(archive));
    if (encrypted) {
      zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index), ZIP_EM_AES_128, "word");
    }
  }
  return close_zip(archive, target);
}

}  // namespace

std::string make_zip(const Parts& parts) { return make_zip_with(parts, false); }

std::string make_encrypted_zip(const Parts& parts) { return make_zip_with(parts, true); }

std::string make_docx(const Parts& parts) {
  std::map<std::string, std::string> given(parts.begin(), parts.end());
  std::vector<std::pair<std::string, std::string>> targets;
  for (const auto& [type, name] :
       std::vector<std::pair<std::string, std::string>>{{"styles", "styles.xml"},
                                                        {"numbering", "numbering.xml"},
                                                        {"header", "header1.xml"},
                                                        {"footer", "footer1.xml"},
                                                        {"footnotes", "footnotes.xml"}}) {
    if (given.count("word/" + name) > 0) targets.emplace_back(type, name);
  }
  given.emplace("[Content_Types].xml", kTypes);
  given.emplace("_rels/.rels", relations({{"officeDocument", "word/document.xml"},
                                          {"extended-properties", "docProps/app.xml"}}));
  given.emplace("word/_rels/document.xml.rels", relations(targets));
  return make_zip(Parts(given.begin(), given.end()));
}

Parts body(const std::string& content) {
  return {{"word/document.xml", word_part("w:document", "<w:body>" + content + "</w:body>")}};
}

std::string word_part(const std::string& root, const std::string& content) {
  return R"(<?xml version="1.0" encoding="UTF-8"?><)" + root +
         R"( xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")"
         R"( xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships")"
         R"( xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math")"
         R"( xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006")"
         R"( xmlns:v="urn:schemas-microsoft-com:vml" xmlns:new="http://example.com/new")"
         R"( xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape")"
         R"( xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml")"
         R"( xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main")"
         R"( xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">)" +
         content + "</" + root + ">";
}

}  // namespace jixiao
