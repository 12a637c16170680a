/// What a stack renders to, sound or not: for tests that ask somebody else about an unsound one. A stack's own program renders
/// by it too, and then refuses.
#pragma once

#include "dovetail/program/generator.hpp"
#include "dovetail/stack/runtime.hpp"

#include <map>
#include <string>
#include <vector>

namespace dovetail::emit {

struct unchecked_resource {
  listed_resource listed;
  /// The file that its line is in.
  std::string source;
  std::string yaml;
};

/// A finding, with the object that it is about.
struct unchecked_finding {
  std::string rule, kind, name;
  std::string text;
  bool is_warning = false;
};

/// The resources in the stack's order, and all findings.
struct unchecked_rendering {
  std::vector<unchecked_resource> resources{};
  std::vector<unchecked_finding> findings{};
  std::vector<outside_object> outside{};
};

/// Lowers a stack with values. The findings are those of the combinations of the switches that `values` leaves open, too.
unchecked_rendering render_unchecked(const runtime_stack& stack, const std::map<std::string, std::string>& values = {});

/// The program of a stack whose findings are accepted until they are mended: it tells them as warnings and writes the manifests all the
/// same. `dovetail convert --accept-findings` writes one.
int run_unchecked(const runtime_stack& stack, int argc, const char* const* argv);

}  // namespace dovetail::emit
