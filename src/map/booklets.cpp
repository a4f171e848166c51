#include "map/booklets.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "map/detect.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

// Characters; a shorter name of a project stands in too many sentences.
constexpr int kShortestName = 4;

// What tells where reports begin.
struct Outline {
  FoundHeadings found;
  std::vector<Heading> headings;    // without the titles
  std::vector<std::size_t> titles;  // lines that are titles of reports
};

// 一、 or 1、 at the first level.
bool is_first(const Heading& heading) {
  std::string number;
  for (const char c : fold_match(heading.label.text)) {
    if (c != ' ' && c != '.') number += c;
  }
  return heading.level == 1 && (number == "一、" || number == "1、" || number == "1");
}

Outline find_outline(const Rules& rules, std::span<const Line> lines) {
  Outline outline;
  outline.found.pack = detect(rules, LabelSet(rules.detection), "", Detected::kProse).pack;
  if (outline.found.pack != nullptr) {
    outline.found.all = find_headings(*outline.found.pack, lines);
  }
  std::vector<bool> numbered(lines.size(), false);
  for (const Heading& heading : outline.found.all) numbered[heading.line] = heading.scheme >= 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool free = !lines[i].used && !lines[i].contents_line && !numbered[i];
    if (free && is_report_title(rules, lines[i].key)) {
      outline.titles.push_back(i);
    }
  }
  std::copy_if(outline.found.all.begin(), outline.found.all.end(),
               std::back_inserter(outline.headings), [&](const Heading& heading) {
                 return !std::binary_search(outline.titles.begin(), outline.titles.end(),
                                            heading.line);
               });
  return outline;
}

// The search for the first lines of booklets.
struct Search {
  std::span<const Line> lines;
  const Report& report;
  const Outline& outline;

  // Is there a form between the lines? The last one may be lines.size().
  bool has_form(std::size_t first, std::size_t last) const {
    const int begin = first == 0 ? -1 : lines[first].block;
    return std::any_of(report.forms.begin(), report.forms.end(), [&](const Form& form) {
      return form.place.block >= begin &&
             (last >= lines.size() || form.place.block < lines[last].block);
    });
  }
  // Is there a heading with a line of text below it? A list of contents has none.
  bool has_text(std::size_t first, std::size_t last) const {
    auto heading = std::find_if(outline.headings.begin(), outline.headings.end(),
                                [&](const Heading& candidate) { return candidate.line >= first; });
    if (heading == outline.headings.end()) return false;
    for (std::size_t i = heading->line; i < last; ++i) {
      const bool is_heading = heading != outline.headings.end() && heading->line == i;
      if (is_heading && heading->rest.text.empty()) {
        ++heading;
        continue;
      }
      if (!lines[i].used && !lines[i].contents_line) return true;
    }
    return false;
  }
  // The first line behind the last form above the heading.
  std::size_t behind_form(std::size_t heading) const {
    std::size_t line = heading;
    while (line > 0 && !lines[line].form_before) --line;
    return line;
  }
  // Do the numbers of the headings begin again behind this line?
  bool begins_again(std::size_t line) const {
    const auto next = std::find_if(outline.headings.begin(), outline.headings.end(),
                                   [&](const Heading& heading) { return heading.line >= line; });
    return next != outline.headings.end() && is_first(*next);
  }
};

// Does a new report begin at this title, the one before being `title`? A title that stands again
// begins one only if the numbers do, too.
bool begins_at_title(const Search& search, std::size_t from, std::size_t line,
                     const std::string& key, const std::string& title) {
  if (!search.has_text(from, line) && !search.has_form(from, line)) return false;
  return key != title || search.begins_again(line);
}

// The first line of a report without a title whose first heading this is; nothing if none begins.
std::optional<std::size_t> find_untitled(const Search& search, std::size_t from,
                                         const Heading& heading) {
  if (!is_first(heading)) return std::nullopt;
  const std::size_t behind = search.behind_form(heading.line);
  if (behind <= from || !search.has_text(from, behind)) return std::nullopt;
  return behind;
}

std::vector<std::size_t> find_first_lines(const Search& search) {
  std::vector<std::size_t> firsts = {0};
  std::string title;
  auto heading = search.outline.headings.begin();
  for (std::size_t i = 0; i < search.lines.size(); ++i) {
    const std::size_t from = firsts.back();
    if (std::binary_search(search.outline.titles.begin(), search.outline.titles.end(), i)) {
      const std::string& key = search.lines[i].key;
      const bool begins = begins_at_title(search, from, i, key, title);
      if (begins) firsts.push_back(i);
      if (begins || title.empty()) title = key;
    } else if (heading != search.outline.headings.end() && heading->line == i) {
      const std::optional<std::size_t> first = find_untitled(search, from, *heading);
      if (first) firsts.push_back(*first);
      ++heading;
    }
  }
  return firsts;
}

void give_forms(std::span<const Line> lines, const Report& report, std::vector<Booklet>& booklets) {
  for (std::size_t i = 0; i < report.forms.size(); ++i) {
    const auto above =
        std::find_if(booklets.rbegin(), booklets.rend(), [&](const Booklet& booklet) {
          return booklet.first == 0 || lines[booklet.first].block <= report.forms[i].place.block;
        });
    above->forms.push_back(static_cast<int>(i));
  }
}

// --- Whose claims ------------------------------------------------------------------------------

// The form with this name in its key; forms of one name name none.
using Names = std::map<std::string, int>;

Names names_of(const Report& report) {
  Names names;
  for (std::size_t i = 0; i < report.forms.size(); ++i) {
    const Form& form = report.forms[i];
    const std::string key = label_key(form.project_name.value.value_or(""));
    if (!is_self_evaluation(form) || count_code_points(key) < kShortestName) continue;
    const auto [known, added] = names.emplace(key, static_cast<int>(i));
    if (!added) known->second = kNoForm;
  }
  return names;
}

