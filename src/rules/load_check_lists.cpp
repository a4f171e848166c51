#include "rules/load_check_lists.h"

namespace jixiao {
namespace {

GradeBand make_band(const YamlNode& node, Problems& problems) {
  Keys keys(node, problems, "a band");
  GradeBand band;
  band.names = keys.label_keys("names", Need::kRequired);
  band.least = keys.decimal("least", Need::kRequired).value_or(Decimal());
  band.most = keys.decimal("most", Need::kOptional);
  if (band.most && *band.most < band.least) {
    problems.add(node.mark, "the band ends before it begins");
  }
  keys.finish();
  return band;
}

BlockWeight make_block(const YamlNode& node, Problems& problems) {
  Keys keys(node, problems, "a block");
  BlockWeight block;
  block.names = keys.label_keys("names", Need::kRequired);
  block.weight = keys.decimal("weight", Need::kRequired).value_or(Decimal());
  keys.finish();
  return block;
}

WeightVariant make_variant(const YamlNode& node, Problems& problems) {
  Keys keys(node, problems, "a variant");
  WeightVariant variant;
  variant.execution = keys.decimal("execution", Need::kOptional);
  for (const YamlNode& block : keys.list("blocks", Need::kOptional)) {
    variant.blocks.push_back(make_block(block, problems));
  }
  if (node.kind == YamlNode::Kind::kMapping && !keys.has("execution") && !keys.has("blocks")) {
    problems.add(node.mark, "a variant needs \"execution\" or \"blocks\"");
  }
  keys.finish();
  return variant;
}

OfficePhrase make_phrase(const YamlNode& node, Problems& problems) {
  Keys keys(node, problems, "a phrase");
  OfficePhrase phrase;
  phrase.patterns = keys.patterns("re", Need::kRequired);
  phrase.names = keys.label_keys("names", Need::kRequired);
  keys.finish();
  return phrase;
}

template <typename Item>
std::vector<Item> take_items(Keys& keys, std::string_view name, Problems& problems,
                             Item (*make)(const YamlNode&, Problems&)) {
  std::vector<Item> items;
  for (const YamlNode& node : keys.list(name, Need::kOptional)) {
    items.push_back(make(node, problems));
  }
  return items;
}

}  // namespace

std::vector<GradeBand> take_bands(Keys& keys, Problems& problems) {
  return take_items(keys, "bands", problems, make_band);
}

std::vector<WeightVariant> take_variants(Keys& keys, Problems& problems) {
  return take_items(keys, "variants", problems, make_variant);
}

std::vector<OfficePhrase> take_phrases(Keys& keys, Problems& problems) {
  return take_items(keys, "phrases", problems, make_phrase);
}

std::vector<std::string> take_reverse(Keys& keys, Problems& problems) {
  static constexpr std::string_view kConventions[] = {"complement", "quotient"};
  std::vector<std::string> taken;
  for (const YamlNode& node : keys.list("reverse", Need::kOptional)) {
    const std::optional<std::string> word = scalar_of(node, problems);
    if (!word) continue;
    if (!is_known(kConventions, *word)) {
      problems.add(node.mark, "\"" + *word + "\" scores no reverse indicator, expected " +
                                  name_list(kConventions));
    }
    taken.push_back(*word);
  }
  return taken;
}

}  // namespace jixiao
