/// What a builder lowers to, for tests in constant evaluation.
#pragma once

#include <dovetail/dovetail.hpp>

/// Lowers a resource's builder by itself and gives `use` the API object and the notes beside it.
template <class Builder, class Use>
constexpr auto lowered(const Builder& builder, Use use) {
  using namespace dovetail;
  model::arena arena;
  lowering in(arena, {}, {});
  in.deploy_to("here");
  resource_notes notes;
  in.note_into(notes);
  typename Builder::api_type object{};
  begin_resource(object, in.text(builder.name), in);
  part_of<typename Builder::api_type> target(object);
  apply_steps(builder.all_steps(), target, in);
  return use(object, notes);
}

/// The same for a part of a resource, such as a container.
template <class Builder, class Use>
constexpr auto lowered_part(const Builder& builder, Use use) {
  using namespace dovetail;
  model::arena arena;
  lowering in(arena, {}, {});
  in.deploy_to("here");
  resource_notes notes;
  in.note_into(notes);
  typename Builder::api_type object{};
  part_of<typename Builder::api_type> target(object);
  apply_steps(builder.all_steps(), target, in);
  return use(object, notes);
}
