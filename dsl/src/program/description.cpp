#include "description.hpp"

#include "emit/json_text.hpp"

#include <algorithm>
#include <cstring>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace dovetail::emit::detail {
namespace {

template <class List, class Text>
std::string list_of(const List& list, Text text_of) {
  std::string all;
  for (const auto& each : list) all += (all.empty() ? "" : ", ") + text_of(each);
  return "[" + all + "]";
}

/// One a line.
template <class List, class Text>
std::string lines_of(const List& list, Text text_of) {
  std::string all;
  for (const auto& each : list) all += (all.empty() ? "\n    " : ",\n    ") + text_of(each);
  return "[" + all + "]";
}

/// An object whose members are texts; the empty ones are left out.
class members {
 public:
  members& add(std::string_view name, std::string_view value) {
    return value.empty() ? *this : put(name, json_text(value));
  }
  members& put(std::string_view name, std::string_view json) {
    all_ += fmt::format("{}\"{}\": {}", all_.empty() ? "" : ", ", name, json);
    return *this;
  }
  std::string object() const { return "{" + all_ + "}"; }

 private:
  std::string all_{};
};

members members_of(const outside_object& of) {
  members made;
  made.put("kind", json_text(of.kind)).put("name", json_text(of.name)).add("namespace", of.name_space);
  if (!of.keys.empty()) made.put("keys", list_of(of.keys, json_text));
  if (!of.ports.empty())
    made.put("ports", list_of(of.ports, [](const outside_object::port& port) {
               return fmt::format("{{\"name\": {}, \"port\": {}}}", json_text(port.name), port.number);
             }));
  if (!of.maker_kind.empty())
    made.put("madeBy",
             fmt::format("{{\"kind\": {}, \"name\": {}}}", json_text(of.maker_kind), json_text(of.maker_name)));
  return made;
}

std::string text_of(const place& at) { return at.known() ? fmt::format("{}:{}", at.file, at.line) : std::string(); }

/// Which object of the stack it is, or is about.
template <class Own>
members members_of_own(const Own& of) {
  return members()
      .add("environment", of.environment)
      .add("kind", of.kind)
      .add("name", of.name)
      .add("namespace", of.name_space)
      .add("source", text_of(of.at));
}

/// The sources that lines come from, each once.
class source_list {
 public:
  std::size_t position_of(const char* file) {
    const auto found =
        std::find_if(files_.begin(), files_.end(), [&](const char* each) { return std::strcmp(each, file) == 0; });
    if (found != files_.end()) return static_cast<std::size_t>(found - files_.begin());
    files_.push_back(file);
    return files_.size() - 1;
  }
  std::string json() const {
    return list_of(files_, [](const char* each) { return json_text(each); });
  }

 private:
  std::vector<const char*> files_{};
};

std::string json_of_lines(const file& of, source_list& sources) {
  return list_of(of.lines, [&](const source_line& each) {
    return fmt::format("[{}, {}, {}]", each.line, sources.position_of(each.at.file), each.at.line);
  });
}

}  // namespace

std::string json_of(const std::vector<outside_object>& objects) {
  std::string all;
  for (const outside_object& each : objects) all += (all.empty() ? "  " : ",\n  ") + members_of(each).object();
  return all.empty() ? "[]\n" : "[\n" + all + "\n]\n";
}

std::string description_of(const program& stack, const rendering& made) {
  source_list sources;
  const std::string objects = lines_of(made.resources, [](const listed_resource& each) {
    return members_of_own(each).add("apiVersion", each.api_version).add("file", each.file).object();
  });
  const std::string waivers = lines_of(made.waived, [](const waived_policy& each) {
    return members_of_own(each).add("rule", each.rule).add("reason", each.reason).object();
  });
  const std::string outside = lines_of(made.outside, [](const outside_object& each) {
    return members_of(each).add("environment", each.environment).object();
  });
  std::string files;
  for (const file& each : made.files)
    if (!each.lines.empty())
      files += fmt::format("{}{}: {}", files.empty() ? "\n    " : ",\n    ", json_text(each.path),
                           json_of_lines(each, sources));
  return fmt::format(
      "{{\n  \"stack\": {},\n  \"folder\": {},\n  \"environments\": {},\n  \"objects\": {},\n  \"waivers\": {},\n  \"outside\": "
      "{},\n  \"sources\": {},\n  \"files\": {{{}}}\n}}\n",
      json_text(stack.name), json_text(stack.default_output), list_of(stack.environments, json_text), objects, waivers,
      outside, sources.json(), files);
}

}  // namespace dovetail::emit::detail
