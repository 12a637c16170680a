/// Rules in CEL (x-kubernetes-validations) as conditions in C++.
#pragma once

#include "types.hpp"

#include <string>

namespace dovetail::schema {

/// A condition that is true where a value of the type `self`, called `$self` in it, breaks `rule` for certain; nothing where
/// the rule is of none of the shapes that are translated.
///
/// Translated: has(), !, &&, ||, ?:, comparisons, `in`, sums, size() of texts, lists and maps, startsWith(), endsWith(),
/// contains(), over fields of `self` and literals. Not: macros over elements, patterns, durations, `oldSelf`, whatever needs the cluster.
/// Where a field is absent that has no default the rule's result is unknown, and the condition is false.
std::string broken_condition(const std::string& rule, const type_use& self);

}  // namespace dovetail::schema
