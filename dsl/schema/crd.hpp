/// CustomResourceDefinitions: every version of every kind that they define.
#pragma once

#include "document.hpp"
#include "types.hpp"

#include <string>
#include <vector>

namespace dovetail::schema {

/// Whether a document is a CustomResourceDefinition or a `kind: List` of objects.
bool is_crd(const node& document);
bool is_list(const node& document);

/// What a CustomResourceDefinition says beside its schemas. `plural` is empty where it has none.
struct crd_head {
  std::string name{};
  std::string group{};
  std::string kind{};
  std::string plural{};
  std::string scope{};
  /// At least one, each with a name.
  std::vector<const node*> versions{};
};

/// Throws a `problem` where something of it is missing.
crd_head read_crd_head(const document_set& file, const node& document);

/// Adds the kinds that a CustomResourceDefinition defines to `types`; their metadata is `object_meta`.
void import_crd(const document_set& file, const node& document, object& object_meta, catalog& types);

}  // namespace dovetail::schema
