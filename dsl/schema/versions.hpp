/// Since which version of Kubernetes a type, a field or a kind is there, and until which.
#pragma once

#include "document.hpp"
#include "types.hpp"

namespace dovetail::schema {

/// The file `kubernetes-versions.json`: by definition and field, since and until which minor version each is there.
bool is_version_table(const node& document);

/// Notes what the table says for the types of Kubernetes' document, whose version must be the table's last one.
void note_versions(const document_set& file, const node& table, catalog& types);

}  // namespace dovetail::schema
