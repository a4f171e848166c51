// Documents inside a docx (w:altChunk): packages, Flat OPC, HTML and plain text.
#include "bytes/bytes.h"
#include "extract/docx_chunk.h"
#include "extract/docx_printable.h"
#include "extract/docx_reading.h"
#include "extract/flat_opc.h"
#include "value/failure.h"

namespace jixiao {

DecodedText decode_flat(std::string_view bytes) {
  std::optional<DecodedText> decoded = decode_markup(bytes);
  if (decoded) return std::move(*decoded);
  throw Failure(FailureKind::kUnsupported, "a Flat OPC document in no known character set");
}

void note_doubt(const DecodedText& decoded, Document& document) {
  if (decoded.doubt.empty()) return;
  document.unread.push_back(Unread{decoded.doubt, decoded.doubt_en, Place{}});
}

// Counts what the package inside this one inflates to, even if it cannot be read to its end.
Document DocxReading::read_package_chunk(DocxReading& inner) {
  try {
    Document chunk = inner.read();
    package_.count_inflated(inner.package_.inflated());
    return chunk;
  } catch (const Failure&) {
    package_.count_inflated(inner.package_.inflated());
    throw;
  }
}

// What is left of the limits is what the chunk may use.
Document DocxReading::read_chunk_part(const std::string& part, int nesting) {
  Limits rest = limits_;
  if (--rest.chunk_nesting < 0) {
    throw LimitFailure("documents inside documents are nested too deep", limits_,
                       &Limits::chunk_nesting);
  }
  std::string bytes;
  const std::optional<PartDamage> damage = package_.read(part, [&](std::string_view chunk) {
    bytes += chunk;
    return true;
  });
  if (damage) throw Failure(FailureKind::kCorrupt, damage->what_en);
  rest.cells -= tally_.cells;
  rest.table_nesting -= nesting;
  rest.package_bytes -= package_.inflated();
  const ChunkKind kind = chunk_kind(bytes, types_->of(part));
  if (kind == ChunkKind::kDocx) {
    DocxReading inner(bytes, rest, options_);
    return read_package_chunk(inner);
  }
  if (kind == ChunkKind::kFlatOpc) {
    const DecodedText decoded = decode_flat(bytes);
    DocxReading inner(split_flat_opc(decoded.text, rest), rest, options_);
    Document chunk = read_package_chunk(inner);
    note_doubt(decoded, chunk);
    return chunk;
  }
  if (kind == ChunkKind::kOther) throw Failure(FailureKind::kUnsupported, describe(bytes));
  return read_markup_chunk(kind, bytes, rest);
}

void DocxReading::read_chunk(std::string_view id, Flow& flow) {
  const Relationship* const relation = relations_->find(id);
  const std::optional<std::string> part =
      relation == nullptr ? std::nullopt : find_target(package_, *relation);
  if (relation != nullptr && relation->external) {
    const std::string name = printable(relation->target);
    flow.note("文档之外的内容未获取：" + name,
              "content outside the document was not fetched: " + name);
    return;
  }
  if (!part) {
    const std::string name = printable(relation == nullptr ? id : relation->target);
    flow.note("外部内容块 " + name + " 缺失", "the external chunk " + name + " is missing");
    return;
  }
  try {
    Document chunk = read_chunk_part(*part, flow.nesting());
    const int index = add_part(*part);
    for (const std::string& name : chunk.parts) add_part(*part + "/" + name);
    flow.add_chunk(std::move(chunk), index);
  } catch (const LimitFailure& failure) {
    // An optional piece costs the document nothing, a limit is the whole document's: its value is
    // the one that was set, not what was left of it for the piece.
    throw LimitFailure(*part + ": " + failure.over, limits_, failure.limit);
  } catch (const Failure& failure) {
    flow.note("外部内容块 " + *part + " 未读取（" + failure.what() + "）",
              "the external chunk " + *part + " was not read: " + failure.what());
  }
}

}  // namespace jixiao
