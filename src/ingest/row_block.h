// The rows of one document between a worker and its parent: rendered by the worker as the sink
// wants them, so that the parent only copies or binds them, and read strictly.
//
//   block   "jixiao/rows/2\n", format, sha256, status, list of pack ids of the forms,
//           list of findings: severity code, list of readers: number and the four texts of a row
//           of packs; then for each table its rows
//   rows    number of rows, text: all of them
//   text    length, bytes                  format, sha256, … are texts
//   list    count, items                   numbers have 32 bits, most significant byte first
// The rows of kValues are cells (row_cell.h), a real with a scale followed by its whole number, as
// insert_lent_statement() takes them. The other formats are lines of table_text.h. For a database
// they are of stored_tables(), for files of warehouse_tables(). Both sides must be of one engine.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/row_format.h"
#include "report/report.h"
#include "write/warehouse.h"

namespace jixiao {

// What a parent must know of a document whose rows it does not look at.
struct RowFacts {
  std::string sha256;
  std::string status;                                      // report_status()
  std::vector<std::string> packs;                          // one a form
  std::vector<std::pair<Severity, std::string>> findings;  // codes
  std::vector<TableRow> readers;                           // of pack_table(); for a database
};

struct RowBlock {
  struct Table {
    std::size_t rows = 0;
    std::size_t begin = 0;  // of payload
    std::size_t size = 0;
  };
  RowFormat format = RowFormat::kValues;
  RowFacts facts;
  std::vector<Table> tables;  // in the order of warehouse_tables()
  std::string payload;

  std::string_view text(std::size_t table) const {
    return std::string_view(payload).substr(tables[table].begin, tables[table].size);
  }
};

bool is_row_block(std::string_view payload);

RowFacts row_facts(const Report& report);
// `tables` are warehouse_rows(); `document` is the number that a database knows it by.
std::string encode_rows(RowFacts facts, std::vector<TableRows> tables, RowFormat format,
                        std::uint64_t document);
// Throws BadFrame for anything that encode_rows() does not write.
RowBlock read_rows(std::string payload);

}  // namespace jixiao
