#include "cli/check_review.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "cli/output.h"

namespace jixiao {
namespace {

constexpr std::size_t kShownDigits = 12;

std::ifstream open_file(const char* option, const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file || std::filesystem::is_directory(path)) {
    throw UnusableReview(std::string(option) + ": cannot read " + path);
  }
  return file;
}

std::string shown(const Suppression& one) {
  std::string words = one.fingerprint.substr(0, kShownDigits);
  if (!one.code.empty()) words += " " + one.code;
  return words + " " + one.terms.by + ": " + one.terms.reason;
}

// A finding and the wish it fulfils.
SuppressionMatch wished_match(std::size_t wish, const NewSuppression& asked, const Report& report,
                              const Finding& finding) {
  SuppressionMatch match;
  match.suppression = wish;
  match.now.fingerprint = finding.fingerprint;
  match.now.operands = operands_hash(report, finding);
  match.now.code = finding.code;
  match.now.message = finding.message;
  match.now.terms = asked.terms;
  return match;
}

}  // namespace

Review::Review(const CheckArguments& arguments, const std::string& today)
    : arguments_(arguments), today_(today), wished_(arguments.suppress.size()) {
  // The first --suppress makes the file.
  const bool begins =
      !arguments.suppress.empty() && !std::filesystem::exists(arguments.suppressions);
  if (!arguments.suppressions.empty() && !begins) {
    std::ifstream file = open_file("--suppressions", arguments.suppressions);
    yaml_.assign(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    try {
      suppressions_ = parse_suppressions(yaml_, arguments.suppressions);
    } catch (const InvalidSuppressions& invalid) {
      throw UnusableReview(invalid.what());
    }
  }
  states_.resize(suppressions_.size());
  if (arguments.baseline.empty()) return;
  std::ifstream file = open_file("--baseline", arguments.baseline);
  try {
    baseline_ = parse_baseline(file);
  } catch (const InvalidBaseline& invalid) {
    throw UnusableReview("--baseline: " + arguments.baseline + ": " + invalid.what());
  }
}

Reviewed Review::apply(Report& report) const {
  Reviewed reviewed;
  if (baseline_) reviewed.record = compare_with(*baseline_, report);
  reviewed.matches = apply_suppressions(suppressions_, today_, report);
  for (std::size_t i = 0; i < arguments_.suppress.size(); ++i) {
    const NewSuppression& asked = arguments_.suppress[i];
    for (Finding& finding : report.findings) {
      if (!finding.fingerprint.starts_with(asked.fingerprint)) continue;
      reviewed.new_matches.push_back(wished_match(i, asked, report, finding));
      finding.suppressed = asked.terms;
    }
  }
  return reviewed;
}

void Review::note(const Reviewed& reviewed) {
  for (const SuppressionMatch& match : reviewed.matches) {
    std::optional<SuppressionState>& state = states_[match.suppression];
    // Of several documents with one finding the worst is told.
    if (!state || match.state > *state) state = match.state;
  }
  for (const SuppressionMatch& match : reviewed.new_matches) {
    wished_[match.suppression].push_back(match.now);
  }
  if (reviewed.record != kNoRecord) compared_.insert(reviewed.record);
}

void Review::finish() {
  std::string yaml = yaml_;
  for (std::size_t i = 0; i < wished_.size(); ++i) {
    const std::string& digits = arguments_.suppress[i].fingerprint;
    const std::vector<Suppression>& met = wished_[i];
    if (met.empty()) {
      throw UnusableReview("--suppress: no finding has the fingerprint " + digits + "; " +
                           arguments_.suppressions + " is left as it was");
    }
    const bool several = std::any_of(met.begin(), met.end(), [&met](const Suppression& one) {
      return one.fingerprint != met.front().fingerprint;
    });
    if (several) {
      throw UnusableReview("--suppress: several findings have a fingerprint that begins with " +
                           digits + "; " + arguments_.suppressions + " is left as it was");
    }
    try {
      yaml = with_suppression(yaml, met.front());
    } catch (const InvalidSuppressions&) {
      throw UnusableReview("--suppress: cannot add to " + arguments_.suppressions +
                           ": its entries are not laid out a line a key");
    }
  }
  if (yaml != yaml_) write_file(arguments_.suppressions, yaml);
}

std::string Review::say(const std::string& chinese, const std::string& in_english) const {
  return arguments_.batch.english ? in_english : chinese;
}

void Review::add_suppression_notes(std::vector<std::string>& notes) const {
  for (std::size_t i = 0; i < suppressions_.size(); ++i) {
    const Suppression& one = suppressions_[i];
    const bool renewed =
        std::any_of(wished_.begin(), wished_.end(), [&one](const std::vector<Suppression>& met) {
          return !met.empty() && met.front().fingerprint == one.fingerprint;
        });
    if (renewed) continue;
    if (!states_[i]) {
      notes.push_back(
          say("豁免没有用到（问题已不存在，或文件不在本次检查中）：",
              "suppression not met (the finding is gone, or its file was not checked): ") +
          shown(one));
    } else if (*states_[i] == SuppressionState::kExpired) {
      notes.push_back(
          say("豁免已过期（至 " + one.terms.until + "），问题重新计入：",
              "suppression expired (" + one.terms.until + "), the finding counts again: ") +
          shown(one));
    } else if (*states_[i] == SuppressionState::kLapsed) {
      notes.push_back(
          say("内容已变，豁免失效，问题重新计入：",
              "what it is about changed, so the suppression lapsed and the finding counts: ") +
          shown(one));
    }
  }
  std::size_t written = 0;
  for (const std::vector<Suppression>& met : wished_) written += met.empty() ? 0U : 1U;
  if (written == 0) return;
  const std::string count = std::to_string(written);
  notes.push_back(say("已写入 " + count + " 条豁免：", count + " suppressions written: ") +
                  arguments_.suppressions);
}

std::vector<std::string> Review::notes(const Tally& tally) const {
  std::vector<std::string> notes;
  add_suppression_notes(notes);
  if (!baseline_) return notes;
  int fresh = 0;
  for (const int count : tally.fresh) fresh += count;
  int all = 0;
  for (const int count : tally.severities) all += count;
  const std::string is_new = std::to_string(fresh);
  const std::string same = std::to_string(all - fresh);
  const std::string gone = std::to_string(tally.gone);
  std::string note =
      say("与基线相比：新增 " + is_new + "，未变 " + same + "，已消除 " + gone,
          "against the baseline: " + is_new + " new, " + same + " unchanged, " + gone + " gone");
  const std::size_t missed = baseline_->records.size() - compared_.size();
  if (missed > 0) {
    const std::string count = std::to_string(missed);
    note += say("；基线中有 " + count + " 份报告不在本次检查中",
                "; " + count + " reports of the baseline were not among the inputs");
  }
  notes.push_back(note);
  return notes;
}

}  // namespace jixiao
