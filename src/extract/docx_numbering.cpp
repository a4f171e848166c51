#include "extract/docx_numbering.h"

#include <algorithm>
#include <utility>

#include "extract/docx_printable.h"

namespace jixiao {
namespace {

// Word accepts these start values.
constexpr int kMaxStart = 32767;
constexpr std::size_t kMaxTemplate = 31;

std::optional<int> level_of(std::optional<std::string_view> text) {
  const std::optional<int> level = parse_whole(text.value_or(""));
  if (!level || *level < 0 || *level >= kListLevels) return std::nullopt;
  return level;
}

int start_of(const XmlElement& element) {
  return std::clamp(parse_whole(element.value()).value_or(0), 0, kMaxStart);
}

std::optional<SymbolFont> font_of(const XmlElement& element) {
  const auto ascii = element.attribute(Ns::kWord, "ascii");
  return symbol_font(ascii ? *ascii : element.attribute(Ns::kWord, "hAnsi").value_or(""));
}

bool is_placeholder(std::string_view text) {
  return text.size() >= 2 && text[0] == '%' && text[1] >= '1' && text[1] <= '9';
}

// Bytes of the first code point.
std::size_t first_size(std::string_view text) {
  std::size_t size = 1;
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) ++size;
  return size;
}

// The template without what exceeds Word's length.
std::string_view limited(std::string_view text) {
  std::size_t size = 0;
  for (std::size_t count = 0; count < kMaxTemplate && size < text.size(); ++count) {
    const std::string_view rest = text.substr(size);
    size += is_placeholder(rest) ? 2 : first_size(rest);
  }
  return text.substr(0, size);
}

// U+F000 to U+F0FF, where the signs of symbol fonts stand.
bool is_private_sign(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  return text.size() >= 3 && byte(0) == 0xEF && byte(1) >= 0x80 && byte(1) <= 0x83;
}

}  // namespace

std::vector<LabelPiece> parse_label_template(std::string_view text, bool& cut) {
  const std::string_view kept = limited(text);
  cut = kept.size() < text.size();
  std::vector<LabelPiece> pieces;
  LabelPiece piece;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (!is_placeholder(kept.substr(i))) {
      piece.text += kept[i];
      continue;
    }
    piece.level = kept[++i] - '1';
    pieces.push_back(std::exchange(piece, {}));
  }
  if (!piece.text.empty()) pieces.push_back(std::move(piece));
  return pieces;
}

void NumberingPart::start(const XmlElement& element) {
  switch (element.tag) {
    case Tag::kAbstractList:
    case Tag::kMultiLevelType:
    case Tag::kStyleLink:
    case Tag::kNumberStyleLink:
      read_abstract(element);
      break;
    case Tag::kNumber:
    case Tag::kAbstractListId:
    case Tag::kListOverride:
    case Tag::kStartOverride:
      read_instance(element);
      break;
    case Tag::kListLevel:
      open_level(element);
      break;
    default:
      if (level_ >= 0) read_level(element);
      break;
  }
}

void NumberingPart::read_abstract(const XmlElement& element) {
  if (element.tag == Tag::kAbstractList) {
    const auto id = parse_whole(element.attribute(Ns::kWord, "abstractNumId").value_or(""));
    repeated_abstract_ = {};
    abstract_ = &repeated_abstract_;
    if (!id) return;
    const auto [place, is_new] = made.abstracts.try_emplace(*id);
    if (is_new) abstract_ = &place->second;
    return;
  }
  if (abstract_ == nullptr) return;
  if (element.tag == Tag::kMultiLevelType)
    abstract_->single_level = element.value() == "singleLevel";
  if (element.tag == Tag::kStyleLink) abstract_->style = element.value();
  if (element.tag == Tag::kNumberStyleLink) abstract_->style_link = element.value();
}

