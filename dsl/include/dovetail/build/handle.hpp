/// Handles where they are used: the name of what a handle stands for, with the line of the call.
///
/// A builder's function that takes a handle takes one of these, and not the handle itself: a parameter of its own type is made
/// where the argument stands. For a default argument of the function, clang names the line that the whole chain begins on.
#pragma once

#include "dovetail/build/parameter.hpp"
#include "dovetail/text/port.hpp"

#include <concepts>

namespace dovetail::detail {

/// A constant, and the line that uses it.
template <class What>
struct placed {
  What what;
  place at;

  constexpr placed(const What& used, place written = place{__builtin_FILE(), __builtin_LINE()})
      : what(used), at(written) {}
};

/// Whether it is the builder of a resource of this kind.
template <class T>
constexpr auto is_of_kind([[maybe_unused]] std::string_view kind) {
  if constexpr (requires { std::string_view(T::api_type::kind); }) return model::same(T::api_type::kind, kind);
  else return false;
}

/// An Issuer or a ClusterIssuer.
struct issuer_handle {
  argument name;
  argument kind;

  template <class Handle>
    requires requires(const Handle& h) { h.issuer_name(); }
  constexpr issuer_handle(const Handle& handle, place written = place{__builtin_FILE(), __builtin_LINE()})
      : name(handle.issuer_name().moved_to(written)), kind(argument::literal_at(handle.issuer_kind(), written)) {}
};

}  // namespace dovetail::detail

