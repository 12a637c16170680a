/// Copies of Kubernetes' own types inside of CustomResourceDefinitions, which become those types again: a rule on pods then
/// holds inside of an operator's kind too.
#pragma once

#include "types.hpp"

namespace dovetail::schema {

/// Replaces every copy of a type of `known` in the CRDs of `types`.
///
/// A struct is a copy of a type when
/// - each of its fields is one of the type's, with the same type all the way down, as required as there, and open or
///   closed as there (a CRD that leaves out a closed set's words counts as the same; a set of its own does not);
/// - it lacks only fields that are newer than the oldest Kubernetes known (`since`): it was copied from an older one;
/// - there is evidence that it is a copy and not something alike: three fields or more, or the mark of an atomic struct
///   (x-kubernetes-map-type), or a field named as the type (`podAffinity`) or as Kubernetes names all fields of that type
///   (`imagePullSecrets`);
/// - no second type fits as well; of SecretKeySelector and ConfigMapKeySelector the field's name says which.
/// `metadata` with the fields that controller-gen writes (annotations, finalizers, labels, name, namespace) is ObjectMeta,
/// and so is an empty one inside of a larger copy.
void restore_core_types(catalog& types, catalog& known);

}  // namespace dovetail::schema
