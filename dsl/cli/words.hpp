/// What the rules say, for somebody who has YAML and no stack. The rules have one text each, which is a stack's author's; here is
/// what of it YAML calls otherwise.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dovetail::cli {

/// "which is not in this stack and which no external declares" is "which is not among what is checked".
std::string words_for_yaml(std::string_view words);

/// An object that is said not to be there.
struct missing_object {
  std::string_view kind{};
  std::string_view name{};
  /// Where it is looked for, if the words say so; else it is the namespace of whoever names it.
  std::string_view name_space{};
};
/// The object that a finding's words say is not there; nothing where they are about something else.
std::optional<missing_object> missing_in(std::string_view words);

}  // namespace dovetail::cli
