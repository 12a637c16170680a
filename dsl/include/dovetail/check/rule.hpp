/// A rule, with everything there is to say about it.
#pragma once

#include <string_view>

namespace dovetail::check {

enum class severity {
  /// The stack is not sound: it does not compile.
  error,
  /// Worth a look; never stops anything. Only the generator says it.
  warning,
};

/// One check, with everything there is to say about it.
struct rule {
  std::string_view id;
  std::string_view statement;
  /// The tool or the function of Kubernetes that makes this check too; "Dovetail" where nobody else does.
  std::string_view source;
  /// What mends it, as advice.
  std::string_view mend;
  severity weight = severity::error;
  /// A policy: checked where a stack asks for it, and switched off for a resource by a waiver with a reason.
  bool policy = false;
  /// Only a fault where every combination of the stack's switches has it.
  bool everywhere = false;
};

}  // namespace dovetail::check
