/// What a file defines and what it names: objects, keys of Secrets and ConfigMaps, ports, volumes, other files.
#pragma once

#include "cli/lsp/outline.hpp"
#include "schema/references.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dovetail::cli::lsp {

/// A place that defines something, or names it.
struct mention {
  enum class part {
    object,
    /// Of a Secret or a ConfigMap.
    key,
    /// Of a Service, by its name or its number.
    service_port,
    /// Of a pod's containers, by its name or its number.
    pod_port,
    volume,
    /// Pods, by their labels.
    pods,
    /// A file, from the folder of the one that names it.
    file,
  };

  part is = part::object;
  bool defines = false;
  /// The object, or the one that has it.
  std::string kind{};
  std::string name_space{};
  std::string name{};
  /// Which part of that object: a key, a port. Of a file: its path.
  std::string what{};
  /// The characters to replace where it gets another name.
  span at{};
  std::size_t node = 0;
  /// Of pods and their ports: the labels that pods have, or that are asked for.
  std::vector<std::pair<std::string, std::string>> labels{};

  bool is_port() const { return is == part::service_port || is == part::pod_port; }
  /// A port's number is another fact than its name.
  bool is_number() const;
};

/// `own` are the project's rows of the table of references.
std::vector<mention> mentions_of(const outline& file, const std::vector<schema::reference_row>& own);

/// Whether both are about the same thing.
bool are_same(const mention& one, const mention& other);

/// Whether objects of a kind are in namespaces.
bool is_namespaced(std::string_view kind);

}  // namespace dovetail::cli::lsp
