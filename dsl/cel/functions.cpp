#include "functions.hpp"

#include <fmt/core.h>

#include <string>
#include <unordered_map>
#include <vector>

namespace dovetail::cel {
namespace {

using function_table = std::unordered_map<std::string_view, std::vector<const function*>>;

const function_table& all_functions() {
  static const function_table all = [] {
    function_table made;
    for (const std::span<const function> each : {operators(), conversions(), text_functions(), list_functions(),
                                                 time_functions(), network_functions(), kubernetes_functions()})
      for (const function& one : each) made[one.name].push_back(&one);
    return made;
  }();
  return all;
}

}  // namespace

bool is_function(std::string_view name) { return all_functions().count(name) != 0; }

value called(const std::string& name, arguments given) {
  const auto found = all_functions().find(name);
  if (found == all_functions().end()) return failed(fmt::format("there is no function {}", name));
  for (const function* each : found->second) {
    if (given.size() < each->least || given.size() > each->most) continue;
    if (std::optional<value> made = each->call(given)) return *std::move(made);
  }
  std::string types;
  for (const value& each : given) types += (types.empty() ? "" : ", ") + std::string(each.type());
  return failed(fmt::format("no such overload: {}({})", name, types));
}

}  // namespace dovetail::cel
