/// What a plain (unquoted) scalar means to Kubernetes' own reader.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dovetail::read::detail {

struct plain_value {
  enum class type { null, boolean, integer, number, string };

  type is = type::string;
  bool boolean = false;
  /// Of an integer: the value where it fits.
  std::int64_t integer = 0;
  bool fits = true;
  /// Of an integer or a number: as JSON has it, `1e3` as `1000`.
  std::string json{};
};

/// By YAML 1.1 as go-yaml v2 has it: `yes` and `off` are booleans, `0644`, `0x1F`, `0b1` and `1_000` integers; dates
/// and `12:30` are strings; a number that JSON does not have (`.inf`) has the JSON text "". Source: go.yaml.in/yaml/v2,
/// resolve.go; sigs.k8s.io/yaml, YAMLToJSON.
plain_value value_of_plain(std::string_view text);

/// Whether `text`, unquoted, would be the very string; for keys and hints.
bool is_plain_string(std::string_view text);

/// A number as Go's encoding/json writes it: shortest, with an exponent below 1e-6 and from 1e21 on.
std::string json_number(double value);

}  // namespace dovetail::read::detail
