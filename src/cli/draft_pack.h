// A starter pack that is known to load and to read the document it came from.
//
// Example: draft_pack(document, "cn.a.project") is the text of a pack.yml whose own test holds; the
// values of the test are what the drafted rules read, for the author to compare with the form.
#pragma once

#include <optional>
#include <string>

#include "document/document.h"

namespace jixiao {

// Nothing if the document holds no table to draft from. `id` must be an id. The draft is read with
// the words of that folder (values.yml), if it is given.
std::optional<std::string> draft_pack(const Document& document, const std::string& id,
                                      const std::string& folder_of_words = "");

}  // namespace jixiao
