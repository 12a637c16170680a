/// What the rules say, for somebody who has YAML and no stack. The rules have one text each, which is a stack's author's; here is
/// what of it YAML calls otherwise.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace dovetail::cli {

/// "which is not in this stack and which no external declares" is "which is not among what is checked".
std::string words_for_yaml(std::string_view words);

/// "Pod `web`", or "Pod" where it has no name.
std::string title_of(std::string_view kind, std::string_view name);

/// "there is no profile `restrict`; did you mean `restricted`?"; where none is near, it names those that there are.
std::string words_for_unknown(std::string_view what, std::string_view given, std::span<const std::string_view> known);

}  // namespace dovetail::cli
