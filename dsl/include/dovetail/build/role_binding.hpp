/// RBAC's bindings: `RoleBinding<"reader">{reader, api_account}`.
#pragma once

#include "dovetail/build/other_kinds.hpp"
#include "dovetail/build/role.hpp"
#include "dovetail/build/service_account.hpp"

namespace dovetail {

namespace detail {

inline constexpr const char* rbac_group = "rbac.authorization.k8s.io";

template <class T>
DOVETAIL_STEP_OF_KIND void set_role_ref(part& p, const step& s, lowering& in) {
  auto& role = as<T>(p).roleRef;
  role.apiGroup = rbac_group;
  role.kind = in.text(s.second);
  role.name = in.text(s.first);
}
/// A ServiceAccount of the stack's namespace, or of the one in the step's second argument; none where nobody is named.
template <class T>
DOVETAIL_STEP_OF_KIND void bind_account(part& p, const step& s, lowering& in) {
  if (!s.first.given()) return;
  auto& subject = as<T>(p).subjects.emplace_back();
  subject.kind = "ServiceAccount";
  subject.name = in.text(s.first);
  subject.namespace_ =
      s.second.given() ? in.text(s.second) : in.needed_name_space(s.first.at, "of the ServiceAccount that it binds");
}
template <class T>
DOVETAIL_STEP_OF_KIND void bind_named_subject(part& p, const step& s, lowering& in) {
  auto& subject = as<T>(p).subjects.emplace_back();
  subject.apiGroup = rbac_group;
  subject.kind = in.text(s.second);
  subject.name = in.text(s.first);
}

}  // namespace detail

/// A ServiceAccount's handle, external or of the stack.
template <class T>
concept account_handle = requires(const T& a) {
  a.service_account_name();
  a.other_namespace();
};

/// What RoleBinding and ClusterRoleBinding share.
template <class Self, class T>
class binding_steps : public resource_builder<Self, T> {
 public:
  using resource_builder<Self, T>::resource_builder;

  /// Whom the role is given to, besides those of the constructor.
  constexpr auto withSubject(parameter::service_account account) const {
    return this->and_step(&detail::bind_account<T>, account, account.in_namespace);
  }
  /// A person or a group, by the name that the API server knows them by.
  constexpr auto withUser(parameter::line name) const {
    return this->and_step(&detail::bind_named_subject<T>, name, argument::literal_at("User", name.at));
  }
  constexpr auto withGroup(parameter::line name) const {
    return this->and_step(&detail::bind_named_subject<T>, name, argument::literal_at("Group", name.at));
  }

  /// For the constructors below.
  constexpr auto binding(argument role, std::string_view kind) const {
    return this->and_step(&detail::set_role_ref<T>, role, argument::literal_at(kind, role.at));
  }
  constexpr auto binding_to_nobody() const { return this->and_step(&detail::bind_account<T>); }
};

class role_binding_builder : public binding_steps<role_binding_builder, api::rbac::v1::RoleBinding> {
 public:
  using binding_steps<role_binding_builder, api::rbac::v1::RoleBinding>::binding_steps;
};
class cluster_role_binding_builder
    : public binding_steps<cluster_role_binding_builder, api::rbac::v1::ClusterRoleBinding> {
 public:
  using binding_steps<cluster_role_binding_builder, api::rbac::v1::ClusterRoleBinding>::binding_steps;
};

/// Gives a Role, or a ClusterRole for this namespace alone.
template <fixed_string Name>
  requires detail::with_its_header<Name>
struct RoleBinding<Name> : role_binding_builder {
  static_assert(detail::check_name<Name, grammars::path_segment, "RoleBinding">());

  template <class Given, account_handle Account>
    requires requires(const Given& r) { r.role_name(); }
  consteval RoleBinding(const Given& role, const Account& account,
                        place written = place{__builtin_FILE(), __builtin_LINE()})
      : role_binding_builder(begin(role, written).withSubject({account, written})) {}
  /// For people and groups to follow.
  template <class Given>
    requires requires(const Given& r) { r.role_name(); }
  consteval RoleBinding(const Given& role, place written = place{__builtin_FILE(), __builtin_LINE()})
      : role_binding_builder(begin(role, written).binding_to_nobody()) {}

 private:
  template <class Given>
  static consteval auto begin(const Given& role, place at) {
    return role_binding_builder(detail::name_argument<Name>(at), at)
        .binding(role.role_name().moved_to(at), role.role_kind());
  }
};

/// Gives a ClusterRole for all of the cluster.
template <fixed_string Name>
  requires detail::with_its_header<Name>
struct ClusterRoleBinding<Name> : cluster_role_binding_builder {
  static_assert(detail::check_name<Name, grammars::path_segment, "ClusterRoleBinding">());

  template <class Given, account_handle Account>
    requires requires(const Given& r) { r.cluster_role_name(); }
  consteval ClusterRoleBinding(const Given& role, const Account& account,
                               place written = place{__builtin_FILE(), __builtin_LINE()})
      : cluster_role_binding_builder(begin(role, written).withSubject({account, written})) {}
  template <class Given>
    requires requires(const Given& r) { r.cluster_role_name(); }
  consteval ClusterRoleBinding(const Given& role, place written = place{__builtin_FILE(), __builtin_LINE()})
      : cluster_role_binding_builder(begin(role, written).binding_to_nobody()) {}

 private:
  template <class Given>
  static consteval auto begin(const Given& role, place at) {
    return cluster_role_binding_builder(detail::name_argument<Name>(at), at)
        .binding(role.cluster_role_name().moved_to(at), "ClusterRole");
  }
};

}  // namespace dovetail
