// An HTML page -> Document: its article, without the page around it (html_article.h).
#include <string>
#include <utility>

#include "extract/extract.h"
#include "extract/html_article.h"
#include "extract/html_blocks.h"
#include "extract/html_tape.h"
#include "extract/markup.h"
#include "value/failure.h"

namespace jixiao {
namespace {

void read_pieces(const HtmlTape& tape, const HtmlArticle& article, HtmlBlocks& blocks) {
  for (std::uint32_t i = 0; i < tape.pieces.size(); ++i) {
    const HtmlPiece& piece = tape.pieces[i];
    const bool starts = piece.kind == HtmlPiece::Kind::kStart;
    if (article.fates[i] == HtmlFate::kOut) {
      blocks.part();
      if (starts) i = piece.end;
    } else if (piece.kind == HtmlPiece::Kind::kText) {
      blocks.text(i);
    } else if (article.fates[starts ? i : piece.end] == HtmlFate::kOpen) {
      blocks.part();
    } else if (!starts) {
      blocks.end(piece.end);
    } else if (!blocks.start(i)) {
      i = piece.end;
    }
  }
}

// The only h1 of a page, in front of everything, is the title of the report, as a paragraph of the
// style Title is in Word: no section is below it.
void unlevel_title(Document& document) {
  Paragraph* title = nullptr;
  for (Block& block : document.blocks) {
    Paragraph* const paragraph = std::get_if<Paragraph>(&block);
    if (paragraph == nullptr || paragraph->level != 1) continue;
    if (title != nullptr) return;
    title = paragraph;
  }
  if (title != nullptr && title == std::get_if<Paragraph>(&document.blocks.front())) {
    title->level.reset();
  }
}

void note_left_out(const HtmlArticle& article, Document& document) {
  if (article.left_out == 0) return;
  const std::string count = std::to_string(article.left_out);
  Unread unread;
  unread.what =
      "网页正文以外的内容未读取（共 " + count + " 字，以“" + article.beginning + "”开头）";
  unread.what_en = "what stands around the article was not read (" + count +
                   " characters, beginning with \"" + article.beginning + "\")";
  document.unread.push_back(std::move(unread));
}

}  // namespace

Document read_html(std::string_view bytes, const Limits& limits) {
  std::optional<DecodedText> decoded = decode_markup(bytes);
  if (!decoded) {
    throw Failure(FailureKind::kUnsupported, "an HTML page in no known character set");
  }
  const HtmlTape tape = read_html_tape(std::move(decoded->text), limits);
  const HtmlArticle article = find_article(tape);
  HtmlBlocks blocks(tape, limits);
  read_pieces(tape, article, blocks);
  Document document;
  document.source.format = Format::kHtml;
  document.source.encoding = decoded->encoding;
  document.source.producer = tape.generator;
  if (!decoded->doubt.empty()) {
    document.unread.push_back(Unread{decoded->doubt, decoded->doubt_en, Place{}});
  }
  blocks.finish(document);
  unlevel_title(document);
  note_left_out(article, document);
  return document;
}

}  // namespace jixiao
