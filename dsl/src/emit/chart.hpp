/// A stack as a Helm chart: the same stack function that makes the rendered forms, lowered with symbols for values.
#pragma once

#include "dovetail/emit/files.hpp"
#include "dovetail/emit/runtime.hpp"

#include <vector>

namespace dovetail::emit::detail {

/// The chart's files: Chart.yaml, values.yaml, values-<environment>.yaml, values.schema.json, README.md and templates/. Throws
/// std::invalid_argument for what no template can say.
std::vector<file> chart_files(const runtime_stack& stack);

}  // namespace dovetail::emit::detail
