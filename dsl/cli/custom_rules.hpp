/// The rules in CEL of CustomResourceDefinitions, over custom resources in YAML.
#pragma once

#include "cli/custom.hpp"
#include "schema/document.hpp"

#include <functional>
#include <string>

namespace dovetail::cli {

/// A rule that cannot be evaluated, and why; the object may break it.
using unread_rule = std::function<void(const std::string& rule, const std::string& why)>;

/// Asks the rules (x-kubernetes-validations) of a schema of an object that has its types, with its defaults. Rules over what was there
/// before (oldSelf) are for updates: they are passed, unless they say that there may be none (optionalOldSelf).
/// Source: apiextensions-apiserver, pkg/apiserver/schema/cel.
void check_custom_rules(const schema::node& object, const schema::node& schema, const custom_fault& report,
                        const unread_rule& unread);

}  // namespace dovetail::cli
