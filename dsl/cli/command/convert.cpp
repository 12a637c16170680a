/// `dovetail convert`.

#include "cli/convert/convert.hpp"

#include "cli/command/command.hpp"

#include <CLI/App.hpp>

#include <memory>

namespace dovetail::cli {

run_function add_convert(CLI::App& program) {
  CLI::App& convert =
      new_command(program, "convert", "makes a stack in C++ of manifests in YAML, which it writes again");
  const auto given = std::make_shared<convert::request>();
  convert
      .add_option("paths", given->paths,
                  "files, folders (their .yaml, .yml and .json), kustomize trees, a chart, or - for standard input")
      ->required();
  convert
      .add_option("--values", given->values,
                  "a chart's files of values, each for an environment (those beside it); with commas, several for one")
      ->type_name("FILE");
  convert.add_option("--name", given->name, "the stack's name")->required()->type_name("NAME");
  convert.add_option("-o,--output", given->output, "the folder of its source: new, or empty")
      ->required()
      ->type_name("FOLDER");
  convert.add_option("--manifests", given->manifests, "where it writes its manifests (generated/k8s/NAME)")
      ->type_name("FOLDER");
  convert
      .add_option("--profile", given->profile, "the policies that it is held to: baseline, restricted or production")
      ->type_name("NAME");
  convert.add_flag("--accept-findings", given->accept_findings, "it writes what the rules refuse, too");
  convert.add_flag("--overwrite", given->overwrite, "files that are there already are replaced");
  convert.footer(
      "Examples:\n"
      "  dovetail convert manifests --name shop --output stack/shop\n"
      "  dovetail convert base overlays --name shop --output stack/shop\n"
      "  dovetail convert chart --values staging.yaml --values prod.yaml --name shop --output stack/shop\n"
      "\n"
      "Exit code: 0 all of it is in the stack, 1 something is left out or has findings, 2 a usage error.");
  return [given] { return convert::run(*given); };
}

}  // namespace dovetail::cli
