// The warehouse as a folder of CSV or NDJSON, for everything that is no database.
//
//   out/documents/part-000001.csv   out/forms/part-000001.csv …   a part a batch and table
//   out/paths.csv  out/dead_letters.csv  out/runs.csv              whole, rewritten at the end
//   out/.jixiao.db                                                 what the next run must know
// Example: after a run, out/funds/*.csv together are the table funds. A part appears whole. It
// counts once the ledger knows it: parts that it does not know are what a run that was killed has
// left, and the next one removes them. Rows of documents that were stored again are taken out of
// their former part at the end of a run. One run at a time: a second one is refused.
#pragma once

#include <map>
#include <span>
#include <string>

#include "ingest/ledger.h"
#include "ingest/sink.h"
#include "ingest/sqlite.h"
#include "ingest/table_text.h"

namespace jixiao {

// Of the folder's ledger.
std::string ledger_path(const std::string& folder);

class FileSink : public Sink {
 public:
  FileSink(const std::string& folder, RowFormat format);

  std::map<std::string, KnownDocument> known() override { return ledger_.known(); }
  RowFormat row_format() const override { return format_; }
  std::uint64_t next_document() override { return 0; }  // files know it by its digest
  void note_started(std::span<const InputPath> next) override;
  void write(std::span<const Finished> documents, std::span<const InputPath> next) override;
  void write_unread(std::span<const DeadLetter> letters,
                    std::span<const InputPath> readable) override;
  void finish(std::span<const InputPath> paths, const RunRecord& run) override;

 private:
  std::string part_path(const TableDescription& table, std::int64_t part) const;
  std::int64_t next_part();
  std::int64_t count_in(std::int64_t part);
  void remove_unknown_parts();
  void remove_part(std::int64_t part);
  void take_out_former_rows();
  void rewrite(std::int64_t part);
  void write_whole_tables();

  std::string folder_;
  RowFormat format_;
  Sqlite database_;
  Ledger ledger_;
};

}  // namespace jixiao
