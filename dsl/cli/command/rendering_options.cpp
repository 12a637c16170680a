#include "cli/command/rendering_options.hpp"

#include <CLI/CLI.hpp>

namespace dovetail::cli {

void add_rendering_options(CLI::App& command, how_to_render& into) {
  command.add_flag_callback(
      "--no-render", [&into] { into.renders = false; },
      "the files of overlays and charts as they lie, and not what kustomize and Helm make of them");
  command
      .add_option("--values", into.values,
                  "files of values that charts are rendered with, each by itself, instead of those beside them")
      ->allow_extra_args(false)
      ->type_name("FILE");
  command.add_flag("--allow-remote", into.fetches, "kustomize may fetch what a kustomization names elsewhere");
}

}  // namespace dovetail::cli
