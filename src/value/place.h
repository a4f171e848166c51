// Where in the input something stands, so that an auditor can point at the cell.
//
// Example: word/document.xml, block 104, table 0, row 31, col 7, characters 1..3.
//
//   part   index into Document::parts (package part); -1 for plain text
//   block  index into Document::blocks, which is what `jixiao extract` prints
//   table  running number of the table in the document, nested ones included, 0-based
//   row, col  top-left grid position of the cell, 0-based
//   begin, end  half-open range of code points in the original text of the cell (its paragraphs
//               joined by '\n') or of the paragraph
//   line   1-based line of a plain text where the cell or paragraph begins
// -1 stands for "does not apply".
#pragma once

namespace jixiao {

struct Place {
  int part = -1;
  int block = -1;
  int table = -1;
  int row = -1;
  int col = -1;
  int begin = -1;
  int end = -1;
  int line = -1;

  friend bool operator==(const Place&, const Place&) = default;
};

}  // namespace jixiao
