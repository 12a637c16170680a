/// How overlays and charts are read, for all subcommands that read manifests.
#pragma once

#include "cli/rendered/renderings.hpp"

namespace CLI {
class App;
}

namespace dovetail::cli {

/// --no-render, --values and --allow-remote. `into` lasts as long as the command line.
void add_rendering_options(CLI::App& command, how_to_render& into);

}  // namespace dovetail::cli
