/// Findings that are one fact: forty containers that break one rule alike, fourteen places that name one Secret that is not there.
#pragma once

#include "cli/outcome.hpp"

#include <string>
#include <vector>

namespace dovetail::cli {

/// Findings that are alike, in their order; the first is shown, and the others by their places.
using group = std::vector<const finding*>;

/// In the order of each group's first finding. Where all are to be shown, each is a group of its own.
std::vector<group> groups_of(const outcome& found, bool all);

/// "      = in 3 more places: web.yaml:12:7, web.yaml:40:7 and 1 more (--all)"; empty for a group of one.
std::string others_of(const group& alike);

/// How many findings each rule has, where there are many of them; else nothing.
std::string counts_by_rule(const outcome& found);

/// Of findings about what is not among the objects: what would say that it is elsewhere. Empty where they are few.
std::string words_for_outside(const outcome& found);

}  // namespace dovetail::cli