namespace dovetail::parameter {

#define DOVETAIL_PORT_WORDS "a port belongs here: its handle, or a whole number from 1 to 65535"

/// What a builder takes a handle for, or a name: a resource of the kind, another thing that says `handle.name_of_it()`, or what
/// `text` takes. `in_namespace` is of a handle that says so: the namespace that it is in.
#define DOVETAIL_NAME_PARAMETER(type, kind, text, name_of_it, words)                                           \
  struct type : base {                                                                                         \
    argument in_namespace{};                                                                                   \
                                                                                                               \
    template <class T>                                                                                         \
    static constexpr bool is_handle = requires(const T& h) { h.name_of_it(); } || detail::is_of_kind<T>(kind); \
    template <class T>                                                                                         \
    static constexpr bool is_value = text::takes<T> && std::derived_from<T, value_declaration>;                \
                                                                                                               \
    constexpr type() = default;                                                                                \
    template <class T>                                                                                         \
      requires(is_handle<T>)                                                                                   \
    constexpr type(const T& handle, place written = place{__builtin_FILE(), __builtin_LINE()})                 \
        : base(name_in(handle).moved_to(written)) {                                                            \
      if constexpr (requires { handle.other_namespace(); }) in_namespace = handle.other_namespace();           \
    }                                                                                                          \
    consteval type(const char* literal, place written = place{__builtin_FILE(), __builtin_LINE()})             \
        DOVETAIL_REFUSED_IF(!is_taken(literal, text::of_grammar, text::takes_literals), words)                 \
        : base(text(literal, written)) {}                                                                      \
    template <detail::a_view T>                                                                                \
    consteval type(const T& literal, place written = place{__builtin_FILE(), __builtin_LINE()})                \
        : base(text(literal, written)) {}                                                                      \
    template <class T>                                                                                         \
      requires(is_value<T>)                                                                                    \
    consteval type(const T& value, place written = place{__builtin_FILE(), __builtin_LINE()})                  \
        DOVETAIL_REFUSED_IF(detail::is_misfit(value, text::of_grammar), words)                                 \
        : base(text(value, written)) {}                                                                        \
    template <detail::an_argument T>                                                                           \
    constexpr type(const T& given) : base(text(given)) {}                                                      \
    template <class T>                                                                                         \
      requires(!is_handle<T> && !text::takes<T>)                                                               \
    DOVETAIL_REFUSED(words)                                                                                    \
    constexpr type(const T&) {}                                                                                \
                                                                                                               \
   private:                                                                                                    \
    template <class T>                                                                                         \
    static constexpr auto name_in(const T& handle) {                                                           \
      if constexpr (requires { handle.name_of_it(); }) return handle.name_of_it();                             \
      else return handle.name;                                                                                 \
    }                                                                                                          \
  }

DOVETAIL_NAME_PARAMETER(secret, "Secret", object_name, secret_name,
                        "what makes a Secret, its declaration or its name belongs here: a handle, a text or a value of "
                        "grammars::dns_subdomain");
DOVETAIL_NAME_PARAMETER(config_map, "ConfigMap", object_name, config_map_name,
                        "a ConfigMap's handle or its name, a text or a value of grammars::dns_subdomain, belongs here");
DOVETAIL_NAME_PARAMETER(
    claim, "PersistentVolumeClaim", object_name, claim_name,
    "a PersistentVolumeClaim's handle or its name, a text or a value of grammars::dns_subdomain, belongs here");
DOVETAIL_NAME_PARAMETER(service, "Service", object_name, service_name,
                        "a Service's handle or its name, a text or a value of grammars::dns_subdomain, belongs here");
DOVETAIL_NAME_PARAMETER(
    persistent_volume, "PersistentVolume", object_name, persistent_volume_name,
    "a PersistentVolume's handle or its name, a text or a value of grammars::dns_subdomain, belongs here");
DOVETAIL_NAME_PARAMETER(
    storage_class, "StorageClass", storage_class_name, storage_class_name,
    "a StorageClass's handle or its name, a text or a value of grammars::dns_subdomain, belongs here");
DOVETAIL_NAME_PARAMETER(
    ingress_class, "IngressClass", object_name, ingress_class_name,
    "an IngressClass's handle or its name, a text or a value of grammars::dns_subdomain, belongs here");
DOVETAIL_NAME_PARAMETER(
    priority_class, "PriorityClass", object_name, priority_class_name,
    "a PriorityClass's handle or its name, a text or a value of grammars::dns_subdomain, belongs here");
DOVETAIL_NAME_PARAMETER(
    runtime_class, "RuntimeClass", object_name, runtime_class_name,
    "a RuntimeClass's handle or its name, a text or a value of grammars::dns_subdomain, belongs here");
DOVETAIL_NAME_PARAMETER(issuer, "Issuer", object_name, name_of_issuer,
                        "an Issuer's handle or its name, a text or a value of grammars::dns_subdomain, belongs here");
DOVETAIL_NAME_PARAMETER(
    cluster_issuer, "ClusterIssuer", object_name, name_of_cluster_issuer,
    "a ClusterIssuer's handle or its name, a text or a value of grammars::dns_subdomain, belongs here");
DOVETAIL_NAME_PARAMETER(
    service_account, "ServiceAccount", object_name, service_account_name,
    "a ServiceAccount's handle or its name, a text or a value of grammars::dns_subdomain, belongs here");
DOVETAIL_NAME_PARAMETER(
    middleware, "Middleware", object_name, middleware_name,
    "a Middleware's handle or its name, a text or a value of grammars::dns_subdomain, belongs here");
DOVETAIL_NAME_PARAMETER(mariadb, "MariaDB", object_name, mariadb_name,
                        "a MariaDB's handle or its name, a text or a value of grammars::dns_subdomain, belongs here");
DOVETAIL_NAME_PARAMETER(vault_auth, "VaultAuth", object_name, vault_auth_name,
                        "a VaultAuth's handle or its name, a text or a value of grammars::dns_subdomain, belongs here");
DOVETAIL_NAME_PARAMETER(name_space, "Namespace", namespace_name, namespace_name,
                        "a Namespace's handle or its name, a text or a value of grammars::dns_label, belongs here");
DOVETAIL_NAME_PARAMETER(container, "", label_name, container_name,
                        "a container's handle or its name, a text or a value of grammars::dns_label, belongs here");

/// A port that a container listens on: its handle, which has a name, or its number.
struct container_port : base {
  argument port_name{};

  constexpr container_port(port_handle port, place written = place{__builtin_FILE(), __builtin_LINE()})
      : base(argument::number_at(port.number, written)), port_name(argument::literal_at(port.name, written)) {}
  template <detail::a_whole_number T>
  consteval container_port(T n, place written = place{__builtin_FILE(), __builtin_LINE()})
      DOVETAIL_REFUSED_IF(detail::is_outside(n, number_kind::port_number), DOVETAIL_PORT_WORDS)
      : base(port_number(n, written)) {}
  consteval container_port(const plain_value& value, place written = place{__builtin_FILE(), __builtin_LINE()})
      DOVETAIL_REFUSED_IF(!detail::is_number_value(value, number_kind::port_number), DOVETAIL_PORT_WORDS)
      : base(port_number(value, written)) {}
  template <detail::an_argument T>
  constexpr container_port(const T& given) : base(port_number(given)) {}
  template <class T>
    requires(!std::same_as<T, port_handle> && !detail::a_whole_number<T> && !detail::an_argument<T> &&
             !std::same_as<T, plain_value>)
  DOVETAIL_REFUSED(DOVETAIL_PORT_WORDS)
  constexpr container_port(const T&) {}
};

#undef DOVETAIL_NAME_PARAMETER
#undef DOVETAIL_PORT_WORDS

}  // namespace dovetail::parameter
