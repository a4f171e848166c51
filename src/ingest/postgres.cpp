#include "ingest/postgres.h"

#include "ingest/libpq.h"
#include "value/failure.h"

namespace jixiao {
namespace {

struct Clear {
  void operator()(PGresult* result) const noexcept { libpq().clear(result); }
};
using Result = std::unique_ptr<PGresult, Clear>;

bool succeeded(const Result& result) {
  const ExecStatusType status = libpq().result_status(result.get());
  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

// libpq ends its words with a line end, and the server's have several lines.
std::string one_line(std::string words) {
  while (!words.empty() && words.back() == '\n') words.pop_back();
  for (char& c : words) {
    if (c == '\n') c = ' ';
  }
  return words;
}

}  // namespace

void Postgres::Finish::operator()(pg_conn* connection) const noexcept {
  libpq().finish(connection);
}

void Postgres::fail(const char* words) const {
  throw Failure{FailureKind::kIo, "cannot write the PostgreSQL database: " + one_line(words)};
}

Postgres::Postgres(const std::string& url) : connection_(libpq().connectdb(url.c_str())) {
  if (!connection_) fail("not enough memory");
  if (libpq().status(connection_.get()) != CONNECTION_OK)
    fail(libpq().error_message(connection_.get()));
  if (libpq().set_client_encoding(connection_.get(), "UTF8") != 0) {
    fail(libpq().error_message(connection_.get()));
  }
  execute("SET client_min_messages = warning");
}

void Postgres::execute(const std::string& sql) {
  const Result result(libpq().exec(connection_.get(), sql.c_str()));
  if (!succeeded(result)) fail(libpq().error_message(connection_.get()));
}

TableRows Postgres::query(const std::string& sql, const std::vector<CellValue>& values) {
  std::vector<const char*> texts;
  texts.reserve(values.size());
  for (const CellValue& value : values) texts.push_back(value ? value->c_str() : nullptr);
  const Result result(libpq().exec_params(connection_.get(), sql.c_str(),
                                          static_cast<int>(texts.size()), nullptr, texts.data(),
                                          nullptr, nullptr, 0));
  if (!succeeded(result)) fail(libpq().error_message(connection_.get()));
  TableRows rows;
  for (int i = 0; i < libpq().ntuples(result.get()); ++i) {
    TableRow row;
    for (int k = 0; k < libpq().nfields(result.get()); ++k) {
      const bool null = libpq().getisnull(result.get(), i, k) != 0;
      row.push_back(null ? std::nullopt : CellValue(libpq().getvalue(result.get(), i, k)));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

void Postgres::begin_copy(const std::string& table) {
  const Result begun(libpq().exec(connection_.get(), ("COPY " + table + " FROM STDIN").c_str()));
  if (libpq().result_status(begun.get()) != PGRES_COPY_IN)
    fail(libpq().error_message(connection_.get()));
}

void Postgres::copy_lines(std::string_view lines) {
  if (libpq().put_copy_data(connection_.get(), lines.data(), static_cast<int>(lines.size())) != 1) {
    fail(libpq().error_message(connection_.get()));
  }
}

void Postgres::end_copy() {
  if (libpq().put_copy_end(connection_.get(), nullptr) != 1)
    fail(libpq().error_message(connection_.get()));
  bool good = true;
  std::string words;
  while (const Result result{libpq().get_result(connection_.get())}) {
    if (!succeeded(result)) {
      good = false;
      words = libpq().result_error_message(result.get());
    }
  }
  if (!good) fail(words.c_str());
}

void Postgres::copy(const std::string& table, std::string_view lines) {
  if (lines.empty()) return;
  begin_copy(table);
  copy_lines(lines);
  end_copy();
}

std::string array_text(const std::vector<std::string>& values) {
  std::string text = "{";
  for (const std::string& value : values) {
    text += text.size() > 1 ? ",\"" : "\"";
    for (const char c : value) {
      if (c == '"' || c == '\\') text += '\\';
      text += c;
    }
    text += '"';
  }
  return text + "}";
}

}  // namespace jixiao
