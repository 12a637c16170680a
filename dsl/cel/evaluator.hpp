/// What an expression of CEL comes to.
#pragma once

#include "cel/expression.hpp"
#include "cel/value.hpp"

#include <cstddef>
#include <map>
#include <string>

namespace dovetail::cel {

/// By their names, which may have points: "self", "a.b".
using variables = std::map<std::string, value, std::less<>>;

/// How much work a rule may make, in steps; Kubernetes counts a cost for one, which is about the same.
/// Source: apiserver, pkg/apis/cel/config.go, PerCallLimit.
inline constexpr std::size_t most_steps = 1'000'000;

/// A failure where it has no value. One that makes more work than `limit` has none: "cost limit exceeded". `container` is put before
/// names that are no variables without it: "x.y".
value evaluate(const expression& of, const variables& given, std::size_t limit = most_steps,
               const std::string& container = {});

}  // namespace dovetail::cel
