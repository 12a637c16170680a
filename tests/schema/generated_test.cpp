// Types that the importer made of tests/schema/data/garden.yaml in this build, compiled with all warnings.
#include "dovetail/crd/garden_example_com/v1.hpp"
#include "dovetail/model/reflection.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <string_view>

namespace dovetail::crd::garden_example_com::v1 {
namespace {

constexpr bool holds_what_it_is_given() {
  Bed bed;
  bed.metadata.name = "kitchen";
  bed.spec.soil.kind = BedSpecSoil::Kind::new_;
  bed.spec.delete_ = false;
  bed.spec.grid.emplace_back().emplace_back().emplace_back() = "1";
  bed.spec.seeds.push_back(BedSpec::Seeds::pea);
  bed.spec.helpers["ann"].hours = 3;
  const Bed same = bed;
  bed.spec.rows = 4;
  return same.spec.soil.kind.view() == "new" && !(same == bed);
}
static_assert(holds_what_it_is_given());
static_assert(Bed::api_version == "garden.example.com/v1" && Bed::namespaced && !Garden::namespaced);

const model::field& field(const model::type& of, std::string_view name) {
  for (const model::field& one : of.fields)
    if (one.name == name) return one;
  throw std::string_view("no such field");
}

TEST(generated, tables_say_names_types_and_limits) {
  const model::type& spec = model::type_of<BedSpec>();
  EXPECT_EQ(field(spec, "delete").offset, offsetof(BedSpec, delete_));
  EXPECT_TRUE(field(spec, "delete").required);
  const model::constraints& rows = *field(spec, "rows").limits;
  EXPECT_EQ(rows.minimum, 1);
  EXPECT_EQ(rows.maximum, 12);
  EXPECT_EQ(rows.default_value, "3");
  EXPECT_EQ(rows.format, "int32");
  EXPECT_EQ(rows.maximum_size, std::numeric_limits<std::size_t>::max());
  EXPECT_EQ(field(spec, "port").limits, nullptr);
  EXPECT_EQ(field(spec, "grid").limits->element->element->element->pattern, "^\\d+$");
}

TEST(generated, tables_say_the_words_of_a_closed_set) {
  const model::type& seeds = field(model::type_of<BedSpec>(), "seeds").type_of();
  EXPECT_EQ(seeds.is, model::type::form::list);
  ASSERT_EQ(seeds.element().words.size(), 2u);
  EXPECT_EQ(seeds.element().words[1], "pea");
}

}  // namespace
}  // namespace dovetail::crd::garden_example_com::v1
