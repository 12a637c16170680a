/// The kinds whose builders are in headers of their own: without the header, the error says which one it is.
#pragma once

#include "dovetail/text/fixed_string.hpp"
#include "dovetail/text/refused.hpp"

namespace dovetail {

namespace detail {
/// The builder of a kind below is the template's special case for every name that there is.
template <fixed_string Name>
concept with_its_header = true;
}  // namespace detail

#define DOVETAIL_KIND_OF_A_HEADER(Kind, header)                                 \
  template <fixed_string Name>                                                  \
  struct Kind {                                                                 \
    DOVETAIL_REFUSED(#Kind " is in a header of its own: #include <" header ">") \
    explicit consteval Kind(...) {}                                             \
  }
DOVETAIL_KIND_OF_A_HEADER(HorizontalPodAutoscaler, "dovetail/autoscaling.hpp");
DOVETAIL_KIND_OF_A_HEADER(PodDisruptionBudget, "dovetail/autoscaling.hpp");
DOVETAIL_KIND_OF_A_HEADER(Certificate, "dovetail/cert_manager.hpp");
DOVETAIL_KIND_OF_A_HEADER(ClusterIssuer, "dovetail/cert_manager.hpp");
DOVETAIL_KIND_OF_A_HEADER(Issuer, "dovetail/cert_manager.hpp");
DOVETAIL_KIND_OF_A_HEADER(Database, "dovetail/mariadb.hpp");
DOVETAIL_KIND_OF_A_HEADER(Grant, "dovetail/mariadb.hpp");
DOVETAIL_KIND_OF_A_HEADER(MariaDB, "dovetail/mariadb.hpp");
DOVETAIL_KIND_OF_A_HEADER(User, "dovetail/mariadb.hpp");
DOVETAIL_KIND_OF_A_HEADER(ClusterRole, "dovetail/rbac.hpp");
DOVETAIL_KIND_OF_A_HEADER(ClusterRoleBinding, "dovetail/rbac.hpp");
DOVETAIL_KIND_OF_A_HEADER(Role, "dovetail/rbac.hpp");
DOVETAIL_KIND_OF_A_HEADER(RoleBinding, "dovetail/rbac.hpp");
DOVETAIL_KIND_OF_A_HEADER(IngressRoute, "dovetail/traefik.hpp");
DOVETAIL_KIND_OF_A_HEADER(Middleware, "dovetail/traefik.hpp");
#undef DOVETAIL_KIND_OF_A_HEADER

#define DOVETAIL_KIND_WITHOUT_BUILDER(Kind, type)                                       \
  template <fixed_string Name>                                                          \
  struct Kind {                                                                         \
    DOVETAIL_REFUSED(#Kind " has no builder of its own: resource<" type                 \
                           ", \"name\">(...) makes one, and "                           \
                           "external<" #Kind ">(\"name\") is one that the cluster has") \
    explicit consteval Kind(...) {}                                                     \
  }
DOVETAIL_KIND_WITHOUT_BUILDER(IngressClass, "api::networking::v1::IngressClass");
DOVETAIL_KIND_WITHOUT_BUILDER(PriorityClass, "api::scheduling::v1::PriorityClass");
DOVETAIL_KIND_WITHOUT_BUILDER(RuntimeClass, "api::node::v1::RuntimeClass");
#undef DOVETAIL_KIND_WITHOUT_BUILDER

}  // namespace dovetail
