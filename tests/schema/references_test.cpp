// The table of references: its rows as they are written, and what the importer makes of them for a kind of a project's own
// (tests/schema/data/fountain.yaml).
#include "schema/references.hpp"

#include "../static/findings.hpp"
#include "dovetail/crd/park_example_com/v1.hpp"
#include "import_helper.hpp"
#include "schema/problem.hpp"
#include "schema/writers.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace {

using crd::park_example_com::v1::Fountain;

// A stack that has what a Fountain may name.
inline constexpr auto http = port<"http">(8080);
inline constexpr auto web = Deployment<"web">{}.withContainer(Container<"web">{image("web:1.0")}.withPort(http));
inline constexpr auto service = Service<"web">{web}.withPort(http);
inline constexpr auto map = ConfigMap<"map">{}.withData("a", "b");
inline constexpr auto account = resource<api::core::v1::ServiceAccount, "pump">();
inline constexpr auto credentials = external<Secret>("credentials").withKeys("USER");
inline constexpr auto other = external<Service>("tank").withPort(port<"water">(99));

template <auto Edit>
inline constexpr auto fountain = resource<Fountain, "fountain">([](Fountain& f) { Edit(f.spec); });
template <auto Edit>
inline constexpr auto beside =
    stack<"test">(file("w", web), file("s", service), file("m", map), file("a", account), file("f", fountain<Edit>))
        .withExternals(credentials, other);
template <auto Edit>
consteval bool is_taken() {
  return is_sound<beside<Edit>>;
}
template <auto Edit>
consteval bool is_told() {
  return breaks_only<beside<Edit>>("DOV-03");
}

static_assert(is_taken<[](auto&) {}>());
static_assert(is_taken<[](auto& s) { s.account = "pump"; }>());
static_assert(is_told<[](auto& s) { s.account = "pum"; }>());
// A key, and what may be missing.
template <auto Edit>
inline constexpr auto source = [](auto& s) { Edit(s.sources.emplace_back().secretRef.ensure()); };
static_assert(is_taken<source<[](auto& r) { r.name = "credentials"; }>>());
static_assert(is_taken<source<[](auto& r) { r.name = "credentials", r.key = "USER"; }>>());
static_assert(is_told<source<[](auto& r) { r.name = "credentials", r.key = "USR"; }>>());
static_assert(is_told<source<[](auto& r) { r.name = "credential"; }>>());
static_assert(is_taken<source<[](auto& r) { r.name = "credential", r.optional = true; }>>());
// A kind that another field says, a port by name and by number.
template <auto Edit>
inline constexpr auto pump = [](auto& s) { Edit(s.pump.ensure()); };
static_assert(is_taken<pump<[](auto& p) { p.name = "web", p.port = "http"; }>>());
static_assert(is_taken<pump<[](auto& p) { p.name = "web", p.port = 8080; }>>());
static_assert(is_told<pump<[](auto& p) { p.name = "web", p.port = "htp"; }>>());
static_assert(is_told<pump<[](auto& p) { p.name = "web", p.port = 80; }>>());
static_assert(is_taken<pump<[](auto& p) { p.name = "tank", p.port = "water"; }>>());
static_assert(is_told<pump<[](auto& p) { p.name = "tank", p.port = 98; }>>());
static_assert(is_taken<pump<[](auto& p) { p.kind = "Deployment", p.name = "web"; }>>());
static_assert(is_told<pump<[](auto& p) { p.kind = "StatefulSet", p.name = "web"; }>>());
// Maps, and conditions.
static_assert(is_told<[](auto& s) { s.basins["a"] = "nobody"; }>());
static_assert(is_taken<[](auto& s) { s.lamp = "nothing"; }>());
static_assert(is_told<[](auto& s) { s.lamp = "nothing", s.lit = true; }>());
static_assert(is_taken<[](auto& s) { s.lamp = "map", s.lit = true; }>());

using namespace dovetail::schema;

std::string refusal_of(const std::string& row) {
  try {
    const document_set file("rows.yaml", "references:\n  - " + row + "\n");
    read_references(file, *file.documents().front()->find("references"));
  } catch (const problem& wrong) {
    return wrong.what();
  }
  return "";
}
std::string with(const std::string& rest) { return refusal_of("{kind: A, group: example.com, " + rest + "}"); }

