#include "extract/html_article.h"

#include <algorithm>
#include <optional>

namespace jixiao {
namespace {

constexpr std::uint32_t kSubstance = 200;      // own characters that no mark of a page has
constexpr std::uint32_t kTitleCharacters = 6;  // fewer are in a title by chance
constexpr std::size_t kQuoted = 20;

// Of an element with all that is in it, or of a text.
struct Weight {
  std::uint32_t own = 0;
  std::uint32_t linked = 0;
  bool active = false;  // has a link, a control or a script
  bool script = false;
  bool heading = false;
  bool grid = false;  // has a table of at least two rows and two columns

  void add(const Weight& other) {
    own += other.own;
    linked += other.linked;
    active = active || other.active;
    script = script || other.script;
    heading = heading || other.heading;
    grid = grid || other.grid;
  }
  bool mostly_links() const { return linked > 0 && linked >= own; }
};

bool is_start(const HtmlPiece& piece) { return piece.kind == HtmlPiece::Kind::kStart; }

// The bytes that begin a character: all but the continuing ones.
bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

bool is_plain_blank(char c) { return static_cast<unsigned char>(c) <= ' '; }

// Characters without blanks. U+00A0 and U+3000, with which pages indent, are blanks too.
template <typename Take>
void for_each_character(std::string_view text, const Take& take) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = begin + 1;
    while (end < text.size() && !begins_character(text[end])) ++end;
    const std::string_view character = text.substr(begin, end - begin);
    begin = end;
    if (is_plain_blank(character[0]) || character == "\xC2\xA0" || character == "\xE3\x80\x80") {
      continue;
    }
    if (!take(character)) return;
  }
}

std::uint32_t count_characters(std::string_view text) {
  std::uint32_t count = 0;
  for_each_character(text, [&](std::string_view) { return ++count != 0; });
  return count;
}

bool is_silent(const HtmlTape& tape, const HtmlPiece& piece) {
  return piece.tag == HtmlTag::kHidden || tape.facts_of(piece).hidden;
}

bool is_control(HtmlTag tag) {
  return tag == HtmlTag::kInput || tag == HtmlTag::kButton || tag == HtmlTag::kOption;
}

// May hold an article; a paragraph or a list item is a piece of one.
bool is_container(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::kBody:
    case HtmlTag::kArticle:
    case HtmlTag::kSection:
    case HtmlTag::kForm:
    case HtmlTag::kTable:
    case HtmlTag::kRows:
    case HtmlTag::kRow:
    case HtmlTag::kCell:
      return true;
    default:
      return false;
  }
}

bool is_table_part(HtmlTag tag) {
  return tag == HtmlTag::kTable || tag == HtmlTag::kRows || tag == HtmlTag::kFooterRows ||
         tag == HtmlTag::kRow;
}

class ArticleSearch {
 public:
  explicit ArticleSearch(const HtmlTape& tape)
      : tape_(tape), pieces_(tape.pieces), weights_(pieces_.size()) {
    article_.fates.assign(pieces_.size(), HtmlFate::kKeep);
    for_each_character(tape.title, [&](std::string_view character) {
      title_ += character;
      return true;
    });
  }

  HtmlArticle search() {
    weigh();
    leave_marginals_out();
    weigh();
    follow_trunk();
    count_left_out();
    return std::move(article_);
  }

 private:
  struct Open {
    std::size_t piece;
    bool link;
    int rows = 0;     // of a table
    int columns = 0;  // of its longest row
    int cells = 0;    // of the open row
  };

  // Calls take(index) for each child of the element at `parent`; none: for each root.
  template <typename Take>
  void for_each_child(std::optional<std::size_t> parent, const Take& take) const {
    std::size_t at = parent ? *parent + 1 : 0;
    const std::size_t end = parent ? pieces_[*parent].end : pieces_.size();
    while (at < end) {
      take(at);
      at = is_start(pieces_[at]) ? pieces_[at].end + 1 : at + 1;
    }
  }

  void weigh();
  void open_element(std::size_t index);
  void close_element();
  void count_cell();
  void count_row(const Open& row);
  void leave_marginals_out();
  bool is_marginal(const HtmlPiece& piece, std::size_t articles) const;
  std::optional<std::size_t> find_declared_article() const;
  std::vector<std::size_t> trunk_to(std::size_t piece) const;
  std::optional<std::size_t> find_next_trunk(std::optional<std::size_t> parent) const;
  void stop_at_data(std::vector<std::size_t>& trunk) const;
  std::vector<std::size_t> find_trunk() const;
  void follow_trunk();
  void prune_beside(std::optional<std::size_t> parent, std::size_t trunk);
  void prune_end(std::optional<std::size_t> end);
  bool has_substance(std::size_t index) const;
  bool stays_beside(std::size_t index) const;
  bool is_in_title(std::size_t index) const;
  void leave_out(std::size_t index) { article_.fates[index] = HtmlFate::kOut; }
  void count_left_out();

