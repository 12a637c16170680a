/// YAML's text to a tree, by libyaml: the parser that Kubernetes' own reader (go-yaml v2) is a port of, so what the one
/// takes the other takes, and as the same.
///
/// yaml-cpp 0.7 is not that: it drops what follows a line that begins with `%` without a word, reads `- a` and `b: c`
/// below it as two documents, loses line ends that `>+` keeps, makes `"\_"` a byte that is no UTF-8, and takes seven
/// times as long.
#pragma once

#include "characters.hpp"
#include "dovetail/read/options.hpp"
#include "limits.hpp"
#include "tree.hpp"

#include <string>
#include <string_view>

namespace dovetail::read::detail {

/// Thrown for what is no YAML.
struct syntax_error {
  place at;
  std::string text;
};

/// Reads the one document that `text` holds into `into`, whose nodes are those of the document before. `first_line` is
/// the line of the file that `text` begins with, from 1. Without nodes where there is no document. Throws syntax_error,
/// limit_reached.
void parse_document(std::string_view text, std::uint32_t first_line, const bounds& at_most, memory_budget& memory,
                    character_store& characters, tree& into);

}  // namespace dovetail::read::detail
