/// What is wrong with a file that was read, where, and how to mend it.
#pragma once

#include "dovetail/text/place.hpp"

#include <string>

namespace dovetail::read {

/// What a problem is about, for whoever treats some of them differently.
enum class fault {
  syntax,         // no YAML, or YAML that Kubernetes' reader does not take
  not_an_object,  // a document that is no mapping
  missing_kind,   // no apiVersion or no kind
  unknown_kind,   // a kind that is not registered
  unknown_field,
  missing_field,
  wrong_type,
  unknown_word,  // a word that a closed set does not have
  duplicate_key,
  too_new,  // what the wanted version of Kubernetes does not have yet
  limit,    // too deep, too large, too many aliases
};

struct problem {
  fault what;
  place at;
  /// The field, from the object's root: `spec.template.spec.containers[0].imagePullPolicy`; empty where the whole
  /// document is meant.
  std::string path;
  std::string text;
};

/// One line, ready to print: `deploy.yaml:12:7: spec.replicas: …`.
std::string to_text(const problem& what);

}  // namespace dovetail::read