  const HtmlTape& tape_;
  const std::vector<HtmlPiece>& pieces_;
  std::vector<Weight> weights_;  // of each piece, at its start
  std::vector<Open> open_;
  Weight total_;
  std::string title_;  // without blanks
  HtmlArticle article_;
};

void ArticleSearch::open_element(std::size_t index) {
  const HtmlPiece& piece = pieces_[index];
  const bool inside = !open_.empty() && open_.back().link;
  const bool link = piece.tag == HtmlTag::kLink && tape_.facts_of(piece).leaves_page;
  Weight& weight = weights_[index];
  weight = {};
  weight.script = piece.tag == HtmlTag::kScript;
  weight.active = link || weight.script || is_control(piece.tag);
  weight.heading = piece.tag >= HtmlTag::kHeading1 && piece.tag <= HtmlTag::kHeading6;
  open_.push_back({index, inside || link});
  if (piece.tag == HtmlTag::kCell) count_cell();
}

// The innermost table gets its size from the rows and cells directly in it.
void ArticleSearch::count_cell() {
  for (auto open = open_.rbegin() + 1; open != open_.rend(); ++open) {
    const HtmlTag tag = pieces_[open->piece].tag;
    if (tag == HtmlTag::kRow) {
      ++open->cells;
      return;
    }
    // Inline elements may be left open between a row and its cells; blocks may not.
    if (is_block(tag)) return;
  }
}

void ArticleSearch::count_row(const Open& row) {
  const auto around = std::find_if(open_.rbegin(), open_.rend(), [&](const Open& open) {
    const HtmlTag tag = pieces_[open.piece].tag;
    return tag == HtmlTag::kTable || tag == HtmlTag::kCell;
  });
  if (around == open_.rend() || pieces_[around->piece].tag == HtmlTag::kCell) return;
  ++around->rows;
  around->columns = std::max(around->columns, row.cells);
}

void ArticleSearch::close_element() {
  const Open closed = open_.back();
  open_.pop_back();
  Weight& weight = weights_[closed.piece];
  if (pieces_[closed.piece].tag == HtmlTag::kRow) count_row(closed);
  weight.grid = weight.grid || (closed.rows >= 2 && closed.columns >= 2);
  Weight& above = open_.empty() ? total_ : weights_[open_.back().piece];
  above.add(weight);
}

void ArticleSearch::weigh() {
  total_ = {};
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const HtmlPiece& piece = pieces_[i];
    if (piece.kind == HtmlPiece::Kind::kEnd) {
      close_element();
    } else if (piece.kind == HtmlPiece::Kind::kText) {
      const std::uint32_t count = count_characters(tape_.text_of(piece));
      const bool link = !open_.empty() && open_.back().link;
      weights_[i] = {};
      (link ? weights_[i].linked : weights_[i].own) = count;
      (open_.empty() ? total_ : weights_[open_.back().piece]).add(weights_[i]);
    } else if (article_.fates[i] == HtmlFate::kOut || is_silent(tape_, piece)) {
      weights_[i] = {};
      i = piece.end;
    } else {
      open_element(i);
    }
  }
}

bool ArticleSearch::is_marginal(const HtmlPiece& piece, std::size_t articles) const {
  return piece.tag == HtmlTag::kMarginal || piece.tag == HtmlTag::kForm ||
         (piece.tag == HtmlTag::kHeader && articles == 0) || tape_.facts_of(piece).marginal;
}

void ArticleSearch::leave_marginals_out() {
  std::vector<std::size_t> article_ends;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const HtmlPiece& piece = pieces_[i];
    while (!article_ends.empty() && article_ends.back() <= i) article_ends.pop_back();
    if (!is_start(piece)) continue;
    if (is_silent(tape_, piece)) {
      i = piece.end;
      continue;
    }
    const bool large = weights_[i].own > 0 && weights_[i].own >= total_.own - weights_[i].own;
    if (is_marginal(piece, article_ends.size()) && !large) {
      leave_out(i);
      i = piece.end;
    } else if (piece.tag == HtmlTag::kArticle || tape_.facts_of(piece).article) {
      article_ends.push_back(piece.end);
    }
  }
}

// The innermost of those that hold at least half.
std::optional<std::size_t> ArticleSearch::find_declared_article() const {
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const HtmlPiece& piece = pieces_[i];
    if (!is_start(piece)) continue;
    if (article_.fates[i] == HtmlFate::kOut || is_silent(tape_, piece)) {
      i = piece.end;
      continue;
    }
    const bool declared = piece.tag == HtmlTag::kArticle || tape_.facts_of(piece).article;
    if (declared && weights_[i].own > 0 && weights_[i].own * 2ULL >= total_.own) found = i;
  }
  return found;
}

// The elements from the root to that one, itself included.
std::vector<std::size_t> ArticleSearch::trunk_to(std::size_t piece) const {
  std::vector<std::size_t> trunk;
  for (std::size_t i = 0; i <= piece; ++i) {
    if (!is_start(pieces_[i])) continue;
    if (pieces_[i].end > piece) {
      trunk.push_back(i);
    } else {
      i = pieces_[i].end;
    }
  }
  return trunk;
}

