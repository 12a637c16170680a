/// Resources that come as one thing: what a function gives that makes several.
///
/// ```cpp
/// template <fixed_string Name>
/// consteval auto service_of(parameter::image image, port_handle port) {
///   const auto web = Deployment<Name>{}.withContainer(Container<Name>{image}.withPort(port));
///   return group(web, Service<Name>{web}.withPort(port));
/// }
/// inline constexpr auto shop = stack<"shop">(file("cart/", service_of<"cart">(image("cart:1.4"), http)), …);
/// ```
///
/// A group owns its resources, so that they may be temporaries. It is flat: what its groups have is its own.
#pragma once

#include "dovetail/build/entry.hpp"
#include "dovetail/build/workload.hpp"

#include <boost/hana/tuple.hpp>
#include <boost/hana/unpack.hpp>

#include <array>
#include <utility>

namespace dovetail {

namespace hana = boost::hana;

namespace error {
void folders_of_groups_are_nested_four_deep_at_most(std::string_view folder);
}

/// A resource of a group: an entry whose steps stand among the group's.
struct group_member {
  argument name{};
  place at{};
  file_path path{};
  place listed_at{};
  conditions asked{};
  std::size_t first_step = 0;
  std::size_t step_count = 0;
};

/// Resources of the API types T, with all of their steps one after the other.
template <class... T>
struct resource_group {
  std::array<group_member, sizeof...(T)> members{};
  std::size_t step_count = 0;
  /// Room for what builders may have; see step_list.
  step steps[1 + sizeof...(T) * step_list::most]{};

  /// Adds what a resource is made of.
  constexpr void add(std::size_t member, const group_member& one, std::span<const step> made_of) {
    members[member] = one;
    members[member].first_step = step_count;
    members[member].step_count = made_of.size();
    for (const step& each : made_of) steps[step_count++] = each;
  }
  constexpr std::span<const step> steps_of(const group_member& one) const {
    return {steps + one.first_step, one.step_count};
  }

  /// They are part of the stack only where a switch is on, or a choice is a word. Several of them must all hold.
  constexpr auto when(const condition& one) const {
    resource_group next = *this;
    for (group_member& each : next.members) each.asked = each.asked.with(one);
    return next;
  }
  /// They are part of the stack only where a switch is off.
  constexpr auto unless(const condition& one) const { return when(!one); }

  /// Calls `use` with each resource, as an entry that refers to this group.
  template <class Use>
  constexpr auto each_entry(Use& use) const {
    std::size_t i = 0;
    (use(entry_of<T>(members[i++])), ...);
  }