TEST(references, a_row_is_refused_at_its_place) {
  EXPECT_EQ(with("field: spec.a, names: Secret"), "");
  EXPECT_EQ(with("field: 'spec.a[*].b', names: Secret, key: 'spec.a[*].key'"), "");
  EXPECT_EQ(refusal_of("spec.a"),
            "rows.yaml:2:5: a reference has kind, group, field and names; write it as in `kind: Widget`");
  EXPECT_EQ(
      refusal_of("{kind: A, field: spec.a, names: Secret}"),
      "rows.yaml:2:5: a reference has kind, group, field and names, and this one has no `group`; name the group of its "
      "apiVersion; `\"\"` is that of v1");
  EXPECT_EQ(with("names: Secret"),
            "rows.yaml:2:5: a reference has a `field` with a name, or a `selector` of labels; add one of them");
  EXPECT_EQ(
      with("field: spec.a, name: Secret"),
      "rows.yaml:2:56: a reference has no `name`; it can have kind, group, field, selector, namespaces, names, namespace, "
      "key, port, optional, when, unless");
  EXPECT_EQ(
      with("field: 'spec.a[]', names: Secret"),
      "rows.yaml:2:42: `spec.a[]` is no path of fields: `[]` is written `[*]`, which is each item; write it as in "
      "spec.sources[*].secretRef.name");
  EXPECT_EQ(
      with("field: 'spec.a[0]', names: Secret"),
      "rows.yaml:2:42: `spec.a[0]` is no path of fields: `[0]` is one item of a list; a row is about each, `[*]`; write it "
      "as in spec.sources[*].secretRef.name");
  EXPECT_EQ(with("field: spec..a, names: Secret"),
            "rows.yaml:2:42: `spec..a` is no path of fields: a field's name is missing; write it as in "
            "spec.sources[*].secretRef.name");
  EXPECT_EQ(
      with("field: spec.a, names: secret"),
      "rows.yaml:2:57: `secret` is no kind; write the kind that is named, as in `kind: Secret`, or the field that says it, "
      "as in \"{spec.targetRef.kind|Service}\"");
  EXPECT_EQ(
      with("field: spec.a, names: Secret, key: 'spec.b[*].key'"),
      "rows.yaml:2:70: `spec.b[*].key` goes through other items than `spec.a`; each [*] must be one of the field's own");
  EXPECT_EQ(with("field: spec.a, names: Service, key: spec.key"),
            "rows.yaml:2:71: a Service has no keys; a Secret and a ConfigMap have");
  EXPECT_EQ(with("field: spec.a, names: Secret, port: spec.port"),
            "rows.yaml:2:71: a Secret has no ports; a Service has");
}

std::string import_refusal_of(const std::string& field) {
  try {
    import_result result;
    std::vector<std::unique_ptr<document_set>> files =
        read_inputs({std::string(DOVETAIL_TEST_DATA) + "/fountain.yaml"}).files;
    files.push_back(std::make_unique<document_set>(
        "rows.yaml",
        "references:\n  - {kind: Fountain, group: park.example.com, names: Secret, field: '" + field + "'}\n"));
    import_all(files, result);
  } catch (const problem& wrong) {
    return wrong.what();
  }
  return "";
}

TEST(references, the_importer_holds_a_row_against_the_schema) {
  EXPECT_EQ(import_refusal_of("spec.account"), "");
  EXPECT_EQ(
      import_refusal_of("spec.acount"),
      "rows.yaml:2:69: Fountain has no such field: `spec` has no field `acount`; name a field that its schema has");
  EXPECT_EQ(
      import_refusal_of("spec.sources.secretRef.name"),
      "rows.yaml:2:69: Fountain has no such field: `spec.sources` has many items; go on with `[*]`; name a field that its "
      "schema has");
  EXPECT_EQ(import_refusal_of("spec.pump[*].name"),
            "rows.yaml:2:69: Fountain has no such field: `spec.pump` is no list; name a field that its schema has");
  EXPECT_EQ(import_refusal_of("spec.pump"),
            "rows.yaml:2:69: Fountain has no such field: `spec.pump` is no text; name a field that its schema has");
}

// A row of Dovetail's own that names a field wrongly would be silent.
TEST(references, each_row_of_a_kind_that_the_library_has_is_about_a_field_of_it) {
  import_result result;
  import_all(read_inputs({DOVETAIL_TEST_FACTS}).files, result);
  std::set<std::string> kinds, found;
  for (const object& type : result.types.objects) {
    kinds.insert((type.kind ? type.kind->group : "") + "/" + type.name);
    for (const reference_row& row : type.references) found.insert(row.kind + " " + row.field.text + " " + row.names);
  }
  for (const reference_row& row : known_references())
    if (kinds.count(row.group + "/" + row.kind) != 0) {
      EXPECT_TRUE(found.count(row.kind + " " + row.field.text + " " + row.names) != 0)
          << row.kind << " " << row.field.text;
    }
  EXPECT_GT(found.size(), 40u);
}

TEST(references, those_of_one_kind_are_all_of_it) {
  for (const reference_row& row : known_references()) {
    std::size_t all = 0;
    for (const reference_row& each : known_references()) all += each.kind == row.kind ? 1 : 0;
    EXPECT_EQ(known_references(row.kind).size(), all) << row.kind;
  }
  EXPECT_TRUE(known_references("Nothing").empty());
}

}  // namespace
