/// From a name to what has it, to all that name it, and to another name.
#pragma once

#include "cli/lsp/workspace.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace dovetail::cli::lsp {

/// Where what a cursor is on is defined, in all files of its folder.
std::vector<location> definitions_of(workspace& in, const source& file, std::size_t offset);
/// What names it; with its definitions, where they are asked for.
std::vector<location> references_of(workspace& in, const source& file, std::size_t offset, bool with_definitions);
/// The same within one file.
std::vector<location> highlights_of(workspace& in, const source& file, std::size_t offset);

struct new_name {
  /// Why it cannot have that name; empty: it can.
  std::string refused{};
  struct edit {
    location at{};
    std::string characters{};
  };
  std::vector<edit> edits{};
};

/// The characters that a new name replaces; empty where nothing has a name.
location renamed_at(workspace& in, const source& file, std::size_t offset);
new_name rename(workspace& in, const source& file, std::size_t offset, const std::string& to);

/// What a cursor is on: nothing, or one thing that may be several (an object, and the pods that it makes).
std::vector<mention> mentions_at(workspace& in, const source& file, std::size_t offset);
/// Whether some file of the folder defines it.
bool is_defined(workspace& in, const source& beside, const mention& what);

}  // namespace dovetail::cli::lsp
