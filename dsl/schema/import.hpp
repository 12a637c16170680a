/// The importer's command line and what it does: of `dovetail-import`, and of `dovetail import`.
#pragma once

#include <functional>
#include <string>

namespace CLI {
class App;
}

namespace dovetail::schema {

/// Adds the importer's options to a command line, and gives what it does once that is parsed: the exit code. Messages begin with the
/// program's name.
std::function<int()> describe_import(CLI::App& app, std::string name);

}  // namespace dovetail::schema
