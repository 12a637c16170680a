/// The functions of CEL: the standard ones, and those that Kubernetes adds to rules of CustomResourceDefinitions.
#pragma once

#include "cel/value.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dovetail::cel {

using arguments = std::span<const value>;

/// One function, for one kind of arguments; what it is called on is the first of them. It gives nothing for others than its own.
struct function {
  std::string_view name;
  std::size_t least;
  std::size_t most;
  std::optional<value> (*call)(arguments given);
};

/// By what they are about; one table a file.
std::span<const function> operators();
std::span<const function> conversions();
std::span<const function> text_functions();
std::span<const function> list_functions();
std::span<const function> time_functions();
std::span<const function> network_functions();
std::span<const function> kubernetes_functions();

/// Whether there is one of this name: `size`, `sets.contains`.
bool is_function(std::string_view name);

/// What the function makes of the arguments, none of which is a failure.
value called(const std::string& name, arguments given);

/// As string() and format() have it.
std::string text_of_number(double of);
std::string text_of_time(const timestamp& of);
std::string text_of_duration(const duration& of);
std::string text_of_address(const ip_address& of);

std::optional<timestamp> time_of(std::string_view text);
std::optional<duration> duration_of(std::string_view text);
std::optional<ip_address> address_of(std::string_view text);
std::optional<ip_network> network_of(std::string_view text);
std::optional<quantity> quantity_of(std::string_view text);

/// Whether the expression is one of RE2, and is found in the text; nothing where it is none.
std::optional<bool> is_found(const std::string& pattern, const std::string& text);

}  // namespace dovetail::cel
