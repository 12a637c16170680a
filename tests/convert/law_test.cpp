// The law of `dovetail convert`: what a stack writes that was made of YAML is that YAML: the same objects, field by field, in the same
// files, with the same comments.
#include "law.hpp"

#include "cli/convert/comments.hpp"
#include "cli/convert/server.hpp"
#include "cli/convert/value.hpp"
#include "cli/inputs.hpp"

#include <dovetail/program/unchecked.hpp>
#include <dovetail/read/yaml.hpp>
#include <dovetail/stack/kinds.hpp>
#include <dovetail/stack/runtime_kind.hpp>

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace law {
namespace {

namespace cli = dovetail::cli;
namespace emit = dovetail::emit;
namespace read = dovetail::read;
using cli::convert::value;
using form = dovetail::model::type::form;

struct one {
  const char* name;
  const char* yaml;
  const emit::runtime_stack* stack;
  std::vector<std::string> environments{};
};
std::vector<one>& all() {
  static std::vector<one> each;
  return each;
}

/// The words of all comments of an object: one may stand a line higher than it did, above the object that its field is the first of, and
/// long lines are broken anew.
void add_words(const value& in, std::multiset<std::string>& to) {
  std::istringstream comment(in.comment);
  for (std::string word; comment >> word;) to.insert(word);
  for (const value& each : in.parts) add_words(each, to);
}

/// All that is in a value, a line each; a map's entries by their keys.
void add_lines(const value& in, const std::string& at, std::string& to) {
  const std::string here = at + "/" + in.name;
  if (in.is_scalar()) {
    to += fmt::format("{} = {}{}\n", here, in.is_number ? "number " : "", in.text);
    return;
  }
  to += here + "\n";
  std::vector<const value*> parts;
  for (const value& each : in.parts) parts.push_back(&each);
  if (in.is == form::map || in.open == dovetail::model::json::type::object)
    std::sort(parts.begin(), parts.end(), [](const value* a, const value* b) { return a->name < b->name; });
  for (std::size_t i = 0; i < parts.size(); ++i)
    add_lines(*parts[i], in.is == form::list ? fmt::format("{}[{}]", here, i) : here, to);
}

struct object {
  std::string fields;
  std::string file;
  std::multiset<std::string> comments;
};

/// The objects of a text by their kinds and names; Secrets with values, which no stack has, left out. Those of kinds without a type
/// have their fields as the reader gives them.
void add_objects(const std::string& text, const std::string& file, std::multimap<std::string, object>& to) {
  read::options how;
  how.checks_fields = false;
  const read::reading made = read::read_yaml(text, file, how);
  std::vector<value> trees(made.documents.size());
  std::vector<cli::convert::commented_object> commented;
  for (std::size_t i = 0; i < made.documents.size(); ++i) {
    const read::document& each = made.documents[i];
    const emit::runtime_kind* kind = each.content ? emit::find_kind(each.api_version, each.kind_name) : nullptr;
    trees[i] =
        kind == nullptr ? cli::convert::value_of(each.fields) : cli::convert::value_of(each.content, kind->fields);
    // Of what nobody's server has seen, nothing may be lost.
    if (cli::convert::was_in_a_cluster(trees[i])) cli::convert::remove_what_the_server_wrote(trees[i], each.kind_name);
    else trees[i].remove_empty();
    // The server's, whoever has written it; a typed tree has none.
    if (kind == nullptr) trees[i].remove("status");
    commented.push_back({&each, &trees[i]});
  }
  cli::convert::read_comments(made.source(), commented);
  for (std::size_t i = 0; i < made.documents.size(); ++i) {
    const read::document& each = made.documents[i];
    if (each.kind_name == "Secret" && (trees[i].find("data") != nullptr || trees[i].find("stringData") != nullptr))
      continue;
    object one;
    one.file = file;
    add_lines(trees[i], "", one.fields);
    add_words(trees[i], one.comments);
    to.emplace(fmt::format("{} {} {}/{}", each.api_version, each.kind_name, trees[i].text_at("metadata.namespace"),
                           each.name.view()),
               std::move(one));
  }
}

/// The written object that one is to be held against: of several of its name, which files for different clusters have, the same one.
template <class Written>
auto counterpart(Written& written, const std::string& name, const object& meant) {
  const auto [first, last] = written.equal_range(name);
  const auto same = std::find_if(first, last, [&](const auto& each) {
    return each.second.fields == meant.fields && each.second.file == meant.file;
  });
  return same != last ? same : first != last ? first : written.end();
}

void compare(const one& given) {
  std::multimap<std::string, object> written, meant;
  const std::filesystem::path folder = given.yaml;
  for (const cli::input& each : cli::read_inputs({given.yaml}).files)
    add_objects(each.text, std::filesystem::path(each.name).lexically_relative(folder).generic_string(), meant);
  for (const emit::unchecked_resource& each : emit::render_unchecked(*given.stack).resources)
    add_objects(each.yaml, each.listed.file, written);
  for (const auto& [name, object] : meant) {
    const auto found = counterpart(written, name, object);
    if (found == written.end()) {
      ADD_FAILURE() << given.name << ": " << name << " is not written";
      continue;
    }
    EXPECT_EQ(object.fields, found->second.fields) << given.name << ": " << name;
    EXPECT_EQ(object.file, found->second.file) << given.name << ": " << name;
    // What a rule says of it, and that is waived, is a comment more.
    if (!found->second.comments.contains("converted:")) {
      EXPECT_EQ(object.comments, found->second.comments) << given.name << ": " << name;
    }
    written.erase(found);
  }
  for (const auto& [name, object] : written)
    ADD_FAILURE() << given.name << ": " << name << " is written, and nobody meant it";
  EXPECT_FALSE(meant.empty()) << given.name;
}

/// Files and comments are those of what the environments are made of.
void compare_environments(const one& given) {
  std::map<std::string, std::multimap<std::string, object>> written;
  for (const emit::unchecked_resource& each : emit::render_unchecked(*given.stack).resources)
    add_objects(each.yaml, each.listed.file, written[each.listed.environment]);
  EXPECT_EQ(written.size(), given.environments.size()) << given.name;
  for (const std::string& environment : given.environments) {
    std::string file = given.yaml;
    file.replace(file.find('%'), 1, environment);
    std::multimap<std::string, object> meant;
    add_objects(cli::characters_of(file, std::size_t{1} << 20), file, meant);
    EXPECT_FALSE(meant.empty()) << file;
    std::multimap<std::string, object>& here = written[environment];
    for (const auto& [name, object] : meant) {
      const auto found = here.find(name);
      if (found == here.end()) {
        ADD_FAILURE() << given.name << ", " << environment << ": " << name << " is not written";
        continue;
      }
      EXPECT_EQ(object.fields, found->second.fields) << given.name << ", " << environment << ": " << name;
      here.erase(found);
    }
    for (const auto& [name, object] : here)
      ADD_FAILURE() << given.name << ", " << environment << ": " << name << " is written, and nobody meant it";
  }
}

}  // namespace

converted::converted(const char* name, const char* yaml, const emit::runtime_stack& stack) {
  all().push_back({name, yaml, &stack});
}
converted::converted(const char* name, const char* yaml, const emit::runtime_stack& stack,
                     std::initializer_list<const char*> environments) {
  all().push_back({name, yaml, &stack, {environments.begin(), environments.end()}});
}

TEST(ConvertLaw, WhatIsConvertedIsWrittenAgain) {
  ASSERT_FALSE(all().empty());
  for (const one& each : all())
    if (each.environments.empty()) compare(each);
    else compare_environments(each);
}

}  // namespace law

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
