#include "write/xlsxwriter.h"

#include "bytes/library.h"

namespace jixiao {
namespace {

Xlsxwriter load_xlsxwriter() {
  const Library library(LOADED_FILE, "libxlsxwriter, which writes workbooks,", LOADED_PACKAGE);
  Xlsxwriter xlsx{};
  library.find("format_set_align", xlsx.format_set_align);
  library.find("format_set_bg_color", xlsx.format_set_bg_color);
  library.find("format_set_bold", xlsx.format_set_bold);
  library.find("format_set_border", xlsx.format_set_border);
  library.find("format_set_border_color", xlsx.format_set_border_color);
  library.find("format_set_font_color", xlsx.format_set_font_color);
  library.find("format_set_font_name", xlsx.format_set_font_name);
  library.find("format_set_font_size", xlsx.format_set_font_size);
  library.find("format_set_num_format", xlsx.format_set_num_format);
  library.find("format_set_text_wrap", xlsx.format_set_text_wrap);
  library.find("lxw_strerror", xlsx.lxw_strerror);
  library.find("lxw_workbook_free", xlsx.lxw_workbook_free);
  library.find("workbook_add_format", xlsx.workbook_add_format);
  library.find("workbook_add_worksheet", xlsx.workbook_add_worksheet);
  library.find("workbook_close", xlsx.workbook_close);
  library.find("workbook_new_opt", xlsx.workbook_new_opt);
  library.find("worksheet_autofilter", xlsx.worksheet_autofilter);
  library.find("worksheet_fit_to_pages", xlsx.worksheet_fit_to_pages);
  library.find("worksheet_freeze_panes", xlsx.worksheet_freeze_panes);
  library.find("worksheet_print_area", xlsx.worksheet_print_area);
  library.find("worksheet_repeat_rows", xlsx.worksheet_repeat_rows);
  library.find("worksheet_set_column", xlsx.worksheet_set_column);
  library.find("worksheet_set_footer", xlsx.worksheet_set_footer);
  library.find("worksheet_set_header", xlsx.worksheet_set_header);
  library.find("worksheet_set_landscape", xlsx.worksheet_set_landscape);
  library.find("worksheet_set_margins", xlsx.worksheet_set_margins);
  library.find("worksheet_set_paper", xlsx.worksheet_set_paper);
  library.find("worksheet_set_row", xlsx.worksheet_set_row);
  library.find("worksheet_set_tab_color", xlsx.worksheet_set_tab_color);
  library.find("worksheet_write_blank", xlsx.worksheet_write_blank);
  library.find("worksheet_write_number", xlsx.worksheet_write_number);
  library.find("worksheet_write_string", xlsx.worksheet_write_string);
  return xlsx;
}

}  // namespace

const Xlsxwriter& xlsxwriter() {
  static const Xlsxwriter kXlsxwriter = load_xlsxwriter();
  return kXlsxwriter;
}

}  // namespace jixiao
