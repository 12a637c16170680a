/// A resource in a stack, in the file that it is written to: `file("api/service.yaml", api_service)`.
#pragma once

#include "dovetail/build/metadata.hpp"
#include "dovetail/text/refused.hpp"

#include <cstddef>
#include <span>
#include <string_view>
#include <type_traits>

namespace dovetail {

/// Where a resource is written to, below the stack's output: folders, each with a `/` at its end, and a file. Without a file's
/// name the resource has one of its own: `deployment-api.yaml`.
struct file_path {
  static constexpr std::size_t most_folders = 4;
  std::string_view folders[most_folders]{};
  std::string_view name{};

  constexpr file_path() = default;
  /// A text with a `/` at its end is a folder.
  constexpr file_path(std::string_view text) { (text.ends_with('/') ? folders[0] : name) = text; }
  constexpr bool has_name() const { return !name.empty(); }
};

/// A resource of the API type T in a stack. It refers to the builder's steps, which live as long as the stack.
template <class T>
struct entry {
  std::span<const step> steps;
  argument name;
  place at;
  file_path path;
  /// The line that lists it in the stack.
  place listed_at;
  conditions asked{};

  /// It is part of the stack only where a switch is on, or a choice is a word. Several of them must all hold.
  consteval auto when(const condition& one) const {
    entry next = *this;
    next.asked = asked.with(one);
    return next;
  }
  /// It is part of the stack only where a switch is off.
  consteval auto unless(const condition& one) const { return when(!one); }
};

}  // namespace dovetail
