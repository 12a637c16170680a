/// What is to be checked: files, folders, standard input.
#pragma once

#include "cli/kustomization.hpp"
#include "schema/document.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace dovetail::cli {

struct input {
  std::string name;
  std::string text;
  /// Given by its own name, so that it is wrong for it to hold nothing.
  bool named = true;
  /// What a tool has made of the file of this name.
  bool rendered = false;
  /// What is in it, where that has been read before: with the settings of this run, and as check_objects gave it back.
  std::shared_ptr<read::reading> known{};
  /// Its CustomResourceDefinitions, likewise.
  std::shared_ptr<const schema::document_set> definitions{};
};

/// Worth knowing, and nothing wrong: what was passed over, and why.
struct notice {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::string words;
};

struct inputs {
  std::vector<input> files{};
  std::vector<notice> notices{};
  /// Files that lie beside a kustomization which does not name them: nobody deploys them. Notices say so.
  std::vector<std::string> not_deployed{};
  /// What cannot be read, in words; an exit code of its own.
  std::vector<std::string> unreadable{};
  kustomizations kustomized{};
  /// The kustomizations and the charts' folders among what was given, which are passed over with a notice.
  std::vector<std::filesystem::path> kustomization_files{};
  std::vector<std::filesystem::path> charts{};
};

/// Reads files, folders (every .yaml, .yml and .json below, in alphabetical order; hidden ones, Helm charts and
/// kustomize's own files are passed over) and standard input (`-`). A file that is reached twice is read once.
inputs read_inputs(const std::vector<std::string>& paths);
/// The same, where somebody has other texts of some files than the disk.
inputs read_inputs(const std::vector<std::string>& paths, const file_reader& read);

/// The characters of one file on the disk: a file_reader.
std::string characters_of(const std::string& path, std::size_t at_most);

}  // namespace dovetail::cli
