/// What the reader says of a file, as findings.
#pragma once

#include "cli/finding.hpp"
#include "cli/outcome.hpp"
#include "cli/unread_fields.hpp"
#include "dovetail/check/inventory.hpp"
#include "dovetail/read/yaml.hpp"

#include <functional>
#include <vector>

namespace dovetail::cli {

/// Whether the rules over objects say it too, and better.
bool is_of_rules(read::fault what);

/// A problem of an object; `in` is null for one of none.
finding finding_of(const read::problem& told, const read::document* in);

/// What the reader says of what the rules say better: it has the places.
class reader_hints {
 public:
  void add(const read::problem& told) { hints_.push_back(&told); }
  /// The reader knows where a field is missing, and where the schema's fault is of its own making: gives the faults of fields their
  /// places, takes out those of what could not be read, and tells what the schemas say nothing of.
  void settle(check::inventory& all, const outcome& of, const unread_fields& unread, const tell_finding& tell) const;

 private:
  std::vector<const read::problem*> hints_{};
};

}  // namespace dovetail::cli
