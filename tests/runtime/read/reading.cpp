#include "reading.hpp"

#include "dovetail/api/apps/v1.hpp"

#include <string>

namespace reading {
namespace {

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '\n') result += "\\n";
    else if (c == '\t') result += "\\t";
    else if (c == '"' || c == '\\') (result += '\\') += c;
    else result += c;
  }
  return result + '"';
}

}  // namespace

std::string to_json(const model::json& value) {
  using kind = model::json::type;
  switch (value.is) {
    case kind::absent:
      return "absent";
    case kind::null:
      return "null";
    case kind::boolean:
    case kind::number:
      return std::string(value.scalar.view());
    case kind::string:
      return quoted(value.scalar.view());
    case kind::array:
    case kind::object:
      break;
  }
  const bool is_object = value.is == kind::object;
  std::string text;
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    if (i > 0) text += ",";
    if (is_object) text += quoted(value.names[i].view()) + ":";
    text += to_json(value.items[i]);
  }
  return is_object ? "{" + text + "}" : "[" + text + "]";
}

lines problems(const std::string& text, const read::options& how) {
  lines result;
  const read::reading found = read::read_yaml(text, "f.yaml", how);
  for (const read::problem& p : found.problems) result.push_back(to_text(p));
  return result;
}

lines problems_of_data(const std::string& text, std::string& json) {
  const read::reading found =
      read::read_yaml("apiVersion: apps/v1\nkind: ControllerRevision\nrevision: 1\ndata:\n" + text, "f.yaml");
  lines result;
  for (const read::problem& p : found.problems) result.push_back(to_text(p));
  if (found.documents.size() == 1)
    if (const auto* object = found.documents[0].content.as<dovetail::api::apps::v1::ControllerRevision>())
      json = to_json(object->data);
  return result;
}

std::string json_of_data(const std::string& text) {
  std::string json;
  const lines found = problems_of_data(text, json);
  for (const std::string& line : found) json += " " + line;
  return json;
}

}  // namespace reading
