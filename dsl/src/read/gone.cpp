#include "gone.hpp"

#include "kind_types.hpp"

#include <algorithm>

namespace dovetail::read {
namespace {

std::string version(int minor) { return "1." + std::to_string(minor); }

/// "1.31 to 1.36 have it", "only 1.35 has it", "1.30 and older ones have it"
std::string words_for(version_span there) {
  if (there.since == 0) return version(there.until) + " and older ones have it";
  if (there.since == there.until) return "only " + version(there.until) + " has it";
  return version(there.since) + " to " + version(there.until) + " have it";
}

/// The apiVersions of the kind's group that a version has it in.
std::string versions_in(const gone_kind& what, int minor) {
  const std::string_view group = detail::group_of(what.api_version);
  std::string text;
  const auto consider = [&](std::string_view api_version, std::string_view name) {
    if (name != what.name || detail::group_of(api_version) != group) return;
    text += (text.empty() ? "`" : " or `") + std::string(api_version) + "`";
  };
  for (const kind& k : kinds())
    if (k.type().since <= minor) consider(k.api_version, k.name);
  for (const gone_kind& k : detail::gone_kinds())
    if (k.there.has(minor)) consider(k.api_version, k.name);
  return text;
}

}  // namespace

const gone_kind* find_gone_kind(std::string_view api_version, std::string_view name) {
  const std::span<const gone_kind> all = detail::gone_kinds();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const gone_kind& k) { return k.api_version == api_version && k.name == name; });
  return found == all.end() ? nullptr : &*found;
}

namespace detail {

const version_span* find_gone_field(const model::type& in, std::string_view name) {
  for (const gone_field& f : gone_fields())
    if (f.name == name && &f.in() == &in) return &f.there;
  return nullptr;
}

std::string words_for_gone_field(const model::type& in, version_span there, int minor) {
  return "Kubernetes " + version(minor) + " has no such field in " + std::string(in.name) + "; " + words_for(there);
}

std::string words_for_gone_kind(const gone_kind& what, int minor) {
  const std::string instead = versions_in(what, minor);
  return "Kubernetes " + version(minor) + " has no `" + std::string(what.name) + "` in `" +
         std::string(what.api_version) + "`; " + words_for(what.there) +
         (instead.empty() ? ", and no other version of `" + std::string(group_of(what.api_version)) + "` does"
                          : ", write " + instead);
}

}  // namespace detail
}  // namespace dovetail::read
