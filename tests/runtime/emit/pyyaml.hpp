/// YAML as PyYAML reads it.
#pragma once

#include <string>
#include <vector>

namespace pyyaml {

/// A key or a value: the name of its type in Python (`str`, `int`, `NoneType`, …) and its text.
struct scalar {
  std::string type;
  std::string text;
  friend bool operator==(const scalar&, const scalar&) = default;
};

/// The scalars of one document, keys and values in the document's order: one reading for each of PyYAML's loaders. Reports a
/// failure of the running test where there is no PyYAML or the document cannot be read.
std::vector<std::vector<scalar>> read(const std::string& yaml);

}  // namespace pyyaml
