#include "cli/graph/hosts.hpp"

#include "dovetail/check/addresses.hpp"

#include <algorithm>
#include <cctype>

namespace dovetail::cli::graph {

std::vector<named_host> hosts_in(std::string_view text, bool is_host) {
  std::vector<named_host> all;
  check::detail::each_address(text, [&](const check::detail::address& found) {
    all.push_back({std::string(found.service), std::string(found.name_space)});
  });
  // `db`, `db.cache`, `db:5432`: no rule takes these for a Service, since they may be something else. Here it is there, or there is no
  // edge.
  const std::size_t colon = std::min(text.find(':'), text.size());
  const bool has_port = check::detail::port_at(text, colon) != 0;
  if (!all.empty() || !(has_port || (is_host && colon == text.size()))) return all;
  const std::string_view host = text.substr(0, colon);
  const std::size_t point = std::min(host.find('.'), host.size());
  const std::string_view name_space = host.substr(std::min(point + 1, host.size()));
  const auto is_label = [](std::string_view part) {
    return std::all_of(part.begin(), part.end(), check::detail::is_label_character);
  };
  if (point != 0 && is_label(host.substr(0, point)) && is_label(name_space))
    all.push_back({std::string(host.substr(0, point)), std::string(name_space)});
  return all;
}

bool is_for_a_host(std::string_view name) {
  std::string lower(name);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  for (const std::string_view word : {"host", "addr", "server", "endpoint", "service", "url"})
    if (lower.find(word) != std::string::npos) return true;
  return false;
}

}  // namespace dovetail::cli::graph
