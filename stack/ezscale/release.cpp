/// The program that writes the release's workflow: a tag's images are built and pushed, then the chart is deployed with them.
/// Names, tags and values are those of the Dockerfile and of the stack.
#include "stack.hpp"

#include <dovetail/docker/generate.hpp>
#include <dovetail/workflow/workflow.hpp>

#include <string>

namespace {

using namespace dovetail;
namespace workflow = dovetail::emit::workflow;

const std::string repository(ezscale::website_image.repository.characters);
const std::string dockerfile = "generated/docker/" + std::string(ezscale::website.name) + "/Dockerfile";
const std::string chart = "generated/helm/" + std::string(ezscale::website_chart.name);

/// The git tag, `v1.2.3`. A script gets it as a variable, since a tag may be called anything.
const workflow::setting version{"VERSION", workflow::context("github.ref_name")};

/// A secret as the variable of the same name.
workflow::setting secret_variable(const std::string& name) { return {name, workflow::secret(name)}; }

/// `"git.ezscale.cloud/ezscale/website:app-$VERSION"`, for a script.
std::string quoted_image(std::string_view role, std::string_view of_version) {
  return "\"" + emit::image_name(repository, role, of_version) + "\"";
}

workflow::step log_in() {
  workflow::step step{.name = "Log in to the registry"};
  step.env = {{"REGISTRY_USER", workflow::context("github.actor")}, secret_variable("CI_TOKEN")};
  step.run = "printf '%s' \"$CI_TOKEN\" | docker login " + repository.substr(0, repository.find('/')) +
             " --username \"$REGISTRY_USER\" --password-stdin";
  return step;
}

workflow::step build_and_push(const std::string& role) {
  workflow::step step{.name = "Build and push " + role, .env = {version}};
  const std::string numbered = quoted_image(role, "$VERSION");
  const std::string latest = quoted_image(role, "latest");
  step.run = "docker build --file " + dockerfile + " --target " + role + " \\\n";
  step.run += "  --tag " + numbered + " \\\n";
  step.run += "  --tag " + latest + " .\n";
  step.run += "docker push " + numbered + "\n";
  step.run += "docker push " + latest + "\n";
  return step;
}

workflow::step deploy() {
  const std::string release(ezscale::website_chart.name);
  const std::string name_space(ezscale::name_space.name.characters);
  const std::string values = chart + "/values-" + std::string(ezscale::us_prod.name) + ".yaml";
  workflow::step step{.name = "Deploy", .env = {version}};
  step.run = "helm upgrade --install " + release + " " + chart + " -n " + name_space + " \\\n";
  step.run += "  -f " + values + " --set " + std::string(ezscale::image_tag.name) + "=\"$VERSION\"\n";
  return step;
}

workflow::file release() {
  workflow::job images{.id = "images", .runs_on = "ubuntu-24.04", .timeout_minutes = 60};
  images.steps = {{.uses = "actions/checkout@v4"}, log_in()};
  for (const docker::stage& stage : ezscale::website.stages)
    if (stage.is_target) images.steps.push_back(build_and_push(std::string(stage.name)));

  // Our own runner, which has the cluster's kubeconfig: no secret of the repository opens the cluster.
  workflow::job deployment{.id = "deploy", .needs = {images.id}, .runs_on = "self-hosted", .timeout_minutes = 30};
  deployment.steps = {{.uses = "actions/checkout@v4"}, {.uses = "azure/setup-helm@v4"}, deploy()};

  return {.name = "Release",
      .on = {{"push", {{"tags", {"v*"}}}}},
      .permissions = {{"contents", "read"}},
      .jobs = {images, deployment}};
}

}  // namespace

int main(int argc, char** argv) {
  return workflow::run(
      "ezscale-website-release", "generated/ci/ezscale-website", ".gitea/workflows/release.yml", release(), argc, argv);
}
