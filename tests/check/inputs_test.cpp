// What is read of files and folders, and what is passed over.
#include "cli/inputs.hpp"
#include "checking.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

namespace {

using namespace dovetail::cli;
using strings = std::vector<std::string>;

strings names_of(const inputs& read, const std::string& below) {
  strings all;
  for (const input& each : read.files)
    all.push_back(std::filesystem::path(each.name).lexically_relative(below).string());
  return all;
}

TEST(folder, is_read_in_order_and_whole) {
  const checking::folder folder;
  for (const char* name : {"b.yaml", "a.yml", "c/d.json", "c/note.txt", ".hidden.yaml", ".git/config.yaml"})
    folder.write(name, "a: 1\n");
  EXPECT_EQ(names_of(read_inputs({folder.path()}), folder.path()), (strings{"a.yml", "b.yaml", "c/d.json"}));
}

TEST(folder, with_links_to_itself_ends) {
  const checking::folder folder;
  folder.write("a/b.yaml", "a: 1\n");
  std::filesystem::create_directory_symlink(folder.path(), folder.path() + "/a/up");
  std::filesystem::create_symlink(folder.path() + "/a/b.yaml", folder.path() + "/a/c.yaml");
  EXPECT_EQ(names_of(read_inputs({folder.path()}), folder.path()), strings{"a/b.yaml"});
}

TEST(file, given_twice_is_read_once) {
  const checking::folder folder;
  const std::string file = folder.write("a.yaml", "a: 1\n");
  EXPECT_EQ(read_inputs({file, folder.path(), file}).files.size(), 1u);
}

TEST(file, that_is_not_there_is_told) {
  const inputs read = read_inputs({"/nowhere/a.yaml"});
  ASSERT_EQ(read.unreadable.size(), 1u);
  EXPECT_EQ(read.unreadable[0], "/nowhere/a.yaml: cannot be read: No such file or directory");
}

TEST(file, that_may_not_be_read_is_told) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
  const checking::folder folder;
  ::chmod(folder.write("a.yaml", "").c_str(), 0);
  EXPECT_EQ(read_inputs({folder.path()}).unreadable.size(), 1u);
}

TEST(file, without_an_end_is_read_as_far_as_it_may) {
  const inputs read = read_inputs({"/dev/zero"});
  ASSERT_EQ(read.files.size(), 1u);
  EXPECT_EQ(read.files[0].text.size(), dovetail::read::bounds{}.bytes + 1);
}

TEST(kustomization, is_passed_over_with_its_patches) {
  const checking::folder folder;
  folder.write("kustomization.yaml", "resources: [web.yaml]\npatches: [{path: patch.yaml}]\n");
  folder.write("web.yaml", "a: 1\n");
  folder.write("patch.yaml", "a: 1\n");
  const inputs read = read_inputs({folder.path()});
  EXPECT_EQ(names_of(read, folder.path()), strings{"web.yaml"});
  EXPECT_EQ(read.notices.size(), 2u);
}

TEST(chart, is_passed_over_but_for_its_crds) {
  const checking::folder folder;
  for (const char* name : {"Chart.yaml", "values.yaml", "templates/web.yaml", "crds/lamp.yaml"})
    folder.write(name, "a: {{ .Values.a }}\n");
  const inputs read = read_inputs({folder.path()});
  EXPECT_EQ(names_of(read, folder.path()), strings{"crds/lamp.yaml"});
  ASSERT_EQ(read.notices.size(), 1u);
  EXPECT_NE(read.notices[0].words.find("helm template"), std::string::npos);
}

TEST(files_beside_manifests, are_passed_over) {
  const checking::folder folder;
  const std::string file = folder.write("notes.json", "{\"name\": \"web\"}\n");
  const outcome in_folder = check_objects(read_inputs({folder.path()}), {});
  EXPECT_TRUE(in_folder.findings.empty());
  ASSERT_EQ(in_folder.notices.size(), 1u);
  EXPECT_EQ(in_folder.notices[0].words, "has no object of Kubernetes in it");
  // Given by its name it is none, either, but then nothing at all is checked.
  const outcome alone = check_objects(read_inputs({file}), {});
  EXPECT_TRUE(alone.findings.empty());
  EXPECT_EQ(exit_code_of(alone, {}), 2);
  const std::string half = folder.write("half.yaml", "metadata:\n  name: web\n");
  EXPECT_EQ(checking::ids_of(check_objects(read_inputs({half}), {})), (strings{"YML-02", "YML-02"}));
}

TEST(bad_text, is_a_finding) {
  using checking::ids_of;
  using checking::outcome_of;
  EXPECT_EQ(ids_of(outcome_of("a: [\n")), strings{"YML-01"});
  EXPECT_EQ(ids_of(outcome_of("kind: \"\xff\xfe\"\n")), strings{"YML-01"});
  EXPECT_EQ(ids_of(outcome_of(std::string("\0\0\0\0", 4))), strings{"YML-01"});
  EXPECT_EQ(ids_of(outcome_of("\xff\xfe"
                              "a")),
            strings{"YML-01"});
  EXPECT_EQ(ids_of(outcome_of(std::string(dovetail::read::bounds{}.bytes + 1, ' '))), strings{"YML-05"});
  EXPECT_EQ(ids_of(outcome_of(std::string(100'000, '['))), strings{"YML-05"});
  EXPECT_EQ(ids_of(outcome_of("")), strings{});
}

}  // namespace
