// Inheritance: a pack's own nodes and its parent's, changed by verbs -> the nodes of one whole
// pack.
//
// Example: a pack with
//   extends: cn.mof.project
//   change:
//     - {disable: checks.weight-total, reason: 本表没有分值}
// has the sections, claims, fields, tables and checks of cn.mof.project but for that one check.
//
//   change  = "- {" verb ": " path {", " key ": " value} "}"
//   path    = top-level key { "." (id of an item | key) }        tables.funds.columns.executed
//   verb    = add_also    path  labels             to an item's `also`, or to a list of labels
//           | disable     path  reason             the item goes
//           | set_severity path severity reason    of a check
//           | replace     path  with reason        the whole item, same id
//           | add         path  item [reason]      to the end of a list
//           | set         path  to reason          a key of an item
// Nodes keep their marks, so a mistake is told at the line of the file it stands in. Not here: what
// the keys mean; the merged nodes are parsed like those of any pack.
#pragma once

#include <string_view>

#include "rules/load.h"
#include "rules/load_names.h"
#include "rules/load_nodes.h"
#include "rules/yaml.h"

namespace jixiao {

// The head of a pack that has a parent: notes the parts that only a change may touch and drops
// them. Behind it the root holds what a pack gives itself.
void keep_head(YamlNode& root, Problems& problems);

// "values", "sections", "claims", "fields", "tables", "checks": what a child has from its parent.
Names inherited_parts();

// Does a change of the child, a head, touch this part of its parent?
bool changes(const YamlNode& root, std::string_view part);

// Gives the child, a head, these parts of its parent with the child's changes in them.
void extend(PackTree& child, YamlNode parts, Problems& problems);

}  // namespace jixiao
