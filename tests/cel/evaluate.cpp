// Evaluates expressions of CEL for tests that others judge: of each line of standard input, {"expression": …, "variables": {…},
// "container": …}, it writes the value, or {"syntax": why}, as a line.
#include "typed_json.hpp"

#include "cel/evaluator.hpp"
#include "cel/expression.hpp"

#include <iostream>
#include <string>

int main() {
  using nlohmann::json;
  namespace cel = dovetail::cel;
  for (std::string line; std::getline(std::cin, line);) {
    const json asked = json::parse(line);
    json made;
    try {
      cel::variables given;
      for (const auto& [name, held] : asked.at("variables").items()) given[name] = cel::testing::value_of(held);
      made = cel::testing::json_of(cel::evaluate(cel::parse(asked.at("expression").get<std::string>()), given,
                                                 cel::most_steps, asked.value("container", "")));
    } catch (const cel::syntax_error& wrong) {
      made = {{"syntax", wrong.what()}};
    }
    std::cout << made.dump(-1, ' ', false, json::error_handler_t::replace) << '\n';
  }
}
