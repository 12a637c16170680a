/// The program that writes the smoke test's workflow: k3d in a runner, with the names and paths of the stack itself.
#include "stack.hpp"

#include <dovetail/workflow/workflow.hpp>

#include <string>
#include <vector>

namespace {

using namespace dovetail;
namespace workflow = dovetail::emit::workflow;

/// `deployment/redis`: a builder's name is a literal.
template <class Builder>
std::string workload(const std::string& kind, const Builder& builder) {
  return kind + "/" + std::string(builder.name.characters);
}

/// A step that waits for a workload and tells every 30 seconds how far it is.
workflow::step wait_for(const std::string& workload) {
  workflow::step step;
  step.name = "Wait for " + workload.substr(workload.find('/') + 1);
  step.run =
      "for attempt in $(seq 20); do\n"
      "  if kubectl -n matchid rollout status " +
      workload +
      " --timeout=30s; then exit 0; fi\n"
      "  echo \"after $((attempt * 30)) seconds:\"\n"
      "  kubectl -n matchid get pods -o wide\n"
      "  kubectl -n matchid get events --sort-by .lastTimestamp | tail -n 15\n"
      "done\n"
      "echo '" +
      workload +
      " did not come up in ten minutes' >&2\n"
      "exit 1\n";
  return step;
}

workflow::file smoke_test() {
  // What others need comes first.
  const std::vector<std::string> workloads{workload("statefulset", matchid::elasticsearch),
      workload("deployment", matchid::redis),
      workload("deployment", matchid::backend),
      workload("deployment", matchid::ui)};

  workflow::job k3d{.id = "k3d", .runs_on = "ubuntu-24.04", .timeout_minutes = 45};
  k3d.steps.push_back({.uses = "actions/checkout@v4"});
  k3d.steps.push_back({.name = "Create the cluster", .run = "stack/matchid/operate create"});
  k3d.steps.push_back({.name = "Apply", .run = "stack/matchid/operate apply local"});
  for (const std::string& each : workloads) k3d.steps.push_back(wait_for(each));
  k3d.steps.push_back({.name = "Ask the backend and the UI", .run = "stack/matchid/operate smoke"});

  workflow::step diagnostics{.name = "Diagnostics", .condition = "failure() || cancelled()"};
  diagnostics.run = "stack/matchid/operate status || true\nkubectl -n matchid describe pods || true\n";
  for (const std::string& each : workloads)
    diagnostics.run += "kubectl -n matchid logs " + each + " --all-containers --tail 200 || true\n";
  k3d.steps.push_back(diagnostics);
  k3d.steps.push_back({.name = "Delete the cluster", .condition = "always()", .run = "stack/matchid/operate delete"});

  return {.name = "matchID smoke test",
      .on = {{"pull_request"}, {"push", {{"branches", {"main"}}}}},
      .permissions = {{"contents", "read"}},
      .jobs = {k3d}};
}

}  // namespace

int main(int argc, char** argv) {
  return workflow::run("matchid-ci", "generated/ci/matchid", "smoke.yaml", smoke_test(), argc, argv);
}
