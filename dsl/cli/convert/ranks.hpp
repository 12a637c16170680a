/// The order in which a stack defines its objects: what is named stands before what names it.
#pragma once

#include <string_view>

namespace dovetail::cli::convert {

enum class rank {
  cluster,
  cluster_part,
  data,
  identity,
  role,
  binding,
  workload,
  service,
  other,
  entry,
};

rank rank_of(std::string_view kind);

/// A kind that makes pods.
inline bool is_workload(std::string_view kind) { return rank_of(kind) == rank::workload; }

}  // namespace dovetail::cli::convert
