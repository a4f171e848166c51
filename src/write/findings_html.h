// Findings as one web page for people: self-contained, without scripts and without the network, so
// that it can be mailed, printed and opened from any disk.
//
// On it: what was checked and the counts, an overview of the documents, and each document with its
// findings by form: the figures, the place in words, and the table row (or the sentence) itself
// with the cell marked. Boxes at the top hide a severity; they are styles alone. Everything that
// comes from a document is escaped. Written as the documents come; the head needs the totals, so
// finish() takes the documents in behind it.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "write/findings_rows.h"
#include "write/write.h"

namespace jixiao {

class HtmlPage {
 public:
  // `documents` takes the part that stands below the overview.
  HtmlPage(bool english, TextSink documents);

  void add(const CheckedDocument& document);
  // `copy_documents` writes to the page what went to the other place.
  void finish(const RunSummary& run, const TextSink& page,
              const std::function<void()>& copy_documents) const;

 private:
  bool english_;
  TextSink documents_;
  std::size_t count_ = 0;
  std::string overview_;  // a table row a document
};

// & < > " ' as references; control characters as spaces.
std::string html_escaped(std::string_view text);

}  // namespace jixiao
