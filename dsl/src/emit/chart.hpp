/// A stack as a Helm chart: the same stack function that makes the rendered forms, lowered with symbols for values.
#pragma once

#include "chart_environments.hpp"

#include "dovetail/emit/files.hpp"
#include "dovetail/stack/runtime.hpp"
#include "dovetail/stack/runtime_kind.hpp"

#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace dovetail::emit::detail {

/// A resource, lowered with symbols for values and with conditions as they are decided.
class symbolic_resource {
 public:
  symbolic_resource(const chart_environments& of, const runtime_entry& entry, std::span<const decision> decided);

  /// Null where it is not there.
  const lowered_object* object() const { return made_.get(); }
  /// The first condition that was asked for and is not decided; it was taken not to hold.
  const condition& undecided() const { return symbols_.undecided; }

 private:
  std::vector<std::string_view> own_names_;
  symbols symbols_;
  model::arena arena_{};
  std::unique_ptr<lowered_object> made_{};
};

/// The chart's files: Chart.yaml, values.yaml, values-<environment>.yaml, values.schema.json, README.md and templates/. Throws
/// std::invalid_argument for what no template can say.
std::vector<file> chart_files(const runtime_stack& stack);

}  // namespace dovetail::emit::detail
