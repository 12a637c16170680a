#include "cli/images/images.hpp"

#include "cli/diff/object_images.hpp"
#include "cli/json.hpp"
#include "dovetail/text/image.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <utility>

namespace dovetail::cli::images {
namespace {

/// What says which one of its name it is: the digest, or else the tag, which is `latest` where none is said.
std::string_view version_of(const image_parts& parts) {
  return !parts.digest.empty() ? parts.digest : !parts.tag.empty() ? parts.tag : std::string_view("latest");
}

/// The host before a repository's path, which looks like one; empty: Docker's.
std::string_view registry_of(std::string_view repository) {
  const std::string_view first = repository.substr(0, std::min(repository.find('/'), repository.size()));
  const bool is_host =
      first.size() < repository.size() && (first.find_first_of(".:") != std::string_view::npos || first == "localhost");
  return is_host ? first : std::string_view{};
}

/// A part of a package URL.
std::string encoded(std::string_view text) {
  std::string all;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) || c == '-' || c == '.' || c == '_' || c == '~' || c == ':') all += c;
    else all += fmt::format("%{:02X}", byte);
  }
  return all;
}

void add_users(const used_image& of, json_writer& into) {
  into.begin_list();
  for (const std::string& each : of.by) into.text(each);
  into.end_list();
}

}  // namespace

std::vector<used_image> images_of(const diff::side& in) {
  std::map<std::string, std::vector<std::string>> by_name;
  for (const diff::object& each : in.objects())
    for (const auto& [where, image] : diff::images_of(each)) {
      std::vector<std::string>& users = by_name[image];
      std::string user = fmt::format("{}, {}", each.title(), where);
      if (std::find(users.begin(), users.end(), user) == users.end()) users.push_back(std::move(user));
    }
  std::vector<used_image> all;
  for (auto& [name, users] : by_name) all.push_back({name, std::move(users)});
  return all;
}

std::string text_of(const std::vector<used_image>& images) {
  std::string all;
  for (const used_image& each : images) all += fmt::format("{}  ({})\n", each.name, fmt::join(each.by, "; "));
  return all;
}

std::string json_of(const std::vector<used_image>& images) {
  json_writer made;
  made.begin_list();
  for (const used_image& each : images) {
    const image_parts parts = split_image(each.name);
    made.begin_object().member("image", each.name).member_if("tag", parts.tag).member_if("digest", parts.digest);
    made.name("usedBy");
    add_users(each, made);
    made.end_object();
  }
  made.end_list();
  return made.take();
}

std::string package_url_of(std::string_view image) {
  const image_parts parts = split_image(image);
  std::string_view registry = registry_of(parts.repository);
  std::string name(parts.repository.substr(registry.empty() ? 0 : registry.size() + 1));
  if (registry.empty() || registry == "docker.io" || registry == "index.docker.io") {
    registry = {};
    if (name.find('/') == std::string::npos) name = "library/" + name;
  }
  std::string url = "pkg:docker";
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t end = std::min(name.find('/', at), name.size());
    url += "/" + encoded(std::string_view(name).substr(at, end - at));
    at = end + 1;
  }
  url += "@" + encoded(version_of(parts));
  return registry.empty() ? url : fmt::format("{}?repository_url={}", url, encoded(registry));
}

std::string cyclonedx_of(const std::vector<used_image>& images) {
  constexpr std::string_view sha256 = "sha256:";
  json_writer made;
  made.begin_object().member("$schema", "http://cyclonedx.org/schema/bom-1.5.schema.json");
  made.member("bomFormat", "CycloneDX").member("specVersion", "1.5").member_number("version", 1);
  made.name("components").begin_list();
  for (const used_image& each : images) {
    const image_parts parts = split_image(each.name);
    const std::string url = package_url_of(each.name);
    made.begin_object().member("type", "container").member("bom-ref", url);
    made.member("name", parts.repository);
    made.member("version", version_of(parts));
    if (parts.digest.starts_with(sha256)) {
      made.name("hashes").begin_list().begin_object().member("alg", "SHA-256");
      made.member("content", parts.digest.substr(sha256.size())).end_object().end_list();
    }
    made.member("purl", url).name("properties").begin_list();
    for (const std::string& user : each.by)
      made.begin_object().member("name", "dovetail:usedBy").member("value", user).end_object();
    made.end_list().end_object();
  }
  made.end_list().end_object();
  return made.take();
}

}  // namespace dovetail::cli::images