void NumberingPart::read_instance(const XmlElement& element) {
  if (element.tag == Tag::kNumber) {
    const auto id = parse_whole(element.attribute(Ns::kWord, "numId").value_or(""));
    repeated_instance_ = {};
    instance_ = &repeated_instance_;
    if (!id) return;
    const auto [place, is_new] = made.instances.try_emplace(*id);
    if (is_new) instance_ = &place->second;
    return;
  }
  if (instance_ == nullptr) return;
  if (element.tag == Tag::kAbstractListId) instance_->abstract_id = parse_whole(element.value());
  if (element.tag == Tag::kListOverride) {
    override_ = level_of(element.attribute(Ns::kWord, "ilvl")).value_or(-1);
  } else if (element.tag == Tag::kStartOverride && override_ >= 0) {
    instance_->starts[static_cast<std::size_t>(override_)] = start_of(element);
  }
}

LevelIndices* NumberingPart::open_levels() {
  if (instance_ != nullptr) return &instance_->levels;
  return abstract_ != nullptr ? &abstract_->levels : nullptr;
}

void NumberingPart::open_level(const XmlElement& element) {
  LevelIndices* const levels = open_levels();
  std::optional<int> level = level_of(element.attribute(Ns::kWord, "ilvl"));
  if (!level && instance_ != nullptr && override_ >= 0) level = override_;
  if (levels == nullptr || !level || level_ >= 0) return;
  int& index = (*levels)[static_cast<std::size_t>(*level)];
  index = level_ = static_cast<int>(made.levels.size());
  made.levels.emplace_back();
  template_.clear();
  picture_ = format_known_ = false;
  font_.reset();
}

void NumberingPart::read_level(const XmlElement& element) {
  ListLevel& level = made.levels[static_cast<std::size_t>(level_)];
  const auto is_on = [&] { return parse_on_off(element.attribute(Ns::kWord, "val")); };
  switch (element.tag) {
    case Tag::kStart:
      level.start = start_of(element);
      break;
    case Tag::kNumberFormat:
      read_format(element);
      break;
    case Tag::kLevelText:
      template_ = element.value();
      break;
    case Tag::kLevelRestart:
      level.restart = parse_whole(element.value());
      break;
    case Tag::kLegal:
      level.legal = is_on();
      break;
    case Tag::kParagraphStyle:
      level.style = element.value();
      break;
    case Tag::kPictureBullet:
      picture_ = true;
      break;
    case Tag::kVanish:
      level.hidden = is_on();
      break;
    case Tag::kFonts:
      font_ = font_of(element);
      break;
    default:
      break;
  }
}

// Inside mc:AlternateContent the choice comes first; the fallback counts where that is not known.
void NumberingPart::read_format(const XmlElement& element) {
  if (format_known_) return;
  ListLevel& level = made.levels[static_cast<std::size_t>(level_)];
  const std::string_view name = element.value();
  const std::string_view custom = element.attribute(Ns::kWord, "format").value_or("");
  const std::optional<NumberFormat> format =
      name == "custom" ? find_custom_format(custom) : find_number_format(name);
  format_known_ = format.has_value();
  level.format = format.value_or(kDecimalFormat);
  level.unknown_format = format ? "" : printable(name == "custom" ? custom : name);
}

void NumberingPart::close_level() {
  ListLevel& level = made.levels[static_cast<std::size_t>(level_)];
  if (!is_bullet(level.format)) {
    level.label = parse_label_template(template_, level.cut);
  } else {
    const std::string_view kept = limited(template_);
    level.cut = kept.size() < template_.size();
    // A private sign means nothing outside a symbol font, and Symbol is the usual one.
    if (!font_ && is_private_sign(kept)) font_ = SymbolFont::kSymbol;
    int unknown = 0;
    std::string text = font_ ? map_symbol_text(*font_, kept, unknown) : std::string(kept);
    if (picture_) text = "•";
    level.unknown_sign = unknown > 0 && !picture_;
    if (!text.empty()) level.label.push_back({std::move(text), -1});
  }
  level_ = -1;
}

void NumberingPart::end(Tag tag) {
  if (tag == Tag::kListLevel && level_ >= 0) close_level();
  if (tag == Tag::kListOverride) override_ = -1;
  if (tag == Tag::kNumber) instance_ = nullptr;
  if (tag == Tag::kAbstractList) abstract_ = nullptr;
}

}  // namespace jixiao