 private:
  template <class Kind>
  constexpr auto entry_of(const group_member& of) const {
    return entry<Kind>{steps_of(of), of.name, of.at, of.path, of.listed_at, of.asked};
  }
};

namespace detail {

template <class T>
concept a_kind = requires { std::string_view(T::kind); };

template <class... T, class... U>
constexpr auto operator+(const resource_group<T...>& a, const resource_group<U...>& b) {
  resource_group<T..., U...> all;
  std::size_t i = 0;
  for (const group_member& one : a.members) all.add(i++, one, a.steps_of(one));
  for (const group_member& one : b.members) all.add(i++, one, b.steps_of(one));
  return all;
}

// What may stand in a group, as a group.

template <class Self>
  requires a_kind<typename Self::api_type>
constexpr auto as_group(const chain<Self>& resource) {
  resource_group<typename Self::api_type> made;
  made.add(0, {resource.name, resource.at}, resource.all_steps());
  return made;
}
template <class T>
constexpr auto as_group(const entry<T>& listed) {
  resource_group<T> made;
  made.add(0, {listed.name, listed.at, listed.path, listed.listed_at, listed.asked}, listed.steps);
  return made;
}
template <class... T>
constexpr auto as_group(const resource_group<T...>& group) {
  return group;
}
template <class T>
inline constexpr bool makes_group = requires(const T& part) { as_group(part); };
template <class... Part>
  requires(makes_group<Part> && ...)
constexpr auto as_group(const hana::tuple<Part...>& parts) {
  return hana::unpack(parts, [](const Part&... each) { return (resource_group<>{} + ... + as_group(each)); });
}
template <class Part, std::size_t N>
  requires makes_group<Part>
constexpr auto as_group(const std::array<Part, N>& parts) {
  return [&]<std::size_t... I>(std::index_sequence<I...>) {
    return (resource_group<>{} + ... + as_group(parts[I]));
  }(std::make_index_sequence<N>{});
}

template <class T>
concept group_part = requires(const std::remove_cvref_t<T>& part) { as_group(part); };

struct group_maker {
  template <group_part First, group_part... Rest>
  constexpr auto operator()(const First& first, const Rest&... rest) const {
    return (as_group(first) + ... + as_group(rest));
  }
  DOVETAIL_REFUSED(
      "a group is made of resources, files and other groups: group(web, file(\"service.yaml\", web_service))")
  constexpr resource_group<> operator()(...) const { return {}; }
};

constexpr file_path within(std::string_view path, file_path inner) {
  if (!path.ends_with('/')) return file_path(path);
  if (!inner.folders[file_path::most_folders - 1].empty()) error::folders_of_groups_are_nested_four_deep_at_most(path);
  for (std::size_t i = file_path::most_folders; --i > 0;) inner.folders[i] = inner.folders[i - 1];
  inner.folders[0] = path;
  return inner;
}

/// Calls `use` with each resource of what file() gives, or of a group.
template <class T, class Use>
constexpr auto each_entry(const entry<T>& one, Use& use) {
  use(one);
}
template <class... T, class Use>
constexpr auto each_entry(const resource_group<T...>& group, Use& use) {
  group.each_entry(use);
}

/// What a stack keeps of what file() gives, and of a group.
template <class T>
constexpr const entry<T>& kept_listing(const entry<T>& one) {
  return one;
}
template <class... T>
constexpr const resource_group<T...>& kept_listing(const resource_group<T...>& group) {
  return group;
}
template <class T>
concept a_listing = requires(const std::remove_cvref_t<T>& given) { kept_listing(given); };
template <class T>
using listing_of = std::remove_cvref_t<decltype(kept_listing(std::declval<const T&>()))>;

template <class T>
inline constexpr std::size_t entries_in = 1;
template <class... T>
inline constexpr std::size_t entries_in<resource_group<T...>> = sizeof...(T);

template <class T>
constexpr place line_of(const entry<T>& one) {
  return one.listed_at;
}
template <class... T>
constexpr place line_of(const resource_group<T...>& group) {
  if (sizeof...(T) == 0) return {};
  return group.members[0].listed_at.known() ? group.members[0].listed_at : group.members[0].at;
}

}  // namespace detail

/// Resources as one thing: `group(web, web_service)`. It takes resources, what file() gives, other groups, and tuples and arrays
/// of these; it is an object, so that `hana::unpack(tuple, group)` calls it.
inline constexpr detail::group_maker group{};

/// A group of what a function makes of each element of an array:
/// `group_of<services>([]<service one>() { return service_of<one.name>(one.port); })`.
template <const auto& Elements, class Make>
consteval auto group_of(Make make) {
  return [&]<std::size_t... I>(std::index_sequence<I...>) {
    return group(make.template operator()<Elements[I]>()...);
  }(std::make_index_sequence<std::size(Elements)>{});
}

/// The resource in a file of its own, by its path below the stack's output: `file("api/service.yaml", api_service)`. Several
/// resources may share a path. A path that ends in `/` is a folder: the file is then named for the resource.
template <class Self>
  requires detail::a_kind<typename Self::api_type>
consteval auto file(std::string_view path, const chain<Self>& resource,
                    place written = place{__builtin_FILE(), __builtin_LINE()}) {
  return entry<typename Self::api_type>{resource.all_steps(), resource.name, resource.at, file_path(path), written};
}
/// One that has no name in C++, since a function has made it for this line.
template <class Self>
  requires detail::a_kind<typename Self::api_type>
consteval auto file(std::string_view path, const chain<Self>&& resource,
                    place written = place{__builtin_FILE(), __builtin_LINE()}) {
  return file(path, detail::as_group(resource), written);
}
/// A whole group: in one file, or in the files of its own below a folder.
template <class... T>
consteval auto file(std::string_view path, resource_group<T...> group,
                    place written = place{__builtin_FILE(), __builtin_LINE()}) {
  for (group_member& each : group.members) {
    each.path = detail::within(path, each.path);
    each.listed_at = written;
  }
  return group;
}
DOVETAIL_REFUSED(
    "a container stands in a workload, and the workload in the file: Deployment<\"web\">{}.withContainer(nginx)")
consteval entry<api::core::v1::Namespace> file(std::string_view, const container_builder&) { return {}; }
DOVETAIL_REFUSED("file() takes the path, then the resource's handle: file(\"web.yaml\", web)")
consteval entry<api::core::v1::Namespace> file(...) { return {}; }

}  // namespace dovetail
