// Types that the importer made of tests/schema/data/garden.yaml in this build, compiled with all warnings.
#include "dovetail/crd/garden_example_com/v1.hpp"
#include "dovetail/stack/kind.hpp"
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

// The faults of a bed, each as its path.
template <class Edit>
constexpr std::size_t faults_after(Edit edit, std::string_view path, model::field_fault::kind is) {
  Bed bed;
  bed.spec.delete_ = false;
  edit(bed.spec);
  model::arena characters;
  model::field_check check(api::newest_version, characters);
  check_fields(bed, check, {});
  for (const model::field_fault& fault : check.faults())
    if (fault.path != path || fault.is != is) return 100;
  return check.faults().size();
}
using fault = model::field_fault::kind;
static_assert(faults_after([](BedSpec&) {}, "", fault::missing) == 0);
static_assert(faults_after([](BedSpec& s) { s.delete_.reset(); }, "spec.delete", fault::missing) == 1);
static_assert(faults_after([](BedSpec& s) { s.rows = 13; }, "spec.rows", fault::out_of_bounds) == 1);
static_assert(faults_after([](BedSpec& s) { s.rows = 12; }, "spec.rows", fault::out_of_bounds) == 0);
static_assert(faults_after([](BedSpec& s) { s.weight = 0; }, "spec.weight", fault::rule) == 1);
static_assert(faults_after([](BedSpec& s) { s.weight = 0.001; }, "spec.weight", fault::rule) == 0);
static_assert(faults_after([](BedSpec& s) { s.hydroponics.is = model::json::type::object; }, "spec", fault::rule) == 1);
static_assert(faults_after([](BedSpec& s) { s.seeds.push_back(model::choice<BedSpec::Seeds>::other("corn")); },
                           "spec.seeds[0]", fault::unknown_word) == 1);
static_assert(faults_after([](BedSpec& s) { s.seeds.push_back(model::choice<BedSpec::Seeds>::other("pea")); },
                           "spec.seeds[0]", fault::unknown_word) == 0);
static_assert(faults_after([](BedSpec& s) { s.seeds.push_back(model::choice<BedSpec::Seeds>::future("corn")); },
                           "spec.seeds[0]", fault::unknown_word) == 0);
constexpr std::string_view sixty_four = "0123456789012345678901234567890123456789012345678901234567890123";
static_assert(faults_after([](BedSpec& s) { s.tags["a.b/c"] = sixty_four; }, "spec.tags[\"a.b/c\"]", fault::size) == 1);
static_assert(faults_after([](BedSpec& s) { s.tags["a"] = sixty_four.substr(1); }, "spec.tags.a", fault::size) == 0);

TEST(generated, a_kind_has_its_run_time_part) {
  const emit::runtime_kind& kind = emit::kind_of<Bed>::value;
  EXPECT_EQ(kind.api_version, "garden.example.com/v1");
  EXPECT_EQ(kind.kind, "Bed");
  model::arena characters;
  lowering in(characters, {}, {});
  in.deploy_to("here");
  common_terms use({}, {});
  const std::unique_ptr<emit::lowered_object> lowered = kind.lower({}, "kitchen", use, in);
  check::inventory all;
  lowered->describe_into({}, all);
  ASSERT_EQ(all.resources.size(), 1u);
  EXPECT_EQ(all.resources[0].name.view(), "kitchen");
  EXPECT_EQ(all.resources[0].name_space, "here");
  ASSERT_EQ(all.field_faults.size(), 1u);
  EXPECT_EQ(all.field_faults[0].fault.path, "spec.delete");
}

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
