// What looks at objects by themselves: where it finds something in an object among others, it finds something in the object alone.
// Combinations of a stack's switches that share a resource rely on it, and do not ask such a function again.
//
// Over the examples of the rules, wrong and right, over the cases of this folder, and over what the three systems generate.
#include "cli/explain.hpp"
#include "cli/externals.hpp"
#include "cli/settings.hpp"

#include <dovetail/check/check_all.hpp>
#include <dovetail/read/yaml.hpp>
#include <dovetail/stack/kinds.hpp>
#include <dovetail/stack/runtime_kind.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace check = dovetail::check;
namespace emit = dovetail::emit;
namespace read = dovetail::read;

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

struct manifests {
  std::string name;
  std::string text;
  int kubernetes_minor = dovetail::api::newest_version;
};
const std::vector<manifests>& all_manifests() {
  static const std::vector<manifests> all = [] {
    std::vector<manifests> made;
    for (const dovetail::cli::rule_example& each : dovetail::cli::rule_examples()) {
      const int minor =
          each.kubernetes.empty() ? dovetail::api::newest_version : dovetail::cli::kubernetes_minor_of(each.kubernetes);
      made.push_back({each.id + " wrong", each.wrong(), minor});
      made.push_back({each.id + " right", each.right(), minor});
    }
    for (const char* folder : {"tests/check/cases", "generated/k8s"})
      for (const auto& each : std::filesystem::recursive_directory_iterator(folder))
        if (each.path().extension() == ".yaml") made.push_back({each.path().string(), text_of(each.path())});
    return made;
  }();
  return all;
}

void describe(const read::document& made, check::inventory& into) {
  if (const emit::runtime_kind* kind = made.content ? emit::find_kind(made.api_version, made.kind_name) : nullptr)
    kind->describe(made.content.get(), made.at, nullptr, into);
}

std::vector<check::detail::checked_rule> of_one_object() {
  std::vector<check::detail::checked_rule> all;
  for (const auto& each : check::wiring)
    if (each.of_one_object) all.push_back(each);
  for (const auto& each : check::policies)
    if (each.of_one_object) all.push_back(each);
  return all;
}

using words = std::map<const void*, std::string>;
/// The last finding of a function about each object.
words found_by(const check::detail::checked_rule& function, const check::inventory& all) {
  dovetail::model::arena characters;
  check::report found(characters);
  function.run(*function.what, all, found);
  words made;
  for (const check::finding& each : found.findings()) {
    EXPECT_NE(each.owner, nullptr) << function.what->id << " is about no object: " << each.words;
    if (each.owner != nullptr) made[each.owner->object] = std::string(each.words);
  }
  return made;
}

TEST(Alone, WhatIsFoundAmongOthersIsFoundAlone) {
  std::set<std::string_view> seen;
  for (const manifests& each : all_manifests()) {
    const read::reading file = read::read_yaml(each.text, each.name);
    check::inventory all;
    all.kubernetes_minor = each.kubernetes_minor;
    for (const read::document& made : file.documents) describe(made, all);
    all.connect();
    std::map<const void*, std::unique_ptr<check::inventory>> alone;
    for (const read::document& made : file.documents) {
      auto one = std::make_unique<check::inventory>();
      one->kubernetes_minor = each.kubernetes_minor;
      describe(made, *one);
      one->connect();
      if (made.content) alone[made.content.get()] = std::move(one);
    }
    for (const check::detail::checked_rule& function : of_one_object())
      for (const auto& [object, said] : found_by(function, all)) {
        seen.insert(function.what->id);
        EXPECT_EQ(found_by(function, *alone.at(object)).count(object), 1u)
            << each.name << ": " << function.what->id << " finds this among others only: " << said;
      }
  }
  for (const check::detail::checked_rule& function : of_one_object()) {
    if (!function.what->of_stacks_only.empty()) continue;
    EXPECT_EQ(seen.count(function.what->id), 1u) << function.what->id << " finds nothing";
  }
}

TEST(Alone, NothingIsSaidOfExternals) {
  const std::string name = "Bad_Name", name_space = "Bad_Namespace";
  // With what no command line lets through.
  using external = dovetail::cli::external_object;
  const std::vector<external> given{
      {.kind = "Secret", .name = name, .name_space = name_space, .keys = {"a b"}},
      {.kind = "ConfigMap", .name = name, .name_space = name_space, .keys = {"a b"}},
      {.kind = "Service", .name = name, .name_space = name_space, .ports = {{"Bad_Port", 99999}}}};
  check::inventory all;
  for (const external& each : given) dovetail::cli::add_external(each, all);
  all.connect();
  ASSERT_EQ(all.resources.size(), 3u);
  for (const check::detail::checked_rule& function : of_one_object()) {
    dovetail::model::arena characters;
    check::report found(characters);
    function.run(*function.what, all, found);
    EXPECT_EQ(found.findings().size(), 0u) << function.what->id << " is looked for in externals, which are never alone";
  }
}

}  // namespace
