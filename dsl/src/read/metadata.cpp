#include "dovetail/read/metadata.hpp"

namespace dovetail::read {

const api::meta::v1::ObjectMeta* metadata_of(const object& of) {
  if (!of) return nullptr;
  for (const model::field& f : of.of()->type().fields)
    if (f.name == "metadata" && &f.type_of() == &model::type_of<api::meta::v1::ObjectMeta>())
      return reinterpret_cast<const api::meta::v1::ObjectMeta*>(static_cast<const char*>(of.get()) + f.offset);
  return nullptr;
}

}  // namespace dovetail::read
