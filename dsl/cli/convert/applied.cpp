#include "cli/convert/applied.hpp"

namespace dovetail::cli::convert {
namespace {

bool is_default(const value& part, std::string_view by_default) {
  if (by_default == nothing) return !part.is_scalar() && part.parts.empty();
  return part.is_scalar() && part.text == by_default;
}

}  // namespace

place_in_applied place_in_applied::at(std::string_view field) const {
  place_in_applied there(here_ == nullptr ? nullptr : here_->find(field));
  there.known_ = known_;
  return there;
}

place_in_applied place_in_applied::at(const value& owner, const value& part, std::size_t index) const {
  if (here_ == nullptr || owner.is != value::form::list) return at(part.name);
  // The server keeps the order of lists; where it has added elements, nothing is known.
  place_in_applied there(nullptr);
  there.known_ = here_->items.size() == owner.parts.size();
  if (there.known_) there.here_ = here_->items[index];
  return there;
}

void drop(value& from, std::string_view field, std::string_view by_default, const place_in_applied& applied) {
  const value* part = from.find(field);
  if (part != nullptr && is_default(*part, by_default) && !applied.has(field)) from.remove(field);
}

}  // namespace dovetail::cli::convert
