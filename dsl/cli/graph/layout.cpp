#include "cli/graph/layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace dovetail::cli::graph {
namespace {

/// In a namespace with fewer objects, and of fewer objects of one application, a frame tells nothing.
constexpr std::size_t many = 12, several = 3;

std::set<std::size_t> connected_in(const picture& of) {
  std::set<std::size_t> all;
  for (const edge& each : of.edges) {
    all.insert(each.from);
    all.insert(each.to);
  }
  return all;
}

/// The objects of one namespace.
frame frame_of(const picture& of, std::string title, const std::vector<std::size_t>& nodes,
               const std::set<std::size_t>& connected) {
  frame made{std::move(title), {}, {}, false};
  frame loose{"", {}, {}, true};
  std::map<std::string, std::vector<std::size_t>> by_application;
  for (const std::size_t each : nodes) {
    if (!connected.contains(each)) loose.nodes.push_back(each);
    else if (nodes.size() < many) made.nodes.push_back(each);
    else by_application[of.nodes[each].application].push_back(each);
  }
  for (auto& [application, its] : by_application) {
    if (application.empty() || its.size() < several || by_application.size() == 1)
      made.nodes.insert(made.nodes.end(), its.begin(), its.end());
    else made.frames.push_back({application, std::move(its), {}, false});
  }
  if (!loose.nodes.empty()) made.frames.push_back(std::move(loose));
  return made;
}

frame frame_of_state(const picture& of, std::string title, const std::string& state,
                     const std::set<std::size_t>& connected) {
  frame made{std::move(title), {}, {}, false};
  std::map<std::string, std::vector<std::size_t>> by_namespace;
  for (std::size_t i = 0; i < of.nodes.size(); ++i) {
    if (of.nodes[i].state != state) continue;
    // What is not among the manifests stands where those are that name it.
    if (of.nodes[i].is == role::outside) made.nodes.push_back(i);
    else by_namespace[of.nodes[i].kind == "Namespace" ? of.nodes[i].name : of.nodes[i].name_space].push_back(i);
  }
  for (const auto& [name, nodes] : by_namespace) {
    // What is of the whole cluster, or says no namespace, is in none.
    frame one = frame_of(of, name.empty() ? "" : fmt::format("namespace {}", name), nodes, connected);
    made.frames.push_back(std::move(one));
  }
  return made;
}

}  // namespace

frame frames_of(const picture& of) {
  const std::set<std::size_t> connected = connected_in(of);
  const std::vector<std::string> states = of.states();
  frame made;
  for (const std::string& each : states) {
    const std::string title = states.size() < 2 ? "" : each.empty() ? "files" : each;
    made.frames.push_back(frame_of_state(of, title, each, connected));
  }
  return made;
}

}  // namespace dovetail::cli::graph
