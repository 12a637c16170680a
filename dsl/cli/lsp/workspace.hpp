/// The folders that an editor has open, as one check: what is in their files, and what is found there.
#pragma once

#include "cli/check.hpp"
#include "cli/custom.hpp"
#include "cli/lsp/source.hpp"
#include "cli/settings.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::cli::lsp {

/// Every folder is checked by itself, as `dovetail check FOLDER` does, with the settings that are nearest to it. A file
/// that is open and in none of them is checked alone.
class workspace {
 public:
  explicit workspace(encoding counted = encoding::utf16) : counted_(counted) {}

  encoding counted() const { return counted_; }
  void count_by(encoding counted) { counted_ = counted; }

  void add_folder(const std::string& path);
  void remove_folder(const std::string& path);

  // What the editor has open; its text goes before the disk's.
  void open(const std::string& path, std::string characters, std::int64_t version);
  /// A change of a part, or of the whole text. False where the file is not open.
  bool change(const std::string& path, const range* part, std::string_view by, std::int64_t version);
  void close(const std::string& path);

  /// Reads again what has changed, checks all, and gives the files whose findings are others than before.
  std::vector<const source*> check();
  /// What cannot be carried out, in words, since the last check: settings that are wrong where no file shows it.
  const std::vector<std::string>& complaints() const { return complaints_; }

  /// Null where nobody knows such a file.
  const source* find(const std::string& path) const;
  const std::vector<mention>& mentions(const source& of) const {
    return of.mentions(settings_of(of.path()).references);
  }
  /// The files of the folder that a file is in, itself among them.
  void each_beside(const source& of, const std::function<void(const source&)>& visit) const;
  void each(const std::function<void(const source&)>& visit) const;

  const settings& settings_of(const std::string& path) const;
  const custom_kinds& custom_kinds_of(const std::string& path) const;
  /// Where the settings of a file are, or would be.
  std::string config_of(const std::string& path) const;

 private:
  struct folder {
    /// Empty: of files that are in none.
    std::string path{};
    settings asked{};
    std::string config{};
    std::string config_text{};
    std::unique_ptr<custom_kinds> custom = std::make_unique<custom_kinds>();
    std::vector<std::shared_ptr<const schema::document_set>> definitions{};
    std::string custom_config{};
    std::set<std::string> files{};
  };

  folder& folder_of(const std::string& path);
  const folder& folder_of(const std::string& path) const;
  source& load(const std::string& path, std::string characters);
  /// The editor's text, or the disk's.
  std::string characters_of_file(const std::string& path, std::size_t at_most);
  void read_settings(folder& of, const std::filesystem::path& from);
  void check(folder& of);
  void check_alone(const std::string& path);
  void run(folder& of, inputs given);
  void take_findings(const outcome& found, const folder& of);
  void take_definitions(folder& of, const outcome& found);
  void complain(const std::string& words);
  span span_of(const source& in, const finding& what) const;

  encoding counted_;
  std::vector<std::unique_ptr<folder>> folders_{};
  folder nowhere_{};
  std::map<std::string, source, std::less<>> sources_{};
  std::map<std::string, std::vector<diagnosis>> found_{};
  std::vector<std::string> complaints_{};
};

}  // namespace dovetail::cli::lsp
