// The fields that are open at a point of a story: results are text, codes are not.
//
// Example: begin, code " TOC \o ", separate, text, end: the text counts, and in_contents() holds
// around it. Fields nest and span paragraphs and cells.
// Also what a legacy form field shows (the sign of a check box, the chosen entry of a list), and
// what a SEQ field without a stored result counts to. Not here: the text of a bookmark that a REF
// field shows (docx_read.cpp), EQ fields (docx_equation.h); other fields without a result are
// empty.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jixiao {

// A field's code in pieces: "SEQ 表 \* ARABIC \s 1" is the name SEQ, the argument 表 and two
// switches with their values.
struct FieldCode {
  std::string name;  // upper case
  std::vector<std::string> arguments;
  std::map<std::string, std::string> switches;  // "\*" -> the last value given
  bool has(const std::string& name_of_switch) const { return switches.count(name_of_switch) > 0; }
};
FieldCode parse_field_code(std::string_view code);

// The numbers of SEQ fields, by identifier.
class SequenceFields {
 public:
  // A heading was read: fields with \s begin anew behind it. `level` is 1-based.
  void add_heading(int level);
  struct Number {
    std::string text;            // empty for a hidden one (\h)
    std::string unknown_format;  // of \*; the text is decimal then
  };
  // Counts the field (\r sets, \c repeats, \n goes on) and says what it prints.
  Number next(const FieldCode& code);

 private:
  struct Sequence {
    int value = 0;
    int headings = 0;  // seen when it was counted last, of the level of its \s
  };
  std::map<std::string, Sequence, std::less<>> sequences_;
  std::array<int, 9> headings_{};  // up to each level
};

class FieldStack {
 public:
  void begin();
  void separate();
  // What an ended field leaves.
  struct Ended {
    std::string text;  // of a form field, to be added to the paragraph
    std::string code;
    bool ended = false;    // was there a field to end?
    bool printed = false;  // a stored result was read
  };
  Ended end();
  // A w:fldSimple around its result.
  void begin_simple(std::string_view code);
  Ended end_simple();

  void add_code(std::string_view text);
  // Text stands here: of the innermost field's result, if one is open.
  void mark_printed() {
    if_open([](Field& field) { field.printed = field.printed || !field.reading_code; });
  }
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
    bool printed = false;
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
  static std::string form_text(const Field& field);
  void pop();

  std::vector<Field> fields_;
  int codes_ = 0;
  int contents_ = 0;
};

}  // namespace jixiao
