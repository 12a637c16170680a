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
  /// Read from a server: controllers have written into it.
  bool was_in_a_cluster = false;
  const read::document* document = nullptr;
  value tree{};
  std::string name{};
  std::string name_space{};
  /// Below the stack's output.
  std::string file{};
  std::string identifier{};
  /// The header that it is in, without its ending.
  std::string header{};
  /// Its place among those that were given, which is its name within the conversion.
  std::size_t given = 0;
  /// Of a stack with environments: the stack has it, and an environment takes it out; otherwise environments add it.
  bool is_of_stack = true;
  /// All that is set in it, before parts of it are said of all objects.
  value whole{};
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
  /// Not of some environments only.
  bool is_of_stack = true;
};

/// The objects of some files.
struct gathered {
  struct file {
    read::reading made{};
    /// The object of each document; npos for one that is left out.
    std::vector<std::size_t> objects{};
  };
  /// Documents refer to them.
  std::deque<file> files{};
  std::vector<object> objects{};
  /// What is there and goes into no stack, or what is not there.
  std::vector<outside_object> outside{};
  /// The namespace that most objects say.
  std::string name_space{};
};

/// An environment of the stack.
struct environment {
  std::string name{};
  std::string identifier{};
  /// The header that it is in.
  std::string header{};
  /// As it is deployed.
  gathered as_rendered{};
  /// Which of its objects each object of the project is here, by their places among those given.
  std::map<std::size_t, std::size_t> objects{};
  /// The policies that objects break here, and only in some environments, by their places among those given.
  std::map<std::size_t, std::map<std::string, std::string>> waivers{};
  /// What only some environments rely on, this one among them, by its place in the project.
  std::vector<std::size_t> outside{};
  /// The calls that say what is different here, and the headers of those whose handles they have.
  std::vector<expression> calls{};
};

struct project {
  const request& asked;
  conversion& into;
  /// What environments are made of, where that can be told: it lends its objects their form.
  gathered base{};
  std::deque<environment> environments{};
  /// Of a stack without environments, all of it.
  gathered whole{};
  std::vector<object> objects{};
  custom_kinds custom{};
  std::vector<outside_object> outside{};
  /// The namespace that the stack is deployed to where its environments say no other one.
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
  /// CustomResourceDefinitions that the stack has as their files do, below its source.
  std::vector<custom_kinds::definition> definitions{};
  std::vector<std::pair<std::string, expression>> shared_security{};
  std::vector<std::pair<std::string, std::string>> labels_of_all{};
};

/// The library of what dovetail_import() makes beside the stack.
inline std::string library_of(const project& all) { return all.identifier + "_kinds"; }

/// Notes a document that the stack does not have, once.
void leave(project& all, const read::document& made, const std::string& file, std::string why,
           left_out::reason for_what = left_out::reason::refused);

/// The namespace by which names know an object: that of an object which is where the stack is deployed to is the stack's, whatever an
/// environment calls it.
std::string scope_of(const project& all, std::string_view name_space, std::string_view deployed_to);

/// What several have in common is said once, where it is as many as that.
inline constexpr std::size_t fewest_that_share = 3;

}  // namespace dovetail::cli::convert
