/// The form in which a number stands in a YAML file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dovetail::emit::detail {

/// A view of `scratch`.
std::string_view integer_form(std::int64_t value, std::string& scratch);

/// The shortest decimal that reads back as `value`. A view of `scratch`. Throws std::invalid_argument for what is not finite,
/// which JSON and so the API do not have.
std::string_view number_form(double value, std::string& scratch);

/// A JSON number as it was written, but for an exponent: YAML 1.1 knows one only with a point before it and a sign (`1e3`
/// is a string there, `1.0e+3` a number everywhere). A view of `written` or of `scratch`. Throws std::invalid_argument for
/// what JSON's grammar does not have.
std::string_view json_number_form(std::string_view written, std::string& scratch);

}  // namespace dovetail::emit::detail
