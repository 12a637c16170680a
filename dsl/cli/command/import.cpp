/// `dovetail import`, which is `dovetail-import` too: a small program of the same command line, since the library's own types
/// are made by it before there is a library.

#include "schema/import.hpp"
#include "cli/command/command.hpp"

#include <CLI/App.hpp>

namespace dovetail::cli {

run_function add_import(CLI::App& program) {
  return schema::describe_import(
      new_command(program, "import", "makes types of CustomResourceDefinitions and OpenAPI documents"),
      "dovetail import");
}

}  // namespace dovetail::cli
