/// Names of a schema as names of C++.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dovetail::schema {

/// A name that C++ takes, as near to the schema's as can be: `template_`, `x_kubernetes_map_type`, `ref` for `$ref`.
std::string identifier(std::string_view name);

/// A field's name as a part of a type's name: `initContainers` gives `InitContainers`.
std::string pascal_case(std::string_view name);

/// A word of a closed set as an enumerator: `digital_signature`, `SIGTERM_` (a macro), `All` for `*`.
std::string enumerator(std::string_view word);

/// The enumerators of a set's words, different from each other.
std::vector<std::string> enumerators(const std::vector<std::string>& words);

/// A string literal's inside: quotes, backslashes and control characters escaped.
std::string escaped(std::string_view characters);

/// Text of several lines as one.
std::string one_line(std::string_view text);

/// `v1`, `v1beta2`.
bool is_version(std::string_view segment);

std::vector<std::string> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);

}  // namespace dovetail::schema
