/// What is written for other tools than an API server, and lies beside manifests: it is passed, and said to be.
#pragma once

#include "dovetail/read/yaml.hpp"

#include <string_view>

namespace dovetail::cli {

/// The tool that an object is for, which no API server ever sees: "kind" for kind's Cluster. Empty for all others.
std::string_view tool_of(std::string_view api_version, std::string_view kind);

/// Whether an object's annotation says that it is not applied: config.kubernetes.io/local-config.
bool is_local_config(const read::document& made);

/// The tool that a file is for which holds no object, by its name or by the fields at its root: "docker compose". Empty
/// where that is not known.
std::string_view tool_of_file(std::string_view file, std::string_view text);

/// Whether a field at the root of a text is one that objects have there.
bool begins_like_an_object(std::string_view text);

/// Whether a text may be meant as a manifest at all: something in it is called apiVersion.
bool names_api_version(std::string_view text);

}  // namespace dovetail::cli
