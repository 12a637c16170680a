/// Which of a stack's waivers an update brings, changes or takes away.
#pragma once

#include "cli/described.hpp"
#include "cli/diff/diff.hpp"

#include <string>
#include <vector>

namespace dovetail::cli::review {

struct reviewed_waiver {
  enum class state { is_new, has_another_reason, same, gone };

  state is = state::same;
  std::string rule{};
  /// Of one that is gone, nothing.
  std::string reason{};
  /// "Deployment shop/web"
  std::string about{};
  /// `stack/shop.hpp:12`; of one that is gone, nothing.
  std::string source{};
};

/// The old ones are read from the comments that Dovetail writes into the manifests: `# SEC-42 is waived: …`. One that several
/// environments have is told once.
std::vector<reviewed_waiver> waivers_of(const description& stack, const diff::comparison& of);

}  // namespace dovetail::cli::review
