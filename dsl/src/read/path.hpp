/// The way from an object's root to a value in it.
#pragma once

#include "dovetail/model/reflection.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace dovetail::read::detail {

/// One step of the way; steps stand on the stack of whoever decodes, and are put together when there is something to
/// tell.
struct step {
  enum class form { root, field, key, index };

  const step* up = nullptr;
  form is = form::root;
  std::string_view name{};
  std::size_t index = 0;
  /// The object type that the step leads to; null where it leads to something else.
  const model::type* type = nullptr;
  /// Steps from the root.
  std::size_t depth = 0;

  step to_field(std::string_view field) const { return {this, form::field, field, 0, nullptr, depth + 1}; }
  step to_key(std::string_view key) const { return {this, form::key, key, 0, nullptr, depth + 1}; }
  step to_item(std::size_t i) const { return {this, form::index, {}, i, nullptr, depth + 1}; }
};

/// `spec.template.spec.containers[0].imagePullPolicy`, `metadata.labels["app.kubernetes.io/name"]`.
std::string path_of(const step& last);

/// A text of a file as part of a message: on one line, and not endless.
std::string shown(std::string_view text);

}  // namespace dovetail::read::detail
