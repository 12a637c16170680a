/// A CustomResourceDefinition that a stack has as its file has it. `dovetail_import(NAME widgets DEFINITIONS crds/widgets.yaml)` makes
/// `definitions::widgets_example_com` of it, to be listed among the stack's resources.
///
/// A schema has thousands of lines, which no compilation of the stack reads: while it compiles, what is known are the names and versions,
/// and the stack's program reads the rest.
#pragma once

#include "dovetail/api/apiextensions/v1.hpp"
#include "dovetail/build/resource.hpp"

#include <span>
#include <string_view>

namespace dovetail {

namespace detail {

struct definition_version {
  std::string_view name;
  bool served;
  bool storage;
};

/// What a stack's compilation knows of a CustomResourceDefinition, and what gives the program all of it.
struct definition_facts {
  std::string_view group;
  std::string_view scope;
  std::string_view kind;
  std::string_view plural;
  std::span<const definition_version> versions;
  void (*read)(api::apiextensions::v1::CustomResourceDefinition& into);
};

template <const definition_facts& Facts>
constexpr auto apply_definition(part& p, const step& made, lowering&) -> void {
  auto& object = as<api::apiextensions::v1::CustomResourceDefinition>(p);
  if (!__builtin_is_constant_evaluated()) return Facts.read(object);
  const place at = made.first.at;
  object.spec.group = model::text(Facts.group, at);
  object.spec.scope = model::text(Facts.scope, at);
  object.spec.names.kind = model::text(Facts.kind, at);
  object.spec.names.plural = model::text(Facts.plural, at);
  for (const definition_version& each : Facts.versions) {
    auto& version = object.spec.versions.emplace_back();
    version.name = model::text(each.name, at);
    version.served = each.served;
    version.storage = each.storage;
  }
}

}  // namespace detail

/// What the importer writes for each CustomResourceDefinition among the DEFINITIONS.
template <const detail::definition_facts& Facts, fixed_string Name>
consteval auto definition(place written = place{__builtin_FILE(), __builtin_LINE()}) {
  auto made = resource<api::apiextensions::v1::CustomResourceDefinition, Name>(written);
  argument at{};
  at.at = written;
  made.begin_call();
  made.add(&detail::apply_definition<Facts>, 0, at, argument{});
  return made;
}

}  // namespace dovetail
