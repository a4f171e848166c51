// What a program wrote about a file in front of its text: author, dates, build and so on.
//
//     张三                              lines up to the last one that is surely a property
//     2023-05-12T08:11:00Z              a time stamp
//     2052-11.1.0.11691                 language and build of WPS Office
//     A1B2C3D4E5F60718293A4B5C6D7E8F90  a check value
//     False False False
//     附件2                             the text
// Two such lines among the first are needed, for one may stand anywhere.
#pragma once

#include <vector>

#include "document/document.h"

namespace jixiao {

// Moves the properties to the story of that name; a build says the producer.
void mark_properties(Document& document);

}  // namespace jixiao
