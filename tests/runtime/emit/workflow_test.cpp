// Workflows: their form, and what is refused.
#include "dovetail/workflow/workflow.hpp"

#include <stdexcept>

#include <gtest/gtest.h>

namespace {

namespace workflow = dovetail::emit::workflow;

workflow::file sample() {
  return {
      .name = "Sample", .on = {{"push"}}, .jobs = {{.id = "build", .runs_on = "linux", .steps = {{.run = "true"}}}}};
}

std::string problem_of(const workflow::file& what) {
  try {
    workflow::to_yaml(what);
  } catch (const std::invalid_argument& problem) {
    return problem.what();
  }
  return "nothing was wrong";
}
std::string problem_of(const workflow::step& step) {
  workflow::file what = sample();
  what.jobs[0].steps = {step};
  return problem_of(what);
}

TEST(Workflow, EveryField) {
  workflow::file what;
  what.name = "Release";
  what.on = {{"pull_request"}, {"push", {{"branches", {"main"}}, {"tags", {"v*", "*"}}}}};
  what.permissions = {{"contents", "read"}};
  what.env = {{"LEVEL", "on"}};
  workflow::job build{.id = "build", .name = "Build it", .runs_on = "ubuntu-24.04", .timeout_minutes = 5};
  build.env = {{"TOKEN", workflow::secret("TOKEN")}, {"COUNT", "3"}};
  build.steps = {
      {.uses = "actions/checkout@v4", .with = {{"fetch-depth", "0"}}},
      {.name = "Make", .id = "make", .condition = "always()", .env = {{"A", ""}}, .run = "make\nmake test\n"}};
  workflow::job deploy{.id = "deploy", .needs = {"build"}, .condition = "success()", .runs_on = "linux"};
  deploy.steps = {{.name = "It's: done", .run = "echo done"}};
  what.jobs = {build, deploy};
  EXPECT_EQ(workflow::to_yaml(what),
            "name: Release\n"
            "on:\n"
            "  pull_request:\n"
            "  push:\n"
            "    branches:\n"
            "      - main\n"
            "    tags:\n"
            "      - v*\n"
            "      - \"*\"\n"
            "permissions:\n"
            "  contents: read\n"
            "env:\n"
            "  LEVEL: \"on\"\n"
            "jobs:\n"
            "  build:\n"
            "    name: Build it\n"
            "    runs-on: ubuntu-24.04\n"
            "    timeout-minutes: 5\n"
            "    env:\n"
            "      TOKEN: ${{ secrets.TOKEN }}\n"
            "      COUNT: \"3\"\n"
            "    steps:\n"
            "      - uses: actions/checkout@v4\n"
            "        with:\n"
            "          fetch-depth: \"0\"\n"
            "      - name: Make\n"
            "        id: make\n"
            "        if: always()\n"
            "        env:\n"
            "          A: \"\"\n"
            "        run: |\n"
            "          make\n"
            "          make test\n"
            "  deploy:\n"
            "    needs:\n"
            "      - build\n"
            "    if: success()\n"
            "    runs-on: linux\n"
            "    steps:\n"
            "      - name: \"It's: done\"\n"
            "        run: echo done\n");
}

TEST(Workflow, WhatCannotRunIsRefused) {
  EXPECT_EQ(problem_of(sample()), "nothing was wrong");
  workflow::file what = sample();
  what.jobs.push_back({.id = "deploy", .needs = {"biuld"}, .runs_on = "linux", .steps = {{.run = "true"}}});
  EXPECT_EQ(problem_of(what), "job 'deploy' needs job 'biuld', which is not there; did you mean 'build'?");
  what.jobs[1].needs = {"deploy"};
  EXPECT_EQ(problem_of(what), "job 'deploy' needs job 'deploy', which is not there");
  what.jobs[1] = what.jobs[0];
  EXPECT_EQ(problem_of(what), "job 'build' is there twice");
  what = sample();
  what.on.clear();
  EXPECT_EQ(problem_of(what), "the workflow: nothing starts it");
  what = sample();
  what.jobs[0].runs_on.clear();
  EXPECT_EQ(problem_of(what), "job 'build': it says no runner");
}

TEST(Workflow, AStepUsesOrRunsOneThing) {
  EXPECT_EQ(problem_of(workflow::step{.name = "x"}), "job 'build', step 'x': either uses an action or runs a script");
  EXPECT_EQ(problem_of(workflow::step{.uses = "a/b@v1", .run = "true"}),
            "job 'build', step 'a/b@v1': either uses an action or runs a script");
  EXPECT_EQ(problem_of(workflow::step{.uses = "a/b"}),
            "job 'build', step 'a/b': an action has its version, after an '@'");
  EXPECT_EQ(problem_of(workflow::step{.uses = "./mine"}), "nothing was wrong");
  EXPECT_EQ(problem_of(workflow::step{.name = "x", .with = {{"a", "b"}}, .run = "true"}),
            "job 'build', step 'x': 'with' is for an action");
}

TEST(Workflow, AScriptDoesNotRunWhatATagIsCalled) {
  EXPECT_EQ(problem_of(workflow::step{.name = "x", .run = "echo " + workflow::context("github.ref_name")}),
            "job 'build', step 'x': a script would run what stands for '${{ ... }}': pass it by env");
  EXPECT_THROW(workflow::secret("A }} ${{ github.event.issue.title"), std::invalid_argument);
}

TEST(Workflow, WordsThatYamlWouldReadOtherwiseAreQuoted) {
  workflow::file what = sample();
  what.jobs[0].steps[0].env = {{"A", "yes"}, {"B", "a: b # c"}, {"on", "x"}, {"C", "1\n2"}};
  const std::string text = workflow::to_yaml(what);
  EXPECT_NE(text.find("          A: \"yes\"\n          B: \"a: b # c\"\n"), std::string::npos) << text;
}

}  // namespace
