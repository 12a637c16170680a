// What holds for every kind.
#include "object_equality.hpp"
#include "object_filler.hpp"
#include "object_json.hpp"

#include "dovetail/emit/yaml.hpp"
#include "dovetail/read/yaml.hpp"

#include <algorithm>
#include <cctype>
#include <memory>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

namespace {

namespace emit = dovetail::emit;
namespace model = dovetail::model;
namespace read = dovetail::read;

class Laws : public testing::TestWithParam<read::kind> {
 protected:
  static read::object filled() {
    read::object object(GetParam());
    laws::object_filler().fill(GetParam().type(), object.get());
    return object;
  }
  static std::string yaml_of(const read::object& object) {
    return emit::to_yaml({GetParam().api_version, GetParam().name, &GetParam().type(), object.get()});
  }
  /// A list of one kind is read as one, too.
  static read::reading reading_of(const std::string& text) {
    return read::read_yaml(text, "f.yaml", {.split_lists = false});
  }

  static void expect_same(const read::reading& found, const read::object& object) {
    ASSERT_EQ(found.documents.size(), 1u);
    ASSERT_TRUE(found.documents[0].content);
    EXPECT_EQ(&found.documents[0].content.of()->type(), &GetParam().type());
    EXPECT_EQ(laws::difference(GetParam().type(), object.get(), found.documents[0].content.get()), "");
  }
  static void expect_no_problems(const read::reading& found) {
    for (std::size_t i = 0; i < std::min<std::size_t>(found.problems.size(), 5); ++i)
      ADD_FAILURE() << to_text(found.problems[i]);
  }
};

// An object that nobody set anything of lacks what is required, and is otherwise read back as it is.
TEST_P(Laws, DefaultObjectIsReadBack) {
  const read::object object(GetParam());
  const read::reading found = reading_of(yaml_of(object));
  expect_same(found, object);
  for (const read::problem& p : found.problems) EXPECT_EQ(p.what, read::fault::missing_field) << to_text(p);
}

TEST_P(Laws, FilledObjectIsReadBack) {
  const read::object object = filled();
  const read::reading found = reading_of(yaml_of(object));
  expect_no_problems(found);
  expect_same(found, object);
}

TEST_P(Laws, JsonIsReadBack) {
  const read::object object = filled();
  const read::reading found = reading_of(laws::to_json(GetParam(), object.get()));
  expect_no_problems(found);
  expect_same(found, object);
}

TEST_P(Laws, EmittingTwiceGivesTheSameBytes) {
  const read::object object = filled();
  const std::string once = yaml_of(object);
  EXPECT_TRUE(once == yaml_of(object));
  const read::reading found = reading_of(once);
  ASSERT_EQ(found.documents.size(), 1u);
  EXPECT_TRUE(once == yaml_of(found.documents[0].content));
}

TEST_P(Laws, UnknownFieldIsRefusedAtEveryLevel) {
  const read::object object = filled();
  std::set<std::string> wanted;
  const std::string text =
      laws::to_json(GetParam(), object.get(), {.adds_field = [&](const model::type&, const std::string& path) {
                      wanted.insert((path.empty() ? "" : path + ".") + std::string(laws::added_field));
                      return true;
                    }});
  std::set<std::string> found;
  read::options how{.split_lists = false};
  how.at_most.problems = 1'000'000;
  for (const read::problem& p : read::read_yaml(text, "f.yaml", how).problems) {
    EXPECT_EQ(p.what, read::fault::unknown_field) << to_text(p);
    found.insert(p.path);
  }
  EXPECT_EQ(found, wanted);
}

// Each required field of each type, once in the whole API, in an object that has all others.
TEST_P(Laws, MissingRequiredFieldIsRefused) {
  static std::set<std::pair<const model::type*, std::string_view>> tried;
  const read::object object = filled();
  for (;;) {
    std::string dropped;
    const std::string text =
        laws::to_json(GetParam(), object.get(),
                      {.drops_field = [&](const model::type& type, const model::field& f, const std::string& path) {
                        if (!f.required || !dropped.empty() || !tried.emplace(&type, f.name).second) return false;
                        dropped = (path.empty() ? "" : path + ".") + std::string(f.name);
                        return true;
                      }});
    if (dropped.empty()) break;
    const read::reading found = reading_of(text);
    ASSERT_EQ(found.problems.size(), 1u) << dropped;
    EXPECT_EQ(found.problems[0].what, read::fault::missing_field);
    EXPECT_EQ(found.problems[0].path, dropped);
  }
}

std::string name_of(const testing::TestParamInfo<read::kind>& info) {
  std::string name = std::string(info.param.api_version) + "_" + std::string(info.param.name);
  std::replace_if(name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(EveryKind, Laws, testing::ValuesIn(read::kinds().begin(), read::kinds().end()), name_of);

}  // namespace
