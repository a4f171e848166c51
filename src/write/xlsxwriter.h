// The door to libxlsxwriter, which is loaded when a workbook is begun.
//
// Example: xlsxwriter().workbook_close(workbook) is workbook_close(workbook). Linked as others are,
// it would take memory of each run (bytes/libzip.h), and few runs write a workbook. Throws Failure
// kIo where it cannot be loaded.
#pragma once

#include <xlsxwriter.h>

namespace jixiao {

struct Xlsxwriter {
  decltype(&::format_set_align) format_set_align;
  decltype(&::format_set_bg_color) format_set_bg_color;
  decltype(&::format_set_bold) format_set_bold;
  decltype(&::format_set_border) format_set_border;
  decltype(&::format_set_border_color) format_set_border_color;
  decltype(&::format_set_font_color) format_set_font_color;
  decltype(&::format_set_font_name) format_set_font_name;
  decltype(&::format_set_font_size) format_set_font_size;
  decltype(&::format_set_num_format) format_set_num_format;
  decltype(&::format_set_text_wrap) format_set_text_wrap;
  decltype(&::lxw_strerror) lxw_strerror;
  decltype(&::lxw_workbook_free) lxw_workbook_free;
  decltype(&::workbook_add_format) workbook_add_format;
  decltype(&::workbook_add_worksheet) workbook_add_worksheet;
  decltype(&::workbook_close) workbook_close;
  decltype(&::workbook_new_opt) workbook_new_opt;
  decltype(&::worksheet_autofilter) worksheet_autofilter;
  decltype(&::worksheet_fit_to_pages) worksheet_fit_to_pages;
  decltype(&::worksheet_freeze_panes) worksheet_freeze_panes;
  decltype(&::worksheet_print_area) worksheet_print_area;
  decltype(&::worksheet_repeat_rows) worksheet_repeat_rows;
  decltype(&::worksheet_set_column) worksheet_set_column;
  decltype(&::worksheet_set_footer) worksheet_set_footer;
  decltype(&::worksheet_set_header) worksheet_set_header;
  decltype(&::worksheet_set_landscape) worksheet_set_landscape;
  decltype(&::worksheet_set_margins) worksheet_set_margins;
  decltype(&::worksheet_set_paper) worksheet_set_paper;
  decltype(&::worksheet_set_row) worksheet_set_row;
  decltype(&::worksheet_set_tab_color) worksheet_set_tab_color;
  decltype(&::worksheet_write_blank) worksheet_write_blank;
  decltype(&::worksheet_write_number) worksheet_write_number;
  decltype(&::worksheet_write_string) worksheet_write_string;
};

const Xlsxwriter& xlsxwriter();

}  // namespace jixiao
