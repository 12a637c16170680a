#include "cli/graph/hosts.hpp"

#include <algorithm>
#include <cctype>

namespace dovetail::cli::graph {
namespace {

bool is_of_host(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'; }

/// The labels of a host, without the point at its end.
std::vector<std::string> labels_of(std::string_view host) {
  std::vector<std::string> all;
  while (!host.empty()) {
    const std::size_t end = std::min(host.find('.'), host.size());
    all.emplace_back(host.substr(0, end));
    host.remove_prefix(std::min(end + 1, host.size()));
  }
  return all;
}

}  // namespace

std::vector<named_host> hosts_in(std::string_view text, bool is_host) {
  std::vector<named_host> all;
  for (std::size_t begin = 0; begin < text.size();) {
    if (!is_of_host(text[begin])) {
      ++begin;
      continue;
    }
    std::size_t end = begin;
    while (end < text.size() && is_of_host(text[end])) ++end;
    std::string_view host = text.substr(begin, end - begin);
    while (host.ends_with('.')) host.remove_suffix(1);
    const std::string_view before = text.substr(0, begin), behind = text.substr(end);
    const bool has_port = behind.size() > 1 && behind[0] == ':' && std::isdigit(static_cast<unsigned char>(behind[1]));
    const bool is_in_url = before.ends_with("://") || (before.ends_with('@') && before.find("://") != before.npos);
    const std::vector<std::string> labels = labels_of(host);
    const bool is_below_svc = labels.size() > 2 && labels[2] == "svc";
    const bool is_whole = begin == 0 && end == text.size() && is_host;
    begin = end;
    if (labels.empty() || (!is_in_url && !has_port && !is_below_svc && !is_whole)) continue;
    // A name of the cluster: `api`, `api.shop`, `api.shop.svc.cluster.local`.
    if (labels.size() == 1) all.push_back({labels[0], {}});
    else if (labels.size() == 2 || is_below_svc) all.push_back({labels[0], labels[1]});
  }
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
