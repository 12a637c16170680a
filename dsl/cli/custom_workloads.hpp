/// Workloads of kinds that are not Kubernetes' own: their pods take part as those of a Deployment do.
#pragma once

#include "dovetail/api/meta/v1.hpp"
#include "dovetail/check/inventory.hpp"
#include "dovetail/read/yaml.hpp"

#include <deque>
#include <vector>

namespace dovetail::cli {

/// How the name of an object of an unknown kind begins that is named as it is made; absent where it is not.
model::text generated_name_of(const read::document& made);

/// The annotations that an object of an unknown kind has.
model::map<model::text> annotations_of(const read::document& made);

/// Adds what is known of such objects to what the rules look at. Keeps what they refer to.
class custom_workloads {
 public:
  void add(const read::document& made, check::resource& owner, check::inventory& all);
  /// Once all objects are in.
  void settle(check::inventory& all) const;

 private:
  void add_pods(const read::document& made, check::resource& owner, check::inventory& all);

  struct scaled {
    const check::resource* by;
    std::string_view name;
  };

  std::deque<api::meta::v1::LabelSelector> selectors_{};
  std::deque<model::map<model::text>> labels_{};
  std::deque<model::integer> counts_{};
  std::vector<scaled> scaled_stateful_sets_{};
};

}  // namespace dovetail::cli
