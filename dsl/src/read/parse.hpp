/// YAML's text to a tree, by libyaml: the parser that Kubernetes' own reader (go-yaml) is a port of, so what the one takes
/// the other takes, and as the same.
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

/// Reads the one document that `text` holds into `into`, whose nodes are those of the document before. `first_line` is the
/// line of the file that `text` begins with, from 1. Without nodes where there is no document. Throws syntax_error,
/// limit_reached.
void parse_document(std::string_view text, std::uint32_t first_line, const bounds& at_most, memory_budget& memory,
                    character_store& characters, tree& into);

}  // namespace dovetail::read::detail
