/// What the user gives the importer: files, folders, standard input; and what is in them.
#pragma once

#include "document.hpp"
#include "types.hpp"

#include <memory>
#include <set>
#include <string>
#include <vector>

namespace dovetail::schema {

/// A file's characters, and its name as messages have it.
struct input_text {
  std::string name;
  std::string text;
  /// It was found in a folder; nobody named it.
  bool is_found = false;
};

/// The texts of every input: a file, a folder (every .json, .yaml and .yml below it, in alphabetical order), or `-` for standard
/// input. A file that stands in a folder is named from the folder on. Throws a `problem` for what cannot be read, and for a file that is
/// named and empty; one that is found and empty is not among them.
std::vector<input_text> read_texts(const std::vector<std::string>& inputs);

/// The same, as trees. What a folder has that is neither JSON nor YAML (a chart's templates, an editor's settings) is put into
/// `passed_over`, with the reason, where it has a schema's words, and counted by `others` where it has none.
struct read_files {
  std::vector<std::unique_ptr<document_set>> files;
  std::vector<remark> passed_over;
  std::size_t others = 0;
};
read_files read_inputs(const std::vector<std::string>& inputs);
read_files parsed(const std::vector<input_text>& texts);

/// What one run imports.
struct import_result {
  catalog types;
  /// Kubernetes' own types, where the inputs do not have them.
  catalog known;
  /// Kinds that can be posted, by `group/version/Kind`, where an input lists them.
  std::set<std::string> postable;
  /// Documents of kinds that are no schemas, by file.
  std::vector<remark> skipped;
  /// CustomResourceDefinitions that are not imported, by their place: others were taken before them, or they are not whole.
  std::vector<remark> passed_over;
  /// Rows of a project's own for the table of references.
  std::vector<reference_row> references;
};

/// Sorts the documents by what they are, imports them, and puts Kubernetes' own types where a CRD copies them.
/// A table of versions (`versions.hpp`) says since when each of Kubernetes' types and fields is there.
void import_all(const std::vector<std::unique_ptr<document_set>>& files, import_result& result);

}  // namespace dovetail::schema
