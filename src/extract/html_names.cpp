#include "extract/html_names.h"

#include <algorithm>
#include <array>

namespace jixiao {
namespace {

struct Name {
  std::string_view name;
  HtmlTag tag;
};

// In alphabetical order, for the search.
constexpr std::array kNames{
    Name{"a", HtmlTag::kLink},
    Name{"address", HtmlTag::kBlock},
    Name{"article", HtmlTag::kArticle},
    Name{"aside", HtmlTag::kMarginal},
    Name{"audio", HtmlTag::kObject},
    Name{"blockquote", HtmlTag::kBlock},
    Name{"body", HtmlTag::kBody},
    Name{"br", HtmlTag::kBreak},
    Name{"button", HtmlTag::kButton},
    Name{"canvas", HtmlTag::kObject},
    Name{"caption", HtmlTag::kBlock},
    Name{"center", HtmlTag::kSection},
    Name{"dd", HtmlTag::kBlock},
    Name{"del", HtmlTag::kDropped},  // Word writes a tracked deletion so
    Name{"details", HtmlTag::kBlock},
    Name{"dir", HtmlTag::kUnordered},
    Name{"div", HtmlTag::kSection},
    Name{"dl", HtmlTag::kBlock},
    Name{"dt", HtmlTag::kBlock},
    Name{"embed", HtmlTag::kObject},
    Name{"fieldset", HtmlTag::kBlock},
    Name{"figcaption", HtmlTag::kBlock},
    Name{"figure", HtmlTag::kBlock},
    Name{"footer", HtmlTag::kMarginal},
    Name{"form", HtmlTag::kForm},
    Name{"h1", HtmlTag::kHeading1},
    Name{"h2", HtmlTag::kHeading2},
    Name{"h3", HtmlTag::kHeading3},
    Name{"h4", HtmlTag::kHeading4},
    Name{"h5", HtmlTag::kHeading5},
    Name{"h6", HtmlTag::kHeading6},
    Name{"header", HtmlTag::kHeader},
    Name{"hgroup", HtmlTag::kBlock},
    Name{"hr", HtmlTag::kBlock},
    Name{"html", HtmlTag::kBody},
    Name{"iframe", HtmlTag::kObject},
    Name{"img", HtmlTag::kPicture},
    Name{"input", HtmlTag::kInput},
    Name{"legend", HtmlTag::kBlock},
    Name{"li", HtmlTag::kItem},
    Name{"listing", HtmlTag::kPre},
    Name{"main", HtmlTag::kArticle},
    Name{"menu", HtmlTag::kUnordered},
    Name{"meta", HtmlTag::kMeta},
    Name{"nav", HtmlTag::kMarginal},
    Name{"noframes", HtmlTag::kHidden},
    Name{"noscript", HtmlTag::kHidden},
    Name{"object", HtmlTag::kObject},
    Name{"ol", HtmlTag::kOrdered},
    Name{"optgroup", HtmlTag::kInline},
    Name{"option", HtmlTag::kOption},
    Name{"p", HtmlTag::kParagraph},
    Name{"pre", HtmlTag::kPre},
    Name{"rp", HtmlTag::kDropped},
    Name{"rt", HtmlTag::kDropped},
    Name{"script", HtmlTag::kScript},
    Name{"section", HtmlTag::kSection},
    Name{"style", HtmlTag::kDropped},
    Name{"summary", HtmlTag::kBlock},
    Name{"svg", HtmlTag::kObject},
    Name{"table", HtmlTag::kTable},
    Name{"tbody", HtmlTag::kRows},
    Name{"td", HtmlTag::kCell},
    Name{"template", HtmlTag::kHidden},
    Name{"tfoot", HtmlTag::kFooterRows},
    Name{"th", HtmlTag::kCell},
    Name{"thead", HtmlTag::kRows},
    Name{"title", HtmlTag::kTitle},
    Name{"tr", HtmlTag::kRow},
    Name{"ul", HtmlTag::kUnordered},
    Name{"video", HtmlTag::kObject},
    Name{"xml", HtmlTag::kDropped},  // Word's own settings
};

constexpr bool is_before(const Name& left, const Name& right) { return left.name < right.name; }
static_assert(std::ranges::is_sorted(kNames, is_before));

}  // namespace

HtmlTag find_html_tag(std::string_view name) {
  const auto found = std::ranges::lower_bound(kNames, name, {}, &Name::name);
  return found != kNames.end() && found->name == name ? found->tag : HtmlTag::kInline;
}

bool is_block(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::kInline:
    case HtmlTag::kBreak:
    case HtmlTag::kLink:
    case HtmlTag::kPicture:
    case HtmlTag::kObject:
    case HtmlTag::kInput:
    case HtmlTag::kButton:
    case HtmlTag::kOption:
    case HtmlTag::kHidden:
    case HtmlTag::kScript:
    case HtmlTag::kTitle:
    case HtmlTag::kMeta:
    case HtmlTag::kDropped:
      return false;
    default:
      return true;
  }
}

}  // namespace jixiao
