/// `dovetail rules`.

#include "cli/command/command.hpp"
#include "cli/command/streams.hpp"
#include "cli/explain.hpp"

#include <CLI/App.hpp>

#include <memory>
#include <string>

namespace dovetail::cli {

run_function add_rules(CLI::App& program) {
  CLI::App& rules = new_command(program, "rules", "lists all rules");
  const auto format = std::make_shared<std::string>("text");
  rules.add_option("--format", *format, "how they are written")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"text", "json"}));
  rules.footer("Example:\n  dovetail rules --format json");
  return [format] {
    say(*format == "json" ? json_of_rules() : table_of_rules());
    return 0;
  };
}

}  // namespace dovetail::cli
