// Every rule that Dovetail has, as docs/rules.md, and those of the catalogue that it does not have, with the reason.
//   rules-table          the page
//   rules-table --ids    the ids that are made and those that are open, one a line: "REF-01 made", "REF-61 open"
#include "cli/diff/rules.hpp"

#include <dovetail/every_rule.hpp>

#include <fmt/core.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace check = dovetail::check;

namespace {

struct open_rule {
  std::string_view id;
  std::string_view why;
};

/// What of the catalogue is not made.
constexpr open_rule open_rules[] = {
    {"REF-47", "ServiceMonitor is of a CRD that Dovetail does not ship"},
    {"REF-48", "ServiceMonitor and PodMonitor are of CRDs that Dovetail does not ship"},
    {"REF-61", "needs the cluster: an owner is named by its uid"},
    {"REF-64", "the Gateway API is of CRDs that Dovetail does not ship"},
    {"REF-65", "the Gateway API is of CRDs that Dovetail does not ship"},
    {"REF-66", "the Gateway API is of CRDs that Dovetail does not ship"},
    {"REF-67", "the Gateway API is of CRDs that Dovetail does not ship"},
    {"REF-69", "Istio is of CRDs that Dovetail does not ship"},
    {"REF-71", "Argo Rollouts is of CRDs that Dovetail does not ship"},
    {"REF-72", "Kong is of CRDs that Dovetail does not ship"},
    {"REF-73", "Config Connector is of CRDs that Dovetail does not ship"},
    {"REF-74", "Dovetail writes its kustomizations itself, of the files that it writes"},
    {"REF-78", "the ServiceAccount admission plugin fills the name in"},
    {"IDN-27", "the Gateway API is of CRDs that Dovetail does not ship"},
    {"IDN-30", "of YAML that is read, not of a stack: the reader refuses a key that stands twice"},
    {"GRM-44", "stopSignal is a closed set of words; which of them Windows has is not checked"},
    {"GRM-51",
     "by typing: only the versions of APIs that Kubernetes still serves have types; in YAML, YML-04 says what replaces others"},
    {"CON-80", "of two versions, not of one: UPD-01 to UPD-18"},
    {"SEC-41", "SecurityContextConstraints are of OpenShift"},
    {"SEC-45", "patterns of known holes in controllers: not made yet"},
    {"REL-15", "unhealthyPodEvictionPolicy of a budget is not looked at yet"},
    {"REL-17", "the update strategy of a Deployment is not a policy yet: rolling is the default"},
    {"REL-18", "startingDeadlineSeconds of a CronJob is not a policy yet"},
    {"REL-19", "concurrencyPolicy of a CronJob is not a policy yet"},
    {"REL-23", "which labels are required is a stack's own choice: policies with parameters come with profiles"},
    {"REL-25", "templates of other tools, without a check of their own"},
    {"REL-26", "of YAML that is read, not of a stack: Dovetail orders keys itself"},
    {"REL-27", "Argo Workflows is of CRDs that Dovetail does not ship"},
};

std::vector<const check::rule*> all_rules() {
  std::vector<const check::rule*> all(check::every_rule.begin(), check::every_rule.end());
  // What shares an id stays in the order of the rules: an error goes before the warning beside it.
  std::sort(all.begin(), all.end(), [](const auto* a, const auto* b) {
    return std::tie(a->id, a->weight, a->statement) < std::tie(b->id, b->weight, b->statement);
  });
  return all;
}

struct family {
  std::string_view id;
  std::string_view title;
};
constexpr family families[] = {{"REF", "References: what an object names is there"},
                               {"IDN", "Identity: what must differ does"},
                               {"GRM", "Grammar: values that the server takes"},
                               {"CON", "Consistency: what an object says holds together"},
                               {"DOV", "Dovetail's own"},
                               {"SEC", "Security: policies"},
                               {"REL", "Reliability: policies"}};

std::string cell(std::string_view text) {
  std::string safe;
  for (const char c : text) safe += c == '|' ? std::string("\\|") : std::string(1, c);
  return safe;
}

std::string_view how(const check::rule& r) {
  return r.policy ? "policy" : r.weight == check::severity::warning ? "warning" : "error";
}

/// "CON-83, REF-04"
std::string of_whole_stacks(const std::vector<const check::rule*>& rules) {
  std::string all;
  for (const check::rule* r : rules)
    if (r->of_whole_stack) all += (all.empty() ? "" : ", ") + std::string(r->id);
  return all;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<const check::rule*> rules = all_rules();
  if (argc > 1 && std::string_view(argv[1]) == "--ids") {
    std::set<std::string_view> made;
    for (const check::rule* r : rules)
      if (made.insert(r->id).second) fmt::print("{} made\n", r->id);
    for (const open_rule& r : open_rules) fmt::print("{} open\n", r.id);
    return std::fflush(stdout) == 0 ? 0 : 1;
  }
  fmt::print(
      "<!-- Made by rules-table; do not edit. To make it again: cmake --build build --target rules-page -->\n"
      "# The rules\n\n"
      "An **error** is always checked and never waived: a stack that breaks it does not compile. A **policy** is checked\n"
      "where a stack asks for it, `withPolicies(…)`, and switched off for a resource by a waiver with a reason. A **warning**\n"
      "is printed by the generator and stops nothing.\n\n"
      "A component alone is not held to what others may mend for it without being named; the generator holds the whole\n"
      "stack to it (docs/components.md): {}.\n",
      of_whole_stacks(rules));
  for (const family& f : families) {
    fmt::print("\n## {}\n\n| id | what holds | | who makes it too | what mends it |\n|---|---|---|---|---|\n", f.title);
    for (const check::rule* r : rules)
      if (r->id.starts_with(f.id))
        fmt::print("| {} | {} | {} | {} | {} |\n", r->id, cell(r->statement), how(*r), cell(r->source), cell(r->mend));
  }
  fmt::print(
      "\n## Updates: what a change does\n\n"
      "Of two versions of an object: `dovetail diff` tells them, and no stack is held to them (docs/diff.md). UPD-01 to UPD-18 are\n"
      "what the API server refuses, UPD-21 to UPD-27 what happens, UPD-31 to UPD-35 what is lost.\n\n"
      "| id | what holds | | who makes it too | what to do instead |\n|---|---|---|---|---|\n");
  for (const check::rule* r : dovetail::cli::diff::update_rules)
    fmt::print("| {} | {} | {} | {} | {} |\n", r->id, cell(r->statement), how(*r), cell(r->source), cell(r->mend));
  fmt::print("\n## Open\n\nChecks of other tools that Dovetail does not make.\n\n| id | why not |\n|---|---|\n");
  for (const open_rule& r : open_rules) fmt::print("| {} | {} |\n", r.id, cell(r.why));
  return std::fflush(stdout) == 0 ? 0 : 1;
}
