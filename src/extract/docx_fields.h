// The fields that are open at a point of a story: results are text, codes are not.
//
// Example: begin, code " TOC \o ", separate, text, end: the text counts, and in_contents() holds
// around it. Fields nest and span paragraphs and cells.
// Also what a legacy form field shows: the sign of a check box, the chosen entry of a list.
// Not here: computing a field that has no stored result.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jixiao {

class FieldStack {
 public:
  void begin();
  void separate();
  // What an ended field leaves.
  struct Ended {
    std::string text;            // of a form field, to be added to the paragraph
    std::string without_result;  // name of a field that prints something but stored no result
  };
  Ended end();
  // A w:fldSimple around its result.
  void begin_simple(std::string_view code);
  void end_simple();

  void add_code(std::string_view text);
  // ffData of the field that was begun last.
  void set_checkbox() {
    if_open([](Field& field) { field.checkbox = true; });
  }
  void set_default(std::string_view value);
  void set_checked(bool checked);
  void set_result(int entry);
  void add_entry(std::string_view text);

  bool in_code() const { return codes_ > 0; }
  bool in_contents() const { return contents_ > 0; }
  bool any_open() const { return !fields_.empty(); }

 private:
  struct Field {
    std::string code;
    bool reading_code = true;
    bool simple = false;
    bool contents = false;
    bool checkbox = false;
    bool default_checked = false;
    std::optional<bool> checked;
    int default_entry = 0;
    std::optional<int> entry;
    std::vector<std::string> entries;
  };
  template <typename Step>
  void if_open(Step step) {
    if (!fields_.empty()) step(fields_.back());
  }
  void start_result(Field& field);
  void pop();

  std::vector<Field> fields_;
  int codes_ = 0;
  int contents_ = 0;
};

}  // namespace jixiao