std::optional<std::size_t> ArticleSearch::find_next_trunk(std::optional<std::size_t> parent) const {
  std::optional<std::size_t> heaviest;
  for_each_child(parent, [&](std::size_t child) {
    if (!is_start(pieces_[child]) || article_.fates[child] == HtmlFate::kOut) return;
    if (!is_container(pieces_[child].tag) || weights_[child].own == 0) return;
    if (!heaviest || weights_[child].own > weights_[*heaviest].own) heaviest = child;
  });
  if (!heaviest || weights_[*heaviest].own * 2ULL < total_.own) return std::nullopt;
  const Weight& all = parent ? weights_[*parent] : total_;
  const Weight& most = weights_[*heaviest];
  return all.linked - most.linked >= all.own - most.own ? heaviest : std::nullopt;
}

// Ends the trunk above the first table that does not lay out the page.
void ArticleSearch::stop_at_data(std::vector<std::size_t>& trunk) const {
  std::size_t table = 0;
  for (std::size_t i = 0; i < trunk.size(); ++i) {
    const HtmlTag tag = pieces_[trunk[i]].tag;
    if (tag == HtmlTag::kTable) table = i;
    if (tag != HtmlTag::kCell) continue;
    const Weight& cell = weights_[trunk[i]];
    const bool links_beside = weights_[trunk[table]].linked > cell.linked;
    if (links_beside || cell.grid || cell.heading) continue;
    trunk.resize(table);
    return;
  }
}

std::vector<std::size_t> ArticleSearch::find_trunk() const {
  std::vector<std::size_t> trunk;
  if (const std::optional<std::size_t> declared = find_declared_article()) {
    trunk = trunk_to(*declared);
  } else {
    std::optional<std::size_t> end;
    while ((end = find_next_trunk(end))) trunk.push_back(*end);
    stop_at_data(trunk);
  }
  // A table is gone through to one of its cells or not at all.
  while (!trunk.empty() && is_table_part(pieces_[trunk.back()].tag)) trunk.pop_back();
  return trunk;
}

void ArticleSearch::follow_trunk() {
  std::optional<std::size_t> end;
  for (const std::size_t next : find_trunk()) {
    prune_beside(end, next);
    article_.fates[next] = HtmlFate::kOpen;
    end = next;
  }
  prune_end(end);
}

void ArticleSearch::prune_beside(std::optional<std::size_t> parent, std::size_t trunk) {
  for_each_child(parent, [&](std::size_t child) {
    if (child != trunk && !stays_beside(child)) leave_out(child);
  });
}

bool ArticleSearch::has_substance(std::size_t index) const {
  const Weight& weight = weights_[index];
  return weight.own >= kSubstance || weight.heading || weight.grid || is_in_title(index);
}

bool ArticleSearch::stays_beside(std::size_t index) const {
  const Weight& weight = weights_[index];
  if (weight.own + weight.linked == 0) return !weight.active;
  return !weight.mostly_links() && (!weight.active || has_substance(index));
}

bool ArticleSearch::is_in_title(std::size_t index) const {
  if (weights_[index].own < kTitleCharacters || !is_start(pieces_[index])) return false;
  std::string own;
  for (std::size_t i = index; i < pieces_[index].end; ++i) {
    if (pieces_[i].kind != HtmlPiece::Kind::kText || weights_[i].own == 0) continue;
    for_each_character(tape_.text_of(pieces_[i]), [&](std::string_view character) {
      own += character;
      return own.size() <= title_.size();
    });
  }
  return title_.find(own) != std::string::npos;
}

void ArticleSearch::prune_end(std::optional<std::size_t> end) {
  if (total_.own == 0) return;
  for_each_child(end, [&](std::size_t child) {
    const HtmlTag tag = pieces_[child].tag;
    if (!is_start(pieces_[child]) || !is_block(tag) || tag == HtmlTag::kParagraph) return;
    const Weight& weight = weights_[child];
    if (weight.mostly_links() || (weight.script && !has_substance(child))) leave_out(child);
  });
}

void ArticleSearch::count_left_out() {
  std::size_t behind = 0;  // the end of the piece that is left out
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const HtmlPiece& piece = pieces_[i];
    if (is_start(piece) && is_silent(tape_, piece)) {
      i = piece.end;
      continue;
    }
    if (article_.fates[i] == HtmlFate::kOut) {
      behind = std::max<std::size_t>(behind, is_start(piece) ? piece.end : i + 1);
    }
    if (i >= behind || piece.kind != HtmlPiece::Kind::kText) continue;
    for_each_character(tape_.text_of(piece), [&](std::string_view character) {
      if (++article_.left_out <= kQuoted) article_.beginning += character;
      return true;
    });
  }
}

}  // namespace

HtmlArticle find_article(const HtmlTape& tape) { return ArticleSearch(tape).search(); }

}  // namespace jixiao
