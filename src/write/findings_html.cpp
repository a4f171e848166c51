#include "write/findings_html.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "write/findings_words.h"

namespace jixiao {
namespace {

constexpr std::string_view kStyle = R"css(
:root{--ink:#1f2933;--soft:#5f6c7b;--line:#d9dfe6;--paper:#fff;--back:#f3f5f8;
--error:#b42318;--warning:#9a5b00;--info:#175cd3;--mark:#fff1b8}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--ink);font:15px/1.6 "Noto Sans CJK SC",
"Source Han Sans SC","Microsoft YaHei","PingFang SC","Hiragino Sans GB",sans-serif}
header,main,footer{max-width:1080px;margin:0 auto;padding:0 20px}
h1{font-size:24px;margin:28px 0 4px}h2{font-size:17px;margin:0;overflow-wrap:anywhere}
h3{font-size:15px;margin:18px 0 8px;color:var(--soft)}
.soft{color:var(--soft)}.small{font-size:13px}
.cards{display:flex;flex-wrap:wrap;gap:12px;margin:18px 0}
.card{background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:10px 18px;min-width:112px}
.card b{display:block;font-size:24px;line-height:1.3}
.card.error b{color:var(--error)}.card.warning b{color:var(--warning)}.card.info b{color:var(--info)}
.notes{background:#fffaeb;border:1px solid #fedf89;border-radius:8px;padding:10px 18px;margin:12px 0}
.notes p{margin:2px 0}
input.f{margin:0 6px 0 0;vertical-align:-1px}label.f{margin-right:20px;cursor:pointer}
table{border-collapse:collapse}
.overview{width:100%;background:var(--paper);border:1px solid var(--line);margin:14px 0 26px}
.overview th,.overview td{padding:6px 12px;border-bottom:1px solid var(--line);text-align:left}
.overview th{background:#e9edf2;font-weight:600}
.overview .n{text-align:right;width:84px}.overview td:first-child{overflow-wrap:anywhere}
a{color:#175cd3;text-decoration:none}a:hover{text-decoration:underline}
.document{background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:16px 20px;margin:0 0 20px}
.finding{border-left:4px solid var(--line);padding:2px 0 2px 14px;margin:0 0 16px;break-inside:avoid}
.finding.error{border-color:var(--error)}.finding.warning{border-color:#dc8a00}.finding.info{border-color:var(--info)}
.finding p{margin:2px 0}.message{font-weight:600}
.badge{display:inline-block;border-radius:4px;padding:0 8px;margin-right:8px;font-size:13px;font-weight:600;color:#fff;background:var(--soft)}
.badge.error{background:var(--error)}.badge.warning{background:#b86e00}.badge.info{background:var(--info)}
.badge.state{background:#e9edf2;color:var(--ink)}
.figures{margin:6px 0}.figures th,.figures td{border:1px solid var(--line);padding:2px 14px;text-align:right}
.figures th{background:#f3f5f8;font-weight:400;color:var(--soft)}
.scroll{overflow-x:auto;margin:6px 0}
.row td{border:1px solid var(--line);padding:3px 9px;font-size:13px;max-width:260px;vertical-align:top}
mark,.row td.marked{background:var(--mark);outline:2px solid #f0b429;outline-offset:-2px;color:inherit}
mark{outline-width:1px;outline-offset:0;padding:0 1px}
blockquote{margin:6px 0;padding:4px 12px;background:#f8f9fb;font-size:14px}
code{font:13px Consolas,"DejaVu Sans Mono",monospace}
.suppressed,.gone{opacity:.75}
details{margin:10px 0 0}summary{cursor:pointer;color:var(--soft)}
footer{padding-bottom:36px}
#f-error:not(:checked)~main .finding.error:not(.suppressed):not(.gone),
#f-warning:not(:checked)~main .finding.warning:not(.suppressed):not(.gone),
#f-info:not(:checked)~main .finding.info:not(.suppressed):not(.gone),
#f-settled:not(:checked)~main .finding.suppressed,
#f-settled:not(:checked)~main .finding.gone{display:none}
.filter{position:sticky;top:0;background:var(--back);padding:10px 20px;border-bottom:1px solid var(--line);max-width:1080px;margin:0 auto;z-index:1}
input.f{position:absolute;opacity:0}
.filter label:before{content:"☐ "}
#f-error:checked~.filter label[for=f-error]:before,#f-warning:checked~.filter label[for=f-warning]:before,
#f-info:checked~.filter label[for=f-info]:before,#f-settled:checked~.filter label[for=f-settled]:before{content:"☑ "}
#f-error:focus-visible~.filter label[for=f-error],#f-warning:focus-visible~.filter label[for=f-warning],
#f-info:focus-visible~.filter label[for=f-info],#f-settled:focus-visible~.filter label[for=f-settled]{outline:2px solid #175cd3}
@media print{@page{size:A4;margin:14mm}body{background:#fff;font-size:12px}.filter{display:none}
.document{border:0;padding:0;border-top:1px solid var(--line);border-radius:0;padding-top:10px}
header,main,footer{max-width:none;padding:0}.row td{font-size:11px;max-width:none}.scroll{overflow:visible}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
)css";

std::string tag(std::string_view name, std::string_view classes, const std::string& text) {
  const std::string head = classes.empty() ? "" : " class=\"" + std::string(classes) + "\"";
  return "<" + std::string(name) + head + ">" + html_escaped(text) + "</" + std::string(name) + ">";
}

std::string anchor(std::size_t document) { return "d" + std::to_string(document + 1); }

// A file's path, with "(standard input)" for -.
std::string shown_path(const CheckedDocument& document, bool english) {
  return document.source.path == "-" ? say(english, "（标准输入）", "(standard input)")
                                     : document.source.path;
}

std::string figures(const Finding& finding, bool english) {
  std::string names;
  std::string values;
  const auto add = [&](std::string_view chinese, std::string_view in_english,
                       const std::optional<Decimal>& value) {
    if (!value) return;
    names += tag("th", "", say(english, chinese, in_english));
    values += tag("td", "", shown_figure(finding, *value));
  };
  add("填报", "stated", finding.stated);
  add("计算", "computed", finding.computed);
  add("相差", "difference", difference(finding));
  if (finding.tolerance && !finding.tolerance->zero()) {
    add("允差", "tolerance", finding.tolerance->normalized());
  }
  if (names.empty()) return {};
  return "<table class=\"figures\"><tr>" + names + "</tr><tr>" + values + "</tr></table>\n";
}

std::string excerpt(const FindingRow& row) {
  std::string pieces;
  for (const ExcerptPiece& piece : row.excerpt) {
    if (row.table_excerpt) {
      pieces += tag("td", piece.marked ? "marked" : "", piece.text);
    } else {
      pieces += piece.marked && !piece.text.empty() ? tag("mark", "", piece.text)
                                                    : html_escaped(piece.text);
    }
  }
  if (pieces.empty()) return {};
  if (!row.table_excerpt) return "<blockquote>" + pieces + "</blockquote>\n";
  return "<div class=\"scroll\"><table class=\"row\"><tr>" + pieces + "</tr></table></div>\n";
}

std::string labelled(bool english, std::string_view chinese, std::string_view in_english,
                     const std::string& text) {
  if (text.empty()) return {};
  const std::string label = say(english, chinese, in_english);
  return "<p class=\"small\"><span class=\"soft\">" + label + "</span> " + html_escaped(text) +
         "</p>\n";
}

std::string finding_html(const FindingRow& row, bool english) {
  const Finding& finding = row.finding;
  std::string classes(severity_name(finding.severity));
  if (finding.suppressed) classes += " suppressed";
  if (finding.baseline == BaselineState::kGone) classes += " gone";
  std::string out = "<div class=\"finding " + classes + "\">\n<p>";
  out += tag("span", "badge " + std::string(severity_name(finding.severity)),
             severity_word(finding.severity, english));
  const std::string state = state_words(finding, english);
  if (!state.empty()) out += tag("span", "badge state", state);
  out +=
      tag("span", "", code_title(finding.code, english)) + " " + tag("code", "soft", finding.code);
  out += "</p>\n" + tag("p", "message", finding.message) + "\n";
  out += figures(finding, english) + labelled(english, "位置", "place", row.where) + excerpt(row);
  out += labelled(english, "相关", "operands", row.operands);
  if (finding.suppressed) {
    out +=
        labelled(english, "豁免", "suppressed by", suppression_words(*finding.suppressed, english));
  }
  out += "<p class=\"small soft\">" + say(english, "指纹", "fingerprint") + " " +
         tag("code", "", finding.fingerprint) + "</p>\n</div>\n";
  return out;
}

// The findings of one group, graver ones first.
std::string group_html(std::vector<const FindingRow*> rows, const std::string& heading,
                       bool english) {
  if (rows.empty()) return {};
  std::stable_sort(rows.begin(), rows.end(), [](const FindingRow* a, const FindingRow* b) {
    return a->finding.severity > b->finding.severity;
  });
  std::string out = tag("h3", "", heading) + "\n";
  for (const FindingRow* row : rows) out += finding_html(*row, english);
  return out;
}

// By form in order; then what was not read, and what is gone.
std::string findings_html(const CheckedDocument& document, bool english) {
  std::vector<int> forms;
  std::vector<const FindingRow*> notes;
  std::vector<const FindingRow*> gone;
  for (const FindingRow& row : document.findings) {
    if (row.finding.baseline == BaselineState::kGone) {
      gone.push_back(&row);
    } else if (is_reading_note(row.finding)) {
      notes.push_back(&row);
    } else {
      forms.push_back(row.finding.form.value_or(-1));
    }
  }
  std::sort(forms.begin(), forms.end());
  forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
  std::string out;
  for (const int form : forms) {
    std::vector<const FindingRow*> group;
    for (const FindingRow& row : document.findings) {
      const bool elsewhere =
          row.finding.baseline == BaselineState::kGone || is_reading_note(row.finding);
      if (!elsewhere && row.finding.form.value_or(-1) == form) group.push_back(&row);
    }
    out += group_html(group, group.front()->form, english);
  }
  out += group_html(notes, say(english, "未读内容", "Not read"), english);
  out += group_html(gone,
                    say(english, "已消除（基线中有，本次没有）", "Gone (in the baseline, not now)"),
                    english);
  return out;
}

std::string unjudged_html(const CheckedDocument& document, bool english) {
  std::string items;
  int count = 0;
  for (const CoverageRow& row : document.coverage) {
    const Coverage& entry = row.coverage;
    if (entry.outcome != Outcome::kNotEvaluated && entry.outcome != Outcome::kError) continue;
    ++count;
    std::string words = row.form + say(english, "：", ": ") + entry.reason;
    if (!row.where.empty()) words += say(english, "，", ", ") + row.where;
    items += "<li>" + tag("code", "", entry.check) + " " + html_escaped(words) + "</li>\n";
  }
  if (count == 0) return {};
  const std::string number = std::to_string(count);
  return "<details><summary>" +
         say(english, "未能评判 " + number + " 项", number + " not evaluated") +
         "</summary><ul class=\"small\">\n" + items + "</ul></details>\n";
}

std::string overview_row(const CheckedDocument& document, std::size_t number, bool english) {
  std::string row = "<tr><td><a href=\"#" + anchor(number) + "\">" +
                    html_escaped(shown_path(document, english)) + "</a></td>";
  if (document.failure) {
    const std::string words = say(english, "无法读取：", "unreadable: ");
    return row + "<td colspan=\"3\">" + words + html_escaped(failure_name(*document.failure)) +
           "</td></tr>\n";
  }
  for (const Severity severity : {Severity::kError, Severity::kWarning, Severity::kInfo}) {
    const int count = document.tally.severities[static_cast<std::size_t>(severity)];
    row += tag("td", "n", std::to_string(count));
  }
  return row + "</tr>\n";
}

std::string card(std::string_view classes, const std::string& number, const std::string& words) {
  return "<div class=\"card " + std::string(classes) + "\"><b>" + number + "</b>" +
         html_escaped(words) + "</div>\n";
}

std::string cards(const RunSummary& run, bool english) {
  std::string out = "<div class=\"cards\">\n";
  out += card("", std::to_string(run.inputs), say(english, "份文件", "documents"));
  if (run.failed > 0) {
    out += card("error", std::to_string(run.failed), say(english, "份无法读取", "unreadable"));
  }
  for (const Severity severity : {Severity::kError, Severity::kWarning, Severity::kInfo}) {
    const int count = run.tally.severities[static_cast<std::size_t>(severity)];
    out += card(severity_name(severity), std::to_string(count), severity_word(severity, english));
  }
  int fresh = 0;
  for (const int count : run.tally.fresh) fresh += count;
  const auto add = [&](int count, std::string_view chinese, std::string_view in_english) {
    if (count > 0) out += card("", std::to_string(count), say(english, chinese, in_english));
  };
  add(fresh, "新增", "new");
  add(run.tally.suppressed, "已豁免", "suppressed");
  add(run.tally.gone, "已消除", "gone");
  return out + "</div>\n";
}

std::string filters(bool english, std::string& labels) {
  struct Filter {
    std::string_view id;
    std::string words;
  };
  const std::array<Filter, 4> filters = {
      {{"f-error", severity_word(Severity::kError, english)},
       {"f-warning", severity_word(Severity::kWarning, english)},
       {"f-info", severity_word(Severity::kInfo, english)},
       {"f-settled", say(english, "已豁免、已消除", "suppressed, gone")}}};
  std::string boxes;
  for (const Filter& filter : filters) {
    const std::string id(filter.id);
    boxes += "<input class=\"f\" type=\"checkbox\" checked id=\"" + id + "\">\n";
    labels += "<label class=\"f\" for=\"" + id + "\">" + filter.words + "</label>\n";
  }
  return boxes;
}

std::string overview_head(bool english) {
  std::string head =
      "<table class=\"overview\"><tr><th>" + say(english, "文件", "document") + "</th>";
  for (const Severity severity : {Severity::kError, Severity::kWarning, Severity::kInfo}) {
    head += tag("th", "n", severity_word(severity, english));
  }
  return head + "</tr>\n";
}

}  // namespace

std::string html_escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
    }
  }
  return out;
}

HtmlPage::HtmlPage(bool english, TextSink documents)
    : english_(english), documents_(std::move(documents)) {}

void HtmlPage::add(const CheckedDocument& document) {
  const std::string path = shown_path(document, english_);
  overview_ += overview_row(document, count_, english_);
  std::string out =
      "<section class=\"document\" id=\"" + anchor(count_) + "\">\n" + tag("h2", "", path) + "\n";
  ++count_;
  if (document.failure) {
    out += "<div class=\"finding error\"><p>" +
           tag("span", "badge error", say(english_, "无法读取", "unreadable")) +
           tag("code", "soft", std::string(failure_name(*document.failure))) + "</p>\n" +
           tag("p", "message", document.message) + "</div>\n";
  } else {
    const TextOptions plain{false, english_};
    out += tag("p", "soft small",
               severity_summary(document.tally, plain) + " · " +
                   coverage_summary(document.tally, english_)) +
           "\n";
    out += findings_html(document, english_);
    if (document.findings.empty()) {
      out += tag("p", "", say(english_, "未发现问题", "nothing found")) + "\n";
    }
    out += unjudged_html(document, english_);
  }
  documents_(out + "</section>\n");
}

void HtmlPage::finish(const RunSummary& run, const TextSink& page,
                      const std::function<void()>& copy_documents) const {
  const std::string title =
      say(english_, "绩效自评报告检查结果", "Findings in self-evaluation reports");
  std::string labels;
  const std::string boxes = filters(english_, labels);
  page("<!DOCTYPE html>\n<html lang=\"" + say(english_, "zh-CN", "en") +
       "\">\n<head>\n<meta charset=\"utf-8\">\n"
       "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
       "<meta http-equiv=\"Content-Security-Policy\" "
       "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n" +
       tag("title", "", title) + "\n<style>" + std::string(kStyle) + "</style>\n</head>\n<body>\n");
  page("<header>\n" + tag("h1", "", title) + "\n" +
       tag("p", "soft", run.time + " · jixiao " + run.engine) + "\n" + cards(run, english_) +
       tag("p", "soft small", coverage_summary(run.tally, english_)) + "\n");
  if (!run.notes.empty()) {
    page("<div class=\"notes\">\n");
    for (const std::string& note : run.notes) page(tag("p", "", note) + "\n");
    page("</div>\n");
  }
  if (count_ > 1) page(overview_head(english_) + overview_ + "</table>\n");
  page("</header>\n" + boxes + "<div class=\"filter\">\n" + labels + "</div>\n<main>\n");
  copy_documents();
  std::string packs;
  for (const PackReference& pack : run.packs) {
    packs += (packs.empty() ? "" : ", ") + pack.id + " " + pack.version;
  }
  page("</main>\n<footer>" +
       tag("p", "soft small", say(english_, "规则包：", "Rule packs: ") + packs) +
       "</footer>\n</body>\n</html>\n");
}

}  // namespace jixiao
