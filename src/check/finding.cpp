#include "check/finding.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "bytes/bytes.h"
#include "check/messages.h"
#include "normalize/fold.h"

namespace jixiao {
namespace {

constexpr int kExcerptCharacters = 40;

std::string row_name(const Form& form, const Row& row) {
  if (row.table == FormTable::kFunds && row.index < form.funds.size()) {
    const FundRow& fund = form.funds[row.index];
    return fund.label.value.value_or(fund.key);
  }
  if (row.table == FormTable::kIndicators && row.index < form.indicators.size()) {
    return form.indicators[row.index].level3.value.value_or("");
  }
  return {};
}

// Like row_name, but a fund by its key: labels are worded differently from year to year.
std::string row_identity(const Form& form, const Row& row) {
  if (row.table == FormTable::kFunds && row.index < form.funds.size())
    return form.funds[row.index].key;
  return row_name(form, row);
}

// "/forms/0/funds/2/executed" stands in the third fund row.
std::optional<Row> pointed_row(const std::string& pointer) {
  static constexpr std::pair<FormTable, std::string_view> kLists[] = {
      {FormTable::kFunds, "/funds/"},
      {FormTable::kGoals, "/goals/"},
      {FormTable::kIndicators, "/indicators/"}};
  for (const auto& [table, list] : kLists) {
    const std::size_t at = pointer.find(list);
    if (at == std::string::npos) continue;
    std::size_t index = 0;
    bool digits = false;
    for (std::size_t i = at + list.size(); i < pointer.size() && pointer[i] != '/'; ++i) {
      if (pointer[i] < '0' || pointer[i] > '9') return std::nullopt;
      index = index * 10 + static_cast<std::size_t>(pointer[i] - '0');
      digits = true;
    }
    if (digits) return Row{table, index};
  }
  return std::nullopt;
}

// "executed" of "/forms/0/funds/2/executed"; "total/score" of "/forms/0/total/score".
std::string pointed_field(const std::string& pointer) {
  for (const char* part : {"/total/", "/target/", "/actual/"}) {
    const std::size_t at = pointer.find(part);
    if (at != std::string::npos) return pointer.substr(at + 1);
  }
  return pointer.substr(pointer.rfind('/') + 1);
}

std::string currency_of(const Scope& scope) {
  return scope.form == nullptr ? "" : scope.form->form->currency_unit.value.value_or("");
}

// A difference of rates is told in points: 1% of 50% is something else.
std::string difference_words(const Decimal& difference, std::string_view field,
                             const std::string& currency, Language language) {
  if (!is_rate(field)) return figure_words(difference, field, currency);
  return difference.shifted(2).normalized().to_string() +
         (language == Language::kChinese ? "个百分点" : " percentage points");
}

// What the band and the blanks add to a message.
std::string notes_of(const Fault& fault, Language language) {
  const bool english = language == Language::kEnglish;
  std::string notes;
  if (fault.band == Band::kRounding) notes += english ? " (rounding)" : "（尾差）";
  if (fault.band == Band::kCoarseTotal) notes += english ? " (rounded total)" : "（合计取整）";
  if (!fault.blanks_as_zero.empty()) {
    const std::string count = std::to_string(fault.blanks_as_zero.size());
    notes += english ? " (" + count + " blank counted as 0)" : "（" + count + " 处空白按 0 计）";
  }
  if (fault.stated && fault.computed) {
    if (const std::optional<int> slip = unit_slip(*fault.stated, *fault.computed)) {
      const std::string zeros(static_cast<std::size_t>(*slip), '0');
      notes += english ? "; they differ by a factor of 1" + zeros + ", likely a unit slip"
                       : "；两数约差 1" + zeros + " 倍，疑似单位写错";
    }
  }
  return notes;
}

std::string band_name(Band band) {
  switch (band) {
    case Band::kPass:
      return {};
    case Band::kRounding:
      return "rounding";
    case Band::kCoarseTotal:
      return "coarse-total";
    case Band::kInconsistent:
      return "inconsistent";
  }
  return {};
}

Severity severity_of(const Scope& scope, const Fault& fault) {
  const Severity severity =
      scope.rule->severity ? *scope.rule->severity : default_severity(scope.rule->code);
  if (fault.band == Band::kRounding) return Severity::kInfo;
  if (fault.band == Band::kCoarseTotal) return std::min(severity, Severity::kWarning);
  return severity;
}

// A blank field outside the tables has no neighbour in its row that says where it stands.
std::optional<Place> place_of(const Scope& scope, const Fault& fault,
                              const std::optional<Row>& row) {
  if (scope.form == nullptr || fault.accused.origin >= 0 || row) return std::nullopt;
  const Place& place = scope.form->form->place;
  if (place == Place{}) return std::nullopt;
  return place;
}

std::string identity_of(const Scope& scope, const Fault& fault, const std::optional<Row>& row) {
  std::string identity = fault.identity;
  if (identity.empty() && scope.form != nullptr && row) {
    identity = row_identity(*scope.form->form, *row);
  }
  identity.append("\n").append(fault.accused.name.text());
  return identity;
}

std::string plain_subject(const Scope& scope, const Fault& fault, const std::optional<Row>& row) {
  if (!fault.subject.empty() || scope.form == nullptr) return fault.subject;
  if (!row) return {};
  return subject_words(row->table, row_name(*scope.form->form, *row), scope.language);
}

std::string figure_word(const Scope& scope, const Fault& fault, std::string_view name) {
  const std::string_view field = fault.accused.name.text();
  const std::string currency = currency_of(scope);
  if (name == "stated") return fault.stated ? figure_words(*fault.stated, field, currency) : "";
  if (!fault.computed) return {};
  if (name == "computed") {
    const Decimal computed = is_rate(field) ? *fault.computed : fault.computed->normalized();
    return figure_words(computed, field, currency);
  }
  if (name != "diff" || !fault.stated) return {};
  const Decimal difference = (*fault.stated - *fault.computed).abs().normalized();
  return difference_words(difference, field, currency, scope.language);
}

// What stands for a placeholder of the message; `row` is that of the accused value.
std::string word_of(const Scope& scope, const Fault& fault, const std::optional<Row>& row,
                    std::string_view name) {
  const auto own = fault.words.find(name);
  if (own != fault.words.end()) return own->second;
  if (name == "field") return field_words(fault.accused.name.text(), scope.language);
  if (name == "subject") return plain_subject(scope, fault, row);
  if (name == "other" && !fault.operands.empty()) {
    return field_words(fault.operands.front().name.text(), scope.language);
  }
  if (name == "text" && fault.accused.text) {
    return shortened(*fault.accused.text, kExcerptCharacters);
  }
  return figure_word(scope, fault, name);
}

// How a name counts in a fingerprint: another export writes （ as ( or wraps a line elsewhere.
std::string identity_key(const std::string& name) {
  std::string key = fold_match(name);
  if (key.find(' ') != std::string::npos) std::erase(key, ' ');
  return key;
}

// Who the document is about, for findings of a form and of the report around the forms.
std::string owner_of(const Report& report, const std::optional<int>& form) {
  const Form* const own = form ? &report.forms[static_cast<std::size_t>(*form)] : nullptr;
  const Text& unit = own == nullptr ? report.reporting_unit : own->implementing_unit;
  const Text& name = own == nullptr ? report.title : own->project_name;
  const bool dated = own != nullptr && own->fiscal_year.value;
  const Number& year = dated ? own->fiscal_year : report.fiscal_year;
  std::string owner;
  for (const Text* text : {&unit, &name}) {
    if (text->value) owner += identity_key(*text->value);
    owner += '\n';
  }
  return year.value ? owner + year.value->to_string() : owner;
}

}  // namespace

std::string check_name(const Pack& pack, const CheckRule& rule) {
  std::string name;
  name.reserve(pack.id.size() + 1 + rule.id.size());  // each check of each form has one
  name.append(pack.id).append("/").append(rule.id);
  return name;  // what append() gives would be copied
}

Found make_finding(const Scope& scope, const Fault& fault) {
  const std::string at = fault.accused.at.written();
  const Pointer& pointer = fault.accused.at;
  const std::optional<Row> row = pointer.is_written() ? pointed_row(at) : pointer.row();
  std::string identity = identity_of(scope, fault, row);
  const CheckRule& rule = *scope.rule;
  Finding finding;
  finding.code = rule.code;
  finding.check = check_name(*scope.pack, rule);
  finding.version = scope.pack->version;
  finding.severity = severity_of(scope, fault);
  if (fault.band) finding.band = band_name(*fault.band);
  if (scope.form != nullptr) finding.form = scope.form->index;
  const std::string_view text =
      rule.message.empty() ? message_text(rule.code, fault.variant, scope.language) : rule.message;
  finding.message =
      fill(text, [&](std::string_view name) { return word_of(scope, fault, row, name); }) +
      notes_of(fault, scope.language);
  finding.stated = fault.stated;
  finding.computed = fault.computed;
  finding.tolerance = fault.tolerance;
  if (!at.empty()) finding.at.push_back(at);
  for (const Value& operand : fault.operands) finding.operands.push_back(operand.at.written());
  finding.blanks_as_zero = fault.blanks_as_zero;
  finding.place = place_of(scope, fault, row);
  return {std::move(finding), std::move(identity)};
}

Found make_unparsed_finding(const Report& report, const Unparsed& unparsed, Language language) {
  Found found;
  Finding& finding = found.finding;
  finding.code = unparsed.likely.empty() ? "unparsed-number" : "suspected-sign";
  finding.severity = default_severity(finding.code);
  finding.form = unparsed.form;
  finding.at.push_back(unparsed.pointer);
  const std::string field = pointed_field(unparsed.pointer);
  Words words{{"field", field_words(field, language)},
              {"text", shortened(unparsed.text, kExcerptCharacters)},
              {"likely", shortened(unparsed.likely, kExcerptCharacters)}};
  found.subject = "\n" + field;
  const std::optional<Row> row = pointed_row(unparsed.pointer);
  if (row && unparsed.form && static_cast<std::size_t>(*unparsed.form) < report.forms.size()) {
    const Form& form = report.forms[static_cast<std::size_t>(*unparsed.form)];
    words["subject"] = subject_words(row->table, row_name(form, *row), language);
    found.subject = row_identity(form, *row) + found.subject;
  }
  finding.message = fill(message_text(finding.code, unparsed.variant, language), words);
  return found;
}

Found make_unread_finding(const Report& report, const Unread& unread, Language language) {
  Found found;
  Finding& finding = found.finding;
  finding.code = unread.code;
  finding.severity = default_severity(finding.code);
  const bool english = language == Language::kEnglish;
  std::string text = english ? unread.what_en : unread.what;
  const std::string place = unread_place_words(unread.place, report.parts, language);
  if (!place.empty()) text += english ? " (" + place + ")" : "（" + place + "）";
  finding.message = fill(message_text(finding.code, "", language),
                         [&text](std::string_view name) { return name == "text" ? text : ""; });
  finding.place = unread.place;
  found.subject = unread.what;
  return found;
}

Found make_foreign_form_finding(const Report& report, int form, Language language) {
  Found found;
  Finding& finding = found.finding;
  const Form& foreign = report.forms[static_cast<std::size_t>(form)];
  finding.code = "not-self-evaluation";
  finding.severity = default_severity(finding.code);
  finding.form = form;
  const std::string title = foreign.title.value.value_or(foreign.kind);
  finding.message = fill(message_text(finding.code, "", language),
                         {{"text", shortened(title, kExcerptCharacters)}});
  finding.at.push_back("/forms/" + std::to_string(form) + "/title");
  if (!(foreign.place == Place{})) finding.place = foreign.place;
  return found;
}

Found make_foreign_report_finding(const Report& report, const Narrative& narrative,
                                  Language language) {
  Found found;
  Finding& finding = found.finding;
  finding.code = "not-self-evaluation";
  finding.severity = default_severity(finding.code);
  const std::string title =
      narrative.title.empty() ? report.title.value.value_or("") : narrative.title;
  finding.message = fill(message_text(finding.code, "report", language),
                         {{"text", shortened(title, kExcerptCharacters)}});
  if (report.title.value == narrative.title) finding.at.push_back("/report/title");
  found.subject = title;
  return found;
}

std::string pointer_field_words(const std::string& pointer, Language language) {
  return field_words(pointed_field(pointer), language);
}

std::string pointer_words(const Report& report, const std::string& pointer, Language language) {
  constexpr std::string_view kForms = "/forms/";
  constexpr std::string_view kClaims = "/claims/";
  std::string field = pointer_field_words(pointer, language);
  const auto index = [&pointer](std::string_view list) {
    return static_cast<std::size_t>(std::stoul(pointer.substr(list.size())));
  };
  if (pointer.starts_with(kClaims)) {
    const std::string said = report.claims.at(index(kClaims)).text.value.value_or("");
    const std::string shown = shortened(said, kExcerptCharacters);
    return language == Language::kChinese ? "正文“" + shown + "”" : "text \"" + shown + "\"";
  }
  const std::optional<Row> row = pointed_row(pointer);
  if (!row || !pointer.starts_with(kForms)) return field;
  const Form& form = report.forms.at(index(kForms));
  return subject_words(row->table, row_name(form, *row), language) + field;
}

void set_fingerprints(const Report& report, std::vector<Found>& found) {
  std::unordered_map<std::string, int> seen;
  std::optional<int> form;  // that the owner is of: findings stand form by form
  std::string owner;
  for (Found& one : found) {
    if (owner.empty() || form != one.finding.form) owner = owner_of(report, one.finding.form);
    form = one.finding.form;
    std::string identity = one.finding.code;
    identity.append("\n").append(owner).append("\n").append(identity_key(one.subject));
    const int occurrence = seen[identity]++;
    one.finding.fingerprint = sha256(identity.append("\n").append(std::to_string(occurrence)));
  }
}

}  // namespace jixiao
