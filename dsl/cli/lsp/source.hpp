/// A file of a workspace: its text, as the editor has it where it is open, and what is made of it.
#pragma once

#include "cli/finding.hpp"
#include "cli/lsp/mentions.hpp"
#include "cli/lsp/outline.hpp"
#include "cli/lsp/text.hpp"
#include "dovetail/read/yaml.hpp"
#include "schema/document.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dovetail::cli::lsp {

/// A finding with the characters that it is about.
struct diagnosis {
  span at{};
  finding what{};
};

class source {
 public:
  source(std::string path, std::string characters) : path_(std::move(path)), text_(std::move(characters)) {}

  const std::string& path() const { return path_; }
  const text& characters() const { return text_; }
  void set(std::string characters) {
    text_ = text(std::move(characters));
    forget();
  }
  void replace(const range& part, std::string_view by, encoding counted) {
    text_.replace(part, by, counted);
    forget();
  }

  const class outline& outline() const {
    if (!outline_) outline_.emplace(text_.characters());
    return *outline_;
  }
  /// By the project's own rows, too, as long as they stay the same.
  const std::vector<mention>& mentions(const std::vector<schema::reference_row>& own) const {
    if (!mentions_) mentions_ = mentions_of(outline(), own);
    return *mentions_;
  }
  void forget() {
    outline_.reset();
    mentions_.reset();
    definitions.reset();
  }

  /// The version that the editor gave it; nothing where it is not open there.
  std::optional<std::int64_t> version{};
  /// How it was on the disk when it was read from there.
  std::filesystem::file_time_type written{};
  std::uintmax_t size = 0;
  bool is_of_disk = false;
  /// What the check made of its text.
  std::shared_ptr<read::reading> reading{};
  std::shared_ptr<const schema::document_set> definitions{};
  std::vector<diagnosis> findings{};

  bool is_open() const { return version.has_value(); }

 private:
  std::string path_;
  text text_{};
  mutable std::optional<class outline> outline_{};
  mutable std::optional<std::vector<mention>> mentions_{};
};

/// Characters of a file.
struct location {
  const source* in = nullptr;
  span at{};
};

}  // namespace dovetail::cli::lsp
