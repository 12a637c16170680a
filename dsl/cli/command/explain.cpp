/// `dovetail explain`.

#include "cli/explain.hpp"
#include "cli/command/command.hpp"
#include "cli/command/streams.hpp"
#include "cli/settings.hpp"

#include <CLI/App.hpp>

#include <memory>
#include <string>
#include <vector>

namespace dovetail::cli {

run_function add_explain(CLI::App& program) {
  CLI::App& explain =
      new_command(program, "explain", "says what a rule asks for, and shows a wrong and a right example");
  const auto ids = std::make_shared<std::vector<std::string>>();
  explain.add_option("rules", *ids, "ids of rules, such as REF-09")->type_name("ID")->required();
  explain.footer("Example:\n  dovetail explain REF-06 SEC-03");
  return [ids] {
    check_rule_ids(*ids);
    std::string all;
    for (const std::string& id : *ids) all += (all.empty() ? "" : "\n") + explanation_of(id, is_coloured());
    say(all);
    return 0;
  };
}

}  // namespace dovetail::cli
