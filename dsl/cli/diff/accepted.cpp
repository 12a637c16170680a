#include "cli/diff/accepted.hpp"

#include "cli/pattern.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace dovetail::cli::diff {

waiver accepted_of(const std::string& written) {
  const std::size_t colon = written.find(':');
  if (colon == std::string::npos)
    throw usage_error{fmt::format("--accept {}: say the rule and the object, as UPD-02:StatefulSet/db", written)};
  waiver made;
  made.rule = written.substr(0, colon);
  const bool is_known = std::any_of(std::begin(update_rules), std::end(update_rules),
                                    [&](const rule* each) { return matches(made.rule, each->id); });
  if (!is_known)
    throw usage_error{fmt::format("--accept {}: {}", written,
                                  find_rule(made.rule) == nullptr ? words_for_unknown_rule(made.rule)
                                                                  : made.rule + " is no rule of updates (UPD-…)")};
  const external_object object = waived_object_of(written.substr(colon + 1));
  made.kind = object.kind;
  made.name = object.name;
  made.name_space = object.name_space;
  return made;
}

std::vector<std::string> accept(const std::vector<std::string>& written, std::vector<effect>& effects) {
  std::vector<std::string> unneeded;
  for (const std::string& each : written) {
    const waiver asked = accepted_of(each);
    bool is_needed = false;
    for (effect& told : effects) {
      if (!matches(asked.rule, told.what->id) || !matches(asked.kind, told.about->kind) ||
          !matches(asked.name, told.about->name) ||
          !(asked.name_space.empty() || matches(asked.name_space, told.about->name_space)))
        continue;
      told.is_accepted = is_needed = true;
    }
    if (!is_needed) unneeded.push_back(each);
  }
  return unneeded;
}

}  // namespace dovetail::cli::diff
