#include "cli/described.hpp"

#include "cli/inputs.hpp"
#include "cli/settings.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <utility>

namespace dovetail::cli {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr std::size_t longest = std::size_t{256} << 20;

std::string whole(const fs::path& path) { return fs::absolute(path).lexically_normal().string(); }

std::vector<std::string> texts_of(const json& from, const char* name) {
  return from.value(name, std::vector<std::string>{});
}

described_object object_of(const json& from) {
  return {from.value("environment", ""), from.at("kind"), from.at("name"), from.value("namespace", ""),
          from.value("source", "")};
}

described_external external_of(const json& from) {
  described_external made{object_of(from), texts_of(from, "keys"), {}, {}};
  for (const json& each : from.value("ports", json::array()))
    made.ports.push_back(fmt::format("{}{}{}", each.value("name", ""), each.value("name", "").empty() ? "" : " ",
                                     each.at("port").get<std::int64_t>()));
  if (const auto maker = from.find("madeBy"); maker != from.end())
    made.maker = fmt::format("{} {}", maker->at("kind").get<std::string>(), maker->at("name").get<std::string>());
  return made;
}

}  // namespace

description::description(const std::string& file) {
  const auto fail = [&](std::string_view why) -> usage_error {
    return {fmt::format("{} is not what a stack's program writes for --describe: {}", file, why)};
  };
  const json all = json::parse(characters_of(file, longest), nullptr, false);
  if (all.is_discarded()) throw fail("it is no JSON");
  try {
    stack_ = all.at("stack");
    folder_ = all.at("folder");
    environments_ = texts_of(all, "environments");
    for (const json& each : all.at("objects")) objects_.push_back(object_of(each));
    for (const json& each : all.at("waivers"))
      waivers_.push_back({object_of(each), each.at("rule"), each.at("reason")});
    for (const json& each : all.at("outside")) externals_.push_back(external_of(each));
    const std::vector<std::string> sources = texts_of(all, "sources");
    for (const auto& [path, lines] : all.at("files").items())
      for (const json& each : lines)
        lines_[whole(fs::path(folder_) / path)].emplace(
            each.at(0).get<std::size_t>(),
            fmt::format("{}:{}", sources.at(each.at(1).get<std::size_t>()), each.at(2).get<std::size_t>()));
  } catch (const json::exception& wrong) {
    throw fail(wrong.what());
  } catch (const std::out_of_range&) {
    throw fail("a line is of a source that is not there");
  }
}

std::string description::source_of(std::string_view file, std::size_t line) const {
  const auto lines = lines_.find(whole(file));
  if (lines == lines_.end()) return {};
  const auto found = lines->second.find(line);
  return found == lines->second.end() ? std::string() : found->second;
}

std::string description::source_of(std::string_view kind, std::string_view name_space, std::string_view name) const {
  std::string found;
  for (const described_object& each : objects_) {
    if (each.kind != kind || each.name != name || each.name_space != name_space) continue;
    if (!found.empty() && found != each.source) return {};
    found = each.source;
  }
  return found;
}

std::string description::source_in(std::string_view environment, std::string_view kind, std::string_view name_space,
                                   std::string_view name) const {
  for (const described_object& each : objects_)
    if (each.kind == kind && each.name == name && each.name_space == name_space &&
        (each.environment.empty() || each.environment == environment))
      return each.source;
  return {};
}

}  // namespace dovetail::cli
