/// Scalars of a tree to scalars of the model.
#pragma once

#include "context.hpp"
#include "plain_value.hpp"

namespace dovetail::read::detail {

/// What a scalar is to Kubernetes' reader. A tag that it does not fit is a problem.
plain_value meaning_of(context& in, node_index scalar, const step& at);

/// Whether a value is null, or an alias of one.
bool is_null(const context& in, node_index n);

/// Sets a scalar of the model from a node that may be anything.
void decode_scalar(context& in, const model::type& of, void* target, const model::constraints* limits, node_index n,
                   const step& at);

/// "expected an integer, found the string "three"", and how to mend it where that is clear.
void report_wrong_type(context& in, const model::type& wanted, const model::constraints* limits, node_index found,
                       const step& at);

}  // namespace dovetail::read::detail
