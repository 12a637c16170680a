/// `dovetail convert` on the command line.
#pragma once

#include "cli/convert/convert.hpp"

#include <CLI/CLI.hpp>

namespace dovetail::cli::convert {

/// Adds the subcommand, whose options are written to `given`.
inline CLI::App& add_command(CLI::App& app, request& given) {
  CLI::App& convert =
      *app.add_subcommand("convert", "makes a stack in C++ of manifests in YAML, which it writes again");
  convert.add_option("paths", given.paths, "files, folders (their .yaml, .yml and .json), or - for standard input")
      ->required();
  convert.add_option("--name", given.name, "the stack's name")->required()->type_name("NAME");
  convert.add_option("--output,-o", given.output, "the folder of its source: new, or empty")
      ->required()
      ->type_name("FOLDER");
  convert.add_option("--manifests", given.manifests, "where it writes its manifests (generated/k8s/NAME)")
      ->type_name("FOLDER");
  convert.add_option("--profile", given.profile, "the policies that it is held to: baseline, restricted or production")
      ->type_name("NAME");
  convert.add_flag("--accept-findings", given.accept_findings, "it writes what the rules refuse, too");
  convert.add_flag("--overwrite", given.overwrite, "files that are there already are replaced");
  convert.footer(
      "Example: dovetail convert manifests --name shop --output stack/shop\n"
      "Exit code: 0 all of it is in the stack, 1 something is left out or has findings, 2 a usage error.");
  return convert;
}

}  // namespace dovetail::cli::convert
