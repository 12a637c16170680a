/// A folder that somebody has open in an editor, for tests: files with cursors in them.
#pragma once

#include "check/checking.hpp"
#include "cli/lsp/completion.hpp"
#include "cli/lsp/navigation.hpp"
#include "cli/lsp/workspace.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace desk {

/// Where the cursor of a text is.
inline constexpr std::string_view cursor_mark = "<|>";

struct desk {
  desk();

  /// Writes a file, and opens it where it has a cursor. Its text without the cursor is on the disk.
  void file(const std::string& name, const std::string& characters);
  /// Opens a file with a text that is not on the disk.
  void type(const std::string& name, const std::string& characters);
  void check() { changed = all.check(); }

  std::string path(const std::string& name) const { return folder.path() + "/" + name; }
  const dovetail::cli::lsp::source& source(const std::string& name) const;
  /// The one file that has a cursor.
  const dovetail::cli::lsp::source& at() const { return source(cursor_file); }

  /// "db.yaml:3 `db`"
  std::vector<std::string> said(const std::vector<dovetail::cli::lsp::location>& places) const;
  std::vector<std::string> definitions();
  std::vector<std::string> references(bool with_definitions = true);
  /// The text of each file that another name changes; "refused: why".
  std::map<std::string, std::string> rename(const std::string& to);
  std::string hover();
  std::vector<std::string> labels();
  /// The text of the file with a cursor, once one of the proposals is taken.
  std::string completed(const std::string& label);
  /// "REF-09 `apii`", of one file.
  std::vector<std::string> findings(const std::string& name) const;
  std::vector<std::string> action_titles();
  /// The text that an action makes, by the beginning of its title.
  std::string mended(const std::string& title);

  checking::folder folder{};
  dovetail::cli::lsp::workspace all{};
  std::vector<const dovetail::cli::lsp::source*> changed{};
  std::string cursor_file{};
  std::size_t cursor = 0;
};

}  // namespace desk
