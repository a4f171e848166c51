#include "single_stages.h"

#include <array>
#include <memory>
#include <utility>

#include "bytes/bytes.h"
#include "check/check.h"
#include "document/walk.h"
#include "extract/extract.h"
#include "extract/numbering.h"
#include "floor.h"
#include "map/map.h"
#include "map/measure.h"
#include "normalize/fold.h"
#include "rules/load.h"
#include "write/write.h"

namespace jixiao {

// A real report in its three files, and forms of other families and formats.
constexpr std::array kDocx = {"beita_2023.docx", "beita_2023_libreoffice.docx",
                              "forms/sichuan_two_forms.docx",
                              "forms/transfer_2022_five_sources.docx"};
constexpr std::array kText = {"beita_2023.txt", "scores_in_prose.txt", "style_glued.txt",
                              "style_pipes_row_ends_lost.txt"};
constexpr std::array kHtml = {"web_page_around_report.html", "word_saved_as_html.html"};
// One small file, for what a run costs before anything is compiled.
constexpr const char* kSmall = "forms/county_special.docx";

struct StageInputs {
  std::string rules_directory;
  Limits limits;
  Rules rules;
  Input small;
  std::vector<Input> docx;
  std::vector<Input> text;
  std::vector<Input> html;
  std::vector<Document> documents;
  std::vector<std::string> texts;   // of all paragraphs and cells
  std::vector<std::string> folded;  // the same, FoldForm::kMatch
  std::vector<Report> reports;
  Numbering numbering;
};

void DeleteStageInputs::operator()(StageInputs* inputs) const { delete inputs; }

namespace {

struct TextCollector {
  std::vector<std::string>& texts;
  void paragraph(const Paragraph& paragraph) { texts.push_back(paragraph.text); }
  void open_table(const Table&) {}
  void open_cell(const Cell& cell) { texts.push_back(cell_text(cell)); }
  void close_cell(const Cell&) {}
  void close_table(const Table&) {}
};

template <typename Names>
std::vector<Input> read_samples(const std::string& folder, const Names& names,
                                const Limits& limits) {
  std::vector<Input> inputs;
  inputs.reserve(names.size());
  for (const char* const name : names) inputs.push_back(read_input(folder + name, limits));
  return inputs;
}

// One list with three levels: 一、 （一） 1.1.1
Numbering make_numbering() {
  ListDefinitions definitions;
  constexpr std::array kTemplates = {"%1、", "（%2）", "%1.%2.%3"};
  const NumberFormat chinese = find_number_format("chineseCountingThousand").value();
  const std::array formats = {chinese, chinese, kDecimalFormat};
  for (int level = 0; level < 3; ++level) {
    const auto i = static_cast<std::size_t>(level);
    ListLevel of_list;
    of_list.format = formats[i];
    of_list.start = 1;
    bool cut = false;
    of_list.label = parse_label_template(kTemplates[i], cut);
    definitions.abstracts[0].levels[i] = level;
    definitions.levels.push_back(std::move(of_list));
  }
  definitions.instances[1].abstract_id = 0;
  Styles styles;
  return {std::make_shared<const ListDefinitions>(std::move(definitions)), styles};
}

std::size_t extract_all(const StageInputs& inputs, const std::vector<Input>& documents) {
  std::size_t blocks = 0;
  for (const Input& input : documents) blocks += extract(input, inputs.limits).blocks.size();
  return blocks;
}

template <typename Read>
std::size_t read_all(const StageInputs& inputs, Read read_main_part) {
  std::size_t bytes = 0;
  for (const Input& input : inputs.docx) bytes += read_main_part(input.bytes);
  return bytes;
}

// A thousand numbered paragraphs at levels that go up and down.
std::size_t count_labels(const StageInputs& inputs) {
  constexpr std::array kLevels = {0, 1, 2, 2, 1, 2, 2, 2, 1, 0};
  ListCounters counters;
  std::size_t bytes = 0;
  for (int i = 0; i < 1000; ++i) {
    const ListPlace place{0, kLevels[static_cast<std::size_t>(i) % kLevels.size()]};
    bytes += counters.next_label(inputs.numbering, place).size();
  }
  return bytes;
}

std::size_t fold_all(const StageInputs& inputs, FoldForm form) {
  std::size_t bytes = 0;
  for (const std::string& text : inputs.texts) bytes += fold(text, form).text.size();
  return bytes;
}

std::size_t measure_all(const StageInputs& inputs) {
  std::size_t found = 0;
  for (const std::string& text : inputs.folded) {
    found += find_measure(text, inputs.rules.values).parts ? 1U : 0U;
  }
  return found;
}

std::size_t map_all(const StageInputs& inputs) {
  std::size_t forms = 0;
  for (const Document& document : inputs.documents) {
    forms += map(document, inputs.rules, "").forms.size();
  }
  return forms;
}

std::size_t check_all(StageInputs& inputs) {
  std::size_t findings = 0;
  for (Report& report : inputs.reports) {
    check(report, inputs.rules, Language::kChinese);
    findings += report.findings.size();
  }
  return findings;
}

std::size_t write_all(const StageInputs& inputs, bool provenance) {
  std::size_t bytes = 0;
  for (const Report& report : inputs.reports)
    bytes += report_json(report, {false, provenance}).size();
  return bytes;
}

std::size_t tell_all(const StageInputs& inputs) {
  std::size_t bytes = 0;
  for (const Report& report : inputs.reports) bytes += findings_text(report, {}).size();
  return bytes;
}

std::size_t print_all(const StageInputs& inputs) {
  std::size_t bytes = 0;
  for (const Document& document : inputs.documents) bytes += document_text(document).size();
  return bytes;
}

// As for documents, which need no tests of packs.
Rules load_packs(const StageInputs& inputs) {
  return load_rules(inputs.rules_directory, "", Tests::kLeftOut);
}

// Patterns are compiled when they are first asked, so this is what one document costs a program.
std::size_t start_and_convert(const StageInputs& inputs) {
  const Rules rules = load_packs(inputs);
  Report report = map(extract(inputs.small, inputs.limits), rules, "");
  check(report, rules, Language::kChinese);
  return report_json(report, {}).size();
}

void read_inputs(const std::string& source, StageInputs& inputs) {
  const std::string samples = source + "/samples/";
  inputs.rules_directory = source + "/rules";
  inputs.rules = load_rules(inputs.rules_directory);
  inputs.small = read_input(samples + kSmall, inputs.limits);
  inputs.docx = read_samples(samples, kDocx, inputs.limits);
  inputs.text = read_samples(samples, kText, inputs.limits);
  inputs.html = read_samples(samples, kHtml, inputs.limits);
  inputs.numbering = make_numbering();
}

void make_results(StageInputs& inputs) {
  for (const auto* const format : {&inputs.docx, &inputs.text, &inputs.html}) {
    for (const Input& input : *format) inputs.documents.push_back(extract(input, inputs.limits));
  }
  TextCollector collector{inputs.texts};
  for (const Document& document : inputs.documents) {
    walk_blocks(document.blocks, collector);
    inputs.reports.push_back(map(document, inputs.rules, ""));
    check(inputs.reports.back(), inputs.rules, Language::kChinese);
  }
  for (const std::string& text : inputs.texts) inputs.folded.push_back(fold_match(text));
}

}  // namespace

SingleStages make_single_stages(const std::string& source) {
  SingleStages result;
  result.inputs.reset(new StageInputs);
  StageInputs& inputs = *result.inputs;
  read_inputs(source, inputs);
  make_results(inputs);
  result.stages = {
      {"load packs", [&] { return load_packs(inputs).packs.size(); }},
      {"load packs, convert one", [&] { return start_and_convert(inputs); }},
      {"floor", [&] { return read_all(inputs, scan_main_part); }},
      {"inflate docx", [&] { return read_all(inputs, inflate_main_part); }},
      {"scan docx", [&] { return read_all(inputs, parse_main_part); }},
      {"extract docx", [&] { return extract_all(inputs, inputs.docx); }},
      {"extract text", [&] { return extract_all(inputs, inputs.text); }},
      {"extract html", [&] { return extract_all(inputs, inputs.html); }},
      {"number", [&] { return count_labels(inputs); }},
      {"fold text", [&] { return fold_all(inputs, FoldForm::kText); }},
      {"fold match", [&] { return fold_all(inputs, FoldForm::kMatch); }},
      {"fold label", [&] { return fold_all(inputs, FoldForm::kLabel); }},
      {"parse measures", [&] { return measure_all(inputs); }},
      {"map", [&] { return map_all(inputs); }},
      {"check", [&] { return check_all(inputs); }},
      {"write json", [&] { return write_all(inputs, true); }},
      {"write json, no provenance", [&] { return write_all(inputs, false); }},
      {"write findings", [&] { return tell_all(inputs); }},
      {"write text", [&] { return print_all(inputs); }},
  };
  return result;
}

}  // namespace jixiao
