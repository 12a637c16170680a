/// What an update does beside what it says: a rule of updates that does not hold, for one object.
#pragma once

#include "cli/diff/match.hpp"
#include "cli/diff/rules.hpp"

#include <functional>
#include <string>
#include <vector>

namespace dovetail::cli::diff {

struct effect {
  const rule* what = nullptr;
  /// The object that it is about, of the new version where it is there.
  const object* about = nullptr;
  bool is_of_old = false;
  /// The field, where it is one's.
  std::string path{};
  /// Where that is written; unknown: where the object is.
  place at{};
  std::string words{};
  /// It was asked for: `--accept UPD-07:StatefulSet/db`.
  bool is_accepted = false;
};

using tell_effect = std::function<void(effect)>;

/// Both versions, and what is what in them.
struct versions {
  const side& before;
  const side& after;
  const std::vector<object_pair>& pairs;
  /// The version of Kubernetes that the new ones are for.
  int kubernetes_minor = 0;
};

/// What the API server would not take.
void find_refused(const versions& all, const tell_effect& tell);
/// What happens to pods, and to who uses them.
void find_happening(const versions& all, const tell_effect& tell);
/// What is lost where whatever applies the new version removes what is no more in it.
void find_lost(const versions& all, const tell_effect& tell);

/// Whether whoever applies the object deletes it before: a hook, a forced replacement.
bool is_replaced_whole(const object& of);
/// Whether its annotations say that nobody removes it with the manifests: helm.sh/resource-policy and its like.
bool is_kept_when_gone(const object& of);
/// The text of an annotation; empty where there is none.
std::string_view annotation_of(const object& of, std::string_view name);
/// A finding about a field of both.
effect about_change(const rule& what, const object_pair& pair, const change& of, std::string words);

}  // namespace dovetail::cli::diff
