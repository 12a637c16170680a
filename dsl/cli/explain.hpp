/// What there is to say of a rule, with examples.
#pragma once

#include "cli/catalog.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dovetail::cli {

/// A rule in YAML's words: what mends it, and manifests that break it and that do not.
struct rule_example {
  std::string id;
  std::string mend;
  /// Lines with a first column: `-` for the wrong manifest, `+` for the right one, a space for both. Empty: none.
  std::string changes;
  /// What the check is told: `--external Secret/db`.
  std::vector<std::string> externals{};
  /// The version it is for: `1.33`. Empty: the newest that is known.
  std::string kubernetes{};
  /// Another rule that the wrong manifest breaks, where no manifest breaks the one alone.
  std::string also{};

  std::string wrong() const { return lines_with('-'); }
  std::string right() const { return lines_with('+'); }

 private:
  std::string lines_with(char sign) const;
};

/// Those of rule_examples.txt, in its order.
const std::vector<rule_example>& rule_examples();
/// Null where there is none.
const rule_example* example_of(std::string_view id);

/// What mends YAML that breaks a rule; what mends a stack where no more is known.
std::string_view mend_of(const check::rule& what);

/// All there is to say of the rules of one id.
std::string explanation_of(std::string_view id, bool coloured);

std::string table_of_rules();
std::string json_of_rules();

}  // namespace dovetail::cli
