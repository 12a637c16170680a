/// Hosts in texts: `http://api:8000`, `redis.cache.svc`, `db:5432`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dovetail::cli::graph {

struct named_host {
  std::string name{};
  /// Empty: that of whoever says it.
  std::string name_space{};
};

/// What in a text may be a Service of the cluster: a host in a URL, one with a port, one below `svc`; and the whole text where
/// `is_host`, which the name of its variable says. Whether there is such a Service is not known here.
std::vector<named_host> hosts_in(std::string_view text, bool is_host);
/// Whether a variable or a key is called so that it holds a host: `DB_HOST`, `redis.addr`.
bool is_for_a_host(std::string_view name);

}  // namespace dovetail::cli::graph
