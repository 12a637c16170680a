/// The types of the API by their names, for source that names them: read from the headers when the library is configured.
#pragma once

#include <span>
#include <string_view>

namespace dovetail::cli::convert {

struct named_type {
  std::string_view name;
  std::string_view name_space;
  /// Of a kind; empty for other types.
  std::string_view api_version;
};

extern const std::span<const named_type> named_types;

}  // namespace dovetail::cli::convert
