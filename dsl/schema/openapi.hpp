/// OpenAPI documents: the definitions of version 2, the component schemas of version 3.
#pragma once

#include "document.hpp"
#include "types.hpp"

#include <map>
#include <string>

namespace dovetail::schema {

/// Whether a kind is namespaced.
using kind_scopes = std::map<group_version_kind, bool>;

bool is_openapi(const node& document);

/// `Kubernetes v1.37's OpenAPI schema`: the document's title and version, for a generated file's first line.
std::string origin_of(const node& document, const std::string& file);

/// 36 for `v1.36`; 0 where the document does not say.
int minor_version_of(const node& document);

/// Adds every definition of the document to `types`. `scopes` are of kinds whose paths the document does not have.
void import_openapi(const document_set& file, const node& document, const kind_scopes& scopes, catalog& types);

}  // namespace dovetail::schema
