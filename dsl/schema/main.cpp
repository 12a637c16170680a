/// dovetail-import: Kubernetes' schema and CustomResourceDefinitions as Dovetail's types.

#include "import.hpp"

#include <CLI/CLI.hpp>

int main(int argc, char** argv) {
  constexpr int bad_usage = 2;
  CLI::App app{"Makes Dovetail's types from Kubernetes' OpenAPI document and from CustomResourceDefinitions.",
               "dovetail-import"};
  app.set_help_flag("-h,--help", "print this help");
  app.set_version_flag("--version", "dovetail-import " DOVETAIL_VERSION, "print this version");
  const auto run = dovetail::schema::describe_import(app, "dovetail-import");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? 0 : bad_usage;
  }
  return run();
}
