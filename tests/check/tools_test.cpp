// Other programs, as they are run: what they say, and what becomes of those that fail, hang or write without end.
#include "checking.hpp"
#include "cli/tools/helm.hpp"
#include "cli/tools/kustomize.hpp"
#include "cli/tools/run.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace {

using namespace dovetail::cli;
using std::chrono::milliseconds;

ran shell(const std::string& script, const run_bounds& at_most = {}) { return run({"sh", "-c", script}, at_most); }

/// PATH, as long as a test runs, has these programs before all others, or has them alone.
class programs {
 public:
  explicit programs(bool alone = false) : before_(std::getenv("PATH")) {
    ::setenv("PATH", (folder_.path() + (alone ? "" : ":" + before_)).c_str(), 1);
  }
  ~programs() { ::setenv("PATH", before_.c_str(), 1); }
  programs(const programs&) = delete;
  void add(const std::string& name, const std::string& script) const {
    ::chmod(folder_.write(name, "#!/bin/sh\n" + script + "\n").c_str(), 0755);
  }
  const std::string& path() const { return folder_.path(); }

 private:
  std::string before_;
  checking::folder folder_{};
};

TEST(run, keeps_both_streams_and_the_exit_code) {
  const ran done = shell("echo a; echo b >&2; cat; exit 3");
  EXPECT_EQ(done.code, 3);
  EXPECT_EQ(done.out, "a\n");
  EXPECT_EQ(done.words(), "b");
  EXPECT_FALSE(done.went_well());
}

TEST(run, takes_arguments_as_they_are) {
  EXPECT_EQ(run({"printf", "%s|", "a b", "$HOME", "'", ""}).out, "a b|$HOME|'||");
}

TEST(run, reads_more_than_a_pipe_holds_of_both_streams) {
  const ran done = shell("for s in 1 2; do head -c 3000000 /dev/zero >&$s; done");
  EXPECT_TRUE(done.went_well());
  EXPECT_EQ(done.out.size(), 3'000'000u);
  EXPECT_EQ(done.error.size(), 3'000'000u);
}

TEST(run, ends_what_hangs_and_what_that_has_started) {
  const auto begin = std::chrono::steady_clock::now();
  const ran done = shell("sleep 60 & sleep 60", {.time = milliseconds(200)});
  EXPECT_EQ(done.code, -1);
  EXPECT_EQ(done.words(), "it has not ended after 0.2 seconds");
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(30));
}

TEST(run, ends_what_goes_on_behind_closed_streams) {
  EXPECT_EQ(shell("exec >&- 2>&-; sleep 60", {.time = milliseconds(200)}).words(),
            "it has not ended after 0.2 seconds");
}

TEST(run, ends_what_writes_without_end) {
  EXPECT_EQ(run({"cat", "/dev/zero"}, {.bytes = 1 << 20}).words(), "it writes more than 1 MiB");
}

TEST(run, says_what_is_not_there_and_what_a_signal_ended) {
  EXPECT_EQ(run({"/nowhere/tool"}).words(), "it cannot be started: No such file or directory");
  const ran done = shell("kill -9 $$");
  EXPECT_EQ(done.code, 137);
  EXPECT_EQ(done.words(), "it ended with exit code 137, and said nothing");
}

TEST(tools, are_the_first_in_the_path_that_can_be_run) {
  const programs ours;
  EXPECT_EQ(find_tool("no-such-tool"), "");
  ours.add("sh", "");
  EXPECT_EQ(find_tool("sh"), ours.path() + "/sh");
  ::chmod((ours.path() + "/sh").c_str(), 0644);
  EXPECT_NE(find_tool("sh"), ours.path() + "/sh");
}

TEST(kustomize, is_kubectl_where_there_is_no_other) {
  const programs ours(true);
  EXPECT_FALSE(kustomize_tool::find());
  ours.add("kubectl", "echo \"$@\"");
  EXPECT_EQ(kustomize_tool::find()->build("/nowhere").out, "kustomize /nowhere\n");
  ours.add("kustomize", "echo \"$@\"");
  EXPECT_EQ(kustomize_tool::find()->build("/nowhere").out, "build /nowhere\n");
}

TEST(kustomize, is_asked_again_where_it_does_not_take_a_kustomization_of_ours) {
  const programs ours;
  const checking::folder theirs;
  ours.add("kustomize",
           "grep -q originAnnotations $2/kustomization.yaml 2>/dev/null && { echo no >&2; exit 1; }; echo made of $2");
  const auto made = kustomize_tool::find()->build_noting_origins(theirs.path());
  EXPECT_EQ(made.done.out, "made of " + theirs.path() + "\n");
  EXPECT_TRUE(made.origin_root.empty());
}

TEST(kustomize, writes_nothing_into_the_folder) {
  const programs ours;
  const checking::folder theirs;
  ours.add("kustomize", "cat $2/kustomization.yaml");
  const auto made = kustomize_tool::find()->build_noting_origins(theirs.path());
  EXPECT_TRUE(made.done.went_well());
  EXPECT_NE(made.done.out.find("originAnnotations"), std::string::npos);
  EXPECT_TRUE(std::filesystem::is_empty(theirs.path()));
  EXPECT_FALSE(std::filesystem::exists(made.origin_root));
}

TEST(helm, is_told_what_to_render) {
  const programs ours(true);
  EXPECT_FALSE(helm_tool::find());
  ours.add("helm", "echo \"$@\"");
  EXPECT_EQ(helm_tool::find()
                ->render({.name = "shop",
                          .chart = "/charts/shop",
                          .values = {"/a.yaml", "/b.yaml"},
                          .name_space = "s",
                          .kubernetes = "1.33"})
                .out,
            "template shop /charts/shop --values /a.yaml --values /b.yaml --namespace s --kube-version 1.33\n");
}

}  // namespace
