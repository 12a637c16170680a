#include "cli/command/choices.hpp"

#include "cli/settings.hpp"
#include "cli/words.hpp"

#include <algorithm>

namespace dovetail::cli {

void check_choice(std::string_view what, const std::string& given, std::span<const std::string_view> words) {
  if (std::find(words.begin(), words.end(), given) == words.end())
    throw usage_error{words_for_unknown(what, given, words)};
}

}  // namespace dovetail::cli
