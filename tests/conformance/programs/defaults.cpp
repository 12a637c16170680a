// Reads objects as a server gives them, from standard input, and prints of each what is left once the server's share is taken out: a
// line for each value, and an empty line after each object.
#include "cli/convert/server.hpp"
#include "cli/convert/value.hpp"
#include "dovetail/read/yaml.hpp"
#include "dovetail/stack/kind.hpp"
#include "dovetail/stack/kinds.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

namespace {

using dovetail::cli::convert::value;
using form = dovetail::model::type::form;

void print(const value& in, const std::string& at) {
  if (in.is_scalar()) {
    // On one line.
    std::string text = in.text;
    for (std::size_t end = 0; (end = text.find('\n', end)) != std::string::npos;) text.replace(end, 1, "|");
    fmt::print("{} = {}\n", at, text);
    return;
  }
  if (in.parts.empty() && !at.empty()) fmt::print("{} is empty\n", at);
  std::vector<const value*> parts;
  for (const value& each : in.parts) parts.push_back(&each);
  if (in.is != form::list)
    std::sort(parts.begin(), parts.end(), [](const value* a, const value* b) { return a->name < b->name; });
  for (std::size_t i = 0; i < parts.size(); ++i)
    print(*parts[i], in.is == form::list ? fmt::format("{}[{}]", at, i) : fmt::format("{}.{}", at, parts[i]->name));
}

}  // namespace

int main() {
  const std::string text{std::istreambuf_iterator<char>(std::cin), {}};
  dovetail::read::options how;
  how.checks_fields = false;
  const dovetail::read::reading made = dovetail::read::read_yaml(text, "standard input", how);
  for (const auto& each : made.problems) {
    fmt::print(stderr, "line {}: {} {}\n", each.at.line, each.path, each.text);
    return 1;
  }
  for (const dovetail::read::document& each : made.documents) {
    const dovetail::emit::runtime_kind* kind = dovetail::emit::find_kind(each.api_version, each.kind_name);
    if (kind == nullptr) {
      fmt::print(stderr, "{} {}: no such kind\n", each.api_version, each.kind_name);
      return 1;
    }
    value tree = dovetail::cli::convert::value_of(each.content, kind->fields);
    dovetail::cli::convert::remove_what_the_server_wrote(tree, each.kind_name);
    print(tree, "");
    fmt::print("\n");
  }
  return 0;
}
