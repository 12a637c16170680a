/// What is passed over, since it is for somebody else than an API server or of a kind that nobody knows, with a notice that says so.
#pragma once

#include "cli/outcome.hpp"

#include <functional>
#include <set>
#include <string>
#include <string_view>

namespace dovetail::cli {

/// Whether a kind that is not there should be: of Kubernetes' own groups the library has all kinds, of others those that it
/// has in another version, or under a name that is near.
bool is_mistaken(std::string_view api_version, std::string_view name);

class passed_over {
 public:
  explicit passed_over(outcome& into) : into_(into) {}

  /// Whether a file is for something else than an API server.
  bool takes(const input& file, const read::reading& made);
  /// A file that is none of these.
  void keep(const input& file);
  /// Whether an object is one that no API server sees.
  bool takes(const read::document& each);
  /// The fields of an object are not looked at: one notice for all objects of a kind.
  void leave_unknown(const read::document& in, std::string_view why);

  bool has(const read::document* object) const { return !objects_.empty() && objects_.contains(object); }
  /// Whether anything of it was given by its own name.
  bool has_named() const { return has_named_; }

 private:
  void note(std::string file, place at, std::string words);

  outcome& into_;
  std::set<std::string> kinds_{};
  std::set<const read::document*> objects_{};
  /// The files that were given by name.
  std::set<std::string, std::less<>> named_{};
  bool has_named_ = false;
};

}  // namespace dovetail::cli
