/// Handles where they are used: the name of what a handle stands for, with the line of the call.
///
/// A builder's function that takes a handle takes one of these. As a parameter of its own type it is made where the argument
/// stands; for a default argument of the function itself, clang names the line that the whole chain of calls begins on.
#pragma once

#include "dovetail/build/argument.hpp"
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

/// What stands in another namespace than the stack's says so.
template <class Handle>
constexpr argument namespace_of(const Handle& handle) {
  if constexpr (requires { handle.other_namespace(); }) return handle.other_namespace();
  else return {};
}

/// `type` is made of every handle that has a `name_of_it()`.
#define DOVETAIL_HANDLE(type, name_of_it)                                                                            \
  struct type {                                                                                                      \
    argument name;                                                                                                   \
    argument name_space;                                                                                             \
                                                                                                                     \
    template <class Handle>                                                                                          \
      requires requires(const Handle& h) { h.name_of_it(); }                                                         \
    constexpr type(const Handle& handle, place written = place{__builtin_FILE(), __builtin_LINE()})                  \
        : name(handle.name_of_it().moved_to(written)), name_space(namespace_of(handle)) {}                           \
  }

DOVETAIL_HANDLE(secret_handle, secret_name);
DOVETAIL_HANDLE(service_handle, service_name);
DOVETAIL_HANDLE(claim_handle, claim_name);
DOVETAIL_HANDLE(volume_handle, persistent_volume_name);
DOVETAIL_HANDLE(storage_class_handle, storage_class_name);
DOVETAIL_HANDLE(service_account_handle, service_account_name);
DOVETAIL_HANDLE(middleware_handle, middleware_name);
DOVETAIL_HANDLE(mariadb_instance, mariadb_name);
DOVETAIL_HANDLE(vault_auth_handle, vault_auth_name);
DOVETAIL_HANDLE(namespace_handle, namespace_name);

#undef DOVETAIL_HANDLE

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
