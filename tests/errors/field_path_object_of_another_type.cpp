// error: `spec\.template\.spec\.tolerations` takes an object of the type Toleration, and this is one of the type TopologySpreadConstraint: write object_of<\.\.\.::Toleration>\(\)
// error: tests/errors/field_path_object_of_another_type\.cpp:17:
// error: `spec\.replicas` takes a whole number, and this is an object of the type Toleration
// error: tests/errors/field_path_object_of_another_type\.cpp:18:
// error: `spec\.template\.spec\.containers\[nginx\]\.args` takes a text, and this is an object of the type Toleration
// error: tests/errors/field_path_object_of_another_type\.cpp:20:
// never: no matching
#include "web.hpp"

#ifdef FIXED
inline constexpr auto tolerant =
    web.append<"spec.template.spec.tolerations">(object_of<api::core::v1::Toleration>().set<"operator">("Exists"));
inline constexpr auto number = web.set<"spec.replicas">(3);
inline constexpr auto words = web.append<"spec.template.spec.containers[nginx].args">("-q");
#else
inline constexpr auto tolerant =
    web.append<"spec.template.spec.tolerations">(object_of<api::core::v1::TopologySpreadConstraint>().set<"maxSkew">(1));
inline constexpr auto number = web.set<"spec.replicas">(object_of<api::core::v1::Toleration>());
inline constexpr auto words =
    web.append<"spec.template.spec.containers[nginx].args">(object_of<api::core::v1::Toleration>());
#endif