// The form whose project the text names, if it names one: 甲项目二期 is not 甲项目.
std::optional<int> find_named(const Names& names, const std::string& text) {
  const std::string key = label_key(text);
  const std::string* longest = nullptr;
  for (const auto& [name, form] : names) {
    if (key.find(name) == std::string::npos) continue;
    if (longest == nullptr || name.find(*longest) != std::string::npos) {
      longest = &name;
    } else if (longest->find(name) == std::string::npos) {
      return kNoForm;  // two projects
    }
  }
  if (longest == nullptr) return std::nullopt;
  return names.at(*longest);
}

struct Attribution {
  const std::vector<Booklet>& booklets;
  const std::vector<Heading>& headings;
  const std::vector<Cover>& covers;
  std::span<const Line> lines;
  Report& report;
  Names names = {};

  const Form& form(int index) const { return report.forms[static_cast<std::size_t>(index)]; }
  // The booklet's only self-evaluation form.
  std::optional<int> own_form(const Booklet& booklet) const {
    std::optional<int> own;
    for (const int index : booklet.forms) {
      if (!is_self_evaluation(form(index))) continue;
      if (own) return std::nullopt;
      own = index;
    }
    return own;
  }
  bool has_prose(const Booklet& booklet) const {
    return std::any_of(headings.begin(), headings.end(), [&](const Heading& heading) {
      return heading.line >= booklet.first && heading.line < booklet.last;
    });
  }
};

// A form above all prose and none behind the last: forms may stand before their prose.
bool order_is_told(const Attribution& all) {
  std::vector<const Booklet*> prose;
  for (const Booklet& booklet : all.booklets) {
    if (all.has_prose(booklet)) prose.push_back(&booklet);
  }
  if (prose.size() < 2) return true;
  const std::size_t heading = all.headings.front().line;
  const bool above =
      std::any_of(all.report.forms.begin(), all.report.forms.end(), [&](const Form& form) {
        return is_self_evaluation(form) && form.place.block < all.lines[heading].block;
      });
  const std::vector<int>& last = prose.back()->forms;
  const bool behind = std::any_of(last.begin(), last.end(), [&](int index) {
    return is_self_evaluation(all.form(index)) &&
           all.form(index).place.block > all.lines[prose.back()->first].block;
  });
  return !above || behind;
}

// Named in the paragraph, in the headings around it, or in the title of its booklet.
std::optional<int> find_named_form(const Attribution& all, std::size_t line, const Cover& cover) {
  if (const std::optional<int> named = find_named(all.names, all.lines[line].passage.text)) {
    return named;
  }
  int level = -1;
  for (auto heading = all.headings.rbegin(); heading != all.headings.rend(); ++heading) {
    if (heading->line > line || (level >= 0 && heading->level >= level)) continue;
    level = heading->level;
    if (const std::optional<int> named = find_named(all.names, heading->title.text)) return named;
    if (level <= 1) break;
  }
  return find_named(all.names, cover.title.value.value_or(""));
}

std::size_t line_of(const Attribution& all, const Claim& claim) {
  const int origin = claim.text.origin >= 0 ? claim.text.origin : claim.number.origin;
  const int block = all.report.origins[static_cast<std::size_t>(origin)].place.block;
  const auto found =
      std::lower_bound(all.lines.begin(), all.lines.end(), block,
                       [](const Line& line, int number) { return line.block < number; });
  return static_cast<std::size_t>(found - all.lines.begin());
}

void attribute(const Attribution& all, bool by_order, Claim& claim) {
  const std::size_t line = line_of(all, claim);
  std::size_t number = 0;
  while (number + 1 < all.booklets.size() && all.booklets[number + 1].first <= line) ++number;
  const std::optional<int> named = find_named_form(all, line, all.covers[number]);
  if (named) {
    claim.form = *named;
  } else if (by_order) {
    claim.form = all.own_form(all.booklets[number]).value_or(kNoForm);
  } else if (all.booklets.size() > 1) {
    claim.form = kNoForm;
  }
}

}  // namespace

Binding find_booklets(const Rules& rules, std::span<const Line> lines, const Report& report) {
  Outline outline = find_outline(rules, lines);
  const Search search{lines, report, outline};
  Binding binding;
  for (const std::size_t first : find_first_lines(search)) {
    if (!binding.booklets.empty()) binding.booklets.back().last = first;
    binding.booklets.push_back({first, lines.size()});
  }
  give_forms(lines, report, binding.booklets);
  binding.headings = std::move(outline.headings);
  binding.found = std::move(outline.found);
  return binding;
}

void attribute_claims(const Binding& binding, const std::vector<Cover>& covers,
                      std::span<const Line> lines, Report& report) {
  const std::vector<Booklet>& booklets = binding.booklets;
  const auto forms = std::count_if(report.forms.begin(), report.forms.end(), is_self_evaluation);
  if (forms == 0 || (forms == 1 && booklets.size() == 1)) return;
  Attribution all{booklets, binding.headings, covers, lines, report};
  if (forms > 1) all.names = names_of(report);
  const bool by_order = booklets.size() > 1 && order_is_told(all);
  for (Claim& claim : report.claims) attribute(all, by_order, claim);
  if (booklets.size() == 1) return;
  for (std::size_t i = 0; i < booklets.size(); ++i) {
    for (const int index : booklets[i].forms) {
      const bool own = by_order && all.own_form(booklets[i]) == index;
      report.forms[static_cast<std::size_t>(index)].cover_unit =
          own ? covers[i].reporting_unit : Text{};
    }
  }
}

}  // namespace jixiao
