/// CustomResourceDefinitions: every version of every kind that they define.
#pragma once

#include "document.hpp"
#include "types.hpp"

namespace dovetail::schema {

/// Whether a document is a CustomResourceDefinition or a `kind: List` of objects.
bool is_crd(const node& document);
bool is_list(const node& document);

/// Adds the kinds that a CustomResourceDefinition defines to `types`; their metadata is `object_meta`.
void import_crd(const document_set& file, const node& document, object& object_meta, catalog& types);

}  // namespace dovetail::schema
