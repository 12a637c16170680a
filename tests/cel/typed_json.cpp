#include "typed_json.hpp"

#include "cel/functions.hpp"

#include <charconv>
#include <limits>
#include <stdexcept>
#include <string>

namespace dovetail::cel::testing {
namespace {

using nlohmann::json;

std::string bytes_of(const std::string& hexadecimal) {
  std::string made;
  for (std::size_t i = 0; i + 1 < hexadecimal.size(); i += 2)
    made += static_cast<char>(std::stoi(hexadecimal.substr(i, 2), nullptr, 16));
  return made;
}
std::string hexadecimal_of(const std::string& bytes) {
  constexpr const char* digits = "0123456789abcdef";
  std::string made;
  for (const char c : bytes)
    (made += digits[static_cast<unsigned char>(c) / 16]) += digits[static_cast<unsigned char>(c) % 16];
  return made;
}
double double_of(const std::string& text) {
  if (text == "NaN") return std::numeric_limits<double>::quiet_NaN();
  if (text == "+Inf") return std::numeric_limits<double>::infinity();
  if (text == "-Inf") return -std::numeric_limits<double>::infinity();
  return std::stod(text);
}

}  // namespace

value value_of(const json& typed) {
  const std::string type = typed.begin().key();
  const json& held = typed.begin().value();
  if (type == "null") return {};
  if (type == "bool") return held.get<bool>();
  if (type == "int") return static_cast<std::int64_t>(std::stoll(held.get<std::string>()));
  if (type == "uint") return static_cast<std::uint64_t>(std::stoull(held.get<std::string>()));
  if (type == "double") return double_of(held.get<std::string>());
  if (type == "string") return held.get<std::string>();
  if (type == "bytes") return byte_string{bytes_of(held.get<std::string>())};
  if (type == "type") return type_value{held.get<std::string>()};
  if (type == "timestamp") return *time_of(held.get<std::string>());
  if (type == "duration") return duration{std::stoll(held.get<std::string>())};
  if (type == "optional")
    return held.is_null() ? optional_value{} : optional_value{std::make_shared<const value>(value_of(held))};
  if (type == "list") {
    std::vector<value> all;
    for (const json& each : held) all.push_back(value_of(each));
    return of_list(std::move(all));
  }
  if (type == "map") {
    map_data all;
    for (const json& each : held) all.add(value_of(each.at(0)), value_of(each.at(1)));
    return of_map(std::move(all));
  }
  throw std::runtime_error("no type " + type);
}

json json_of(const value& of) {
  if (const auto* is = of.as<failure>()) return {{"error", is->words}};
  if (of.is_null()) return {{"null", nullptr}};
  if (const auto* is = of.as<bool>()) return {{"bool", *is}};
  if (const auto* is = of.as<std::int64_t>()) return {{"int", std::to_string(*is)}};
  if (const auto* is = of.as<std::uint64_t>()) return {{"uint", std::to_string(*is)}};
  if (const auto* is = of.as<double>()) {
    std::array<char, 64> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), *is).ptr;
    return {{"double", *is != *is ? "NaN" : std::string(digits.data(), end)}};
  }
  if (const std::string* is = of.text()) return {{"string", *is}};
  if (const auto* is = of.as<byte_string>()) return {{"bytes", hexadecimal_of(is->bytes)}};
  if (const auto* is = of.as<type_value>()) return {{"type", is->name}};
  if (const auto* is = of.as<timestamp>()) return {{"timestamp", text_of_time(*is)}};
  if (const auto* is = of.as<duration>()) return {{"duration", std::to_string(is->nanos)}};
  if (const auto* is = of.as<optional_value>())
    return {{"optional", is->held == nullptr ? json() : json_of(*is->held)}};
  if (const list_data* is = of.list()) {
    json all = json::array();
    for (const value& each : is->items) all.push_back(json_of(each));
    return {{"list", all}};
  }
  if (const map_data* is = of.map()) {
    json all = json::array();
    for (const auto& [key, held] : is->entries()) all.push_back(json::array({json_of(key), json_of(held)}));
    return {{"map", all}};
  }
  const value text = called("string", {&of, 1});
  return {{std::string(of.type()), text.text() == nullptr ? std::string() : *text.text()}};
}

}  // namespace dovetail::cel::testing
