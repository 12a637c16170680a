#include "kind_types.hpp"

#include "dovetail/text/did_you_mean.hpp"
#include "gone.hpp"
#include "path.hpp"

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace dovetail::read::detail {
namespace {

template <class Use>
void each_kind(std::span<const kind> more, Use use) {
  for (const kind& k : more) use(k);
  for (const kind& k : kinds()) use(k);
}

/// The apiVersions that have a kind of this name: "apps/v1 or extensions/v1".
std::string versions_with(std::string_view name, std::span<const kind> more) {
  std::vector<std::string_view> versions;
  each_kind(more, [&](const kind& k) {
    if (k.name == name) versions.push_back(k.api_version);
  });
  std::string text;
  for (std::size_t i = 0; i < versions.size(); ++i) {
    if (i > 0) text += i + 1 == versions.size() ? " or " : ", ";
    text += "`" + std::string(versions[i]) + "`";
  }
  return text;
}

}  // namespace

std::string_view group_of(std::string_view api_version) {
  const std::size_t slash = api_version.find('/');
  return slash == std::string_view::npos ? std::string_view{} : api_version.substr(0, slash);
}

const kind* kind_of_type(const model::type& type, std::span<const kind> more) {
  static const std::unordered_map<const model::type*, const kind*> by_type = [] {
    std::unordered_map<const model::type*, const kind*> made;
    for (const kind& k : kinds()) made.emplace(&k.type(), &k);
    return made;
  }();
  for (const kind& k : more)
    if (&k.type() == &type) return &k;
  const auto found = by_type.find(&type);
  return found == by_type.end() ? nullptr : found->second;
}

const kind* find_kind(std::string_view api_version, std::string_view name, std::span<const kind> more) {
  for (const kind& k : more)
    if (k.api_version == api_version && k.name == name) return &k;
  return read::find_kind(api_version, name);
}

std::string words_for_unknown_kind(std::string_view api_version, std::string_view name, std::span<const kind> more,
                                   int minor) {
  if (const gone_kind* gone = find_gone_kind(api_version, name))
    if (!gone->there.has(minor)) return words_for_gone_kind(*gone, minor);
  std::string what = "there is no kind `" + shown(name) + "` in `" + shown(api_version) + "`";
  const std::string elsewhere = versions_with(name, more);
  if (!elsewhere.empty()) return what + "; it is in " + elsewhere;

  nearest_name near(name);
  bool group_is_known = false;
  each_kind(more, [&](const kind& k) {
    if (group_of(k.api_version) != group_of(api_version)) return;
    group_is_known = true;
    near.consider(k.name);
  });
  if (!near.found().empty()) {
    const std::string_view right = near.found();
    const std::string versions = versions_with(right, more);
    return what + "; did you mean `" + std::string(right) + "`" +
           (find_kind(api_version, right, more) == nullptr ? " of " + versions : std::string()) + "?";
  }
  if (group_is_known) return what;
  return what + ", which is none of Kubernetes' own: it needs its CRD (--crds)";
}

}  // namespace dovetail::read::detail
