/// What a conversion knows while it goes on: the objects that were read, what they rely on, and the names that all of it gets.
#pragma once

#include "cli/convert/convert.hpp"
#include "cli/convert/custom.hpp"
#include "cli/convert/expression.hpp"
#include "cli/convert/names.hpp"
#include "cli/convert/scope.hpp"
#include "cli/convert/value.hpp"
#include "dovetail/read/yaml.hpp"

#include <cstddef>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace dovetail::cli::convert {

/// An object of the stack.
struct object {
  std::string api_version{};
  std::string kind{};
  bool namespaced = true;
  /// The namespace that its type is in.
  std::string name_space_of_type{};
  /// Of a kind that the library has no type for.
  bool is_custom = false;
  const read::document* document = nullptr;
  value tree{};
  std::string name{};
  std::string name_space{};
  /// Below the stack's output.
  std::string file{};
  std::string identifier{};
  /// The header that it is in, without its ending.
  std::string header{};
  std::size_t given = 0;
  /// What the rules say of it, and the policies that are waived for it.
  std::vector<std::string> marks{};
  std::map<std::string, std::string> waivers{};
  expression source{};
};

/// Something that the stack relies on and does not have.
struct outside_object {
  std::string kind{};
  std::string name{};
  std::string name_space{};
  std::set<std::string> keys{};
  std::string identifier{};
  /// It stands in the YAML, and its values are not given to the stack.
  bool has_values_elsewhere = false;
};

struct project {
  const request& asked;
  conversion& into;
  /// The files, which documents refer to.
  std::deque<read::reading> readings{};
  /// The object of each document of each file; npos for one that is left out.
  std::vector<std::vector<std::size_t>> objects_of{};
  std::vector<object> objects{};
  custom_kinds custom{};
  std::vector<outside_object> outside{};
  /// The namespace that most objects say.
  std::string name_space{};
  /// The stack in C++, and the namespace that it is in.
  std::string identifier{};
  convert::identifiers identifiers{};
  scope names{};
  std::vector<port_name> ports{};
  /// Which header includes which others of the stack.
  std::map<std::string, std::set<std::string>> includes{};
  /// Headers of the library.
  std::set<std::string> headers{};
  std::vector<std::pair<std::string, expression>> shared_security{};
  std::vector<std::pair<std::string, std::string>> labels_of_all{};
};

/// Notes a document that the stack does not have.
void leave(project& all, const read::document& made, const std::string& file, std::string why, bool is_secret = false);

/// What several have in common is said once, where it is as many as that.
inline constexpr std::size_t fewest_that_share = 3;

}  // namespace dovetail::cli::convert
