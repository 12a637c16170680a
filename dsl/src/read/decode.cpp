#include "decode.hpp"

#include "advice.hpp"
#include "gone.hpp"
#include "kind_types.hpp"
#include "scalars.hpp"

#include <string>

namespace dovetail::read::detail {
namespace {

using model::type;

/// What an element of a list takes beside itself: the list's pointer and the allocation.
constexpr std::size_t element_overhead = 32;

}  // namespace

void decoder::enter(node_index n, const step& at) {
  // The tree is no deeper than this, but aliases may make it so.
  if (at.depth >= in_.how.at_most.depth) throw too_deep(in_.document.at(n), in_.how.at_most.depth);
}

void decoder::report_foreign_tag(node_index n, const step& at) {
  if (in_.document[n].tagged == node::tag::foreign)
    in_.report(fault::syntax, in_.document.at(n), at,
               [] { return "a tag that means nothing to Kubernetes: remove it"; });
}

bool decoder::is(node::form form, const type& wanted, node_index n, const step& at) {
  if (in_.document[n].is == form) return true;
  report_wrong_type(in_, wanted, nullptr, n, at);
  return false;
}

void decoder::value(const type& of, void* target, const model::constraints* limits, node_index written,
                    const step& at) {
  const node_index n = in_.follow(written);
  report_foreign_tag(n, at);
  switch (of.is) {
    case type::form::object:
      if (is(node::form::mapping, of, n, at)) decode_object(of, target, n, at);
      return;
    case type::form::list:
      return list(of, target, limits, n, at);
    case type::form::map:
      return map(of, target, limits, n, at);
    case type::form::optional: {
      const type& held = of.element();
      in_.memory.take(sizes_.of(held) + element_overhead, in_.document.at(n));
      return value(held, of.add(target), limits, n, at);
    }
    case type::form::json:
      return json(*static_cast<model::json*>(target), n, at);
    default:
      return decode_scalar(in_, of, target, limits, n, at);
  }
}

void decoder::list(const type& of, void* target, const model::constraints* limits, node_index n, const step& at) {
  if (!is(node::form::list, of, n, at)) return;
  enter(n, at);
  const type& element = of.element();
  const std::size_t size = sizes_.of(element) + element_overhead;
  std::size_t i = 0;
  for (node_index item = in_.document.first(n); item < in_.document.next(n); item = in_.document.next(item)) {
    in_.memory.take(size, in_.document.at(item));
    value(element, of.add(target), limits == nullptr ? nullptr : limits->element, item, at.to_item(i++));
  }
}

void decoder::map(const type& of, void* target, const model::constraints* limits, node_index n, const step& at) {
  if (!is(node::form::mapping, of, n, at)) return;
  enter(n, at);
  const type& element = of.element();
  const std::size_t size = sizeof(model::text) + sizes_.of(element) + element_overhead;
  const std::size_t begin = entries_.size();
  entries_.add(n, at);
  const std::size_t end = entries_.size();
  for (std::size_t i = begin; i < end; ++i) {
    const entry written = entries_[i];
    in_.memory.take(size, in_.document.at(written.key));
    void* const made = of.add(target);
    of.key(target, of.size(target) - 1) = model::text(written.name, in_.document.at(written.key));
    // Kubernetes takes a string that is null for an empty one.
    if (element.is == type::form::text && is_null(in_, written.value))
      *static_cast<model::text*>(made) = model::text("", in_.document.at(written.value));
    else value(element, made, limits == nullptr ? nullptr : limits->element, written.value, at.to_key(written.name));
  }
  entries_.drop_from(begin);
}

void decoder::decode_object(const type& of, void* target, node_index mapping, const step& at,
                            std::string_view left_out) {
  enter(mapping, at);
  step here = at;
  here.type = &of;
  const std::size_t begin = entries_.size();
  entries_.add(mapping, here);
  const std::size_t end = entries_.size();
  std::size_t guess = 0;
  for (std::size_t i = begin; i < end; ++i) {
    const entry written = entries_[i];
    if (left_out.empty() || written.name != left_out) field(of, target, written, guess, here);
  }
  missing_fields(of, begin, mapping, here);
  entries_.drop_from(begin);
}

void decoder::field(const type& of, void* target, const entry& written, std::size_t& guess, const step& here) {
  // Fields mostly stand in the order of the model.
  const std::size_t count = of.fields.size();
  std::size_t tried = 0;
  for (; tried < count; ++tried, ++guess) {
    if (guess >= count) guess = 0;
    if (of.fields[guess].name == written.name) break;
  }
  if (tried == count) return unknown_field(written, here);

  const model::field& found = of.fields[guess++];
  if (is_null(in_, written.value)) return;
  const step at = here.to_field(found.name);
  const int wanted = in_.how.kubernetes_minor;
  if (in_.how.checks_fields && wanted != 0 && found.since > wanted)
    in_.report(fault::too_new, in_.document.at(written.key), at, [&] {
      return "exists from Kubernetes 1." + std::to_string(found.since) + " on, and 1." + std::to_string(wanted) +
             " is wanted";
    });
  value(found.type_of(), static_cast<char*>(target) + found.offset, found.limits, written.value, at);
}

void decoder::unknown_field(const entry& written, const step& here) {
  // An object that is a kind by itself may say so, wherever it stands: the items of a list, a StatefulSet's claims.
  if (written.name == "apiVersion" || written.name == "kind") {
    if (const kind* own = kind_of_type(*here.type, in_.how.more_kinds))
      return expect_own(written, written.name == "kind" ? own->name : own->api_version, here);
  }
  const version_span* gone = find_gone_field(*here.type, written.name);
  const int wanted = in_.how.minor();
  // Right, though the type does not have it.
  if (gone != nullptr && gone->has(wanted)) return;
  in_.report(fault::unknown_field, in_.document.at(written.key), here.to_field(written.name), [&] {
    return gone != nullptr ? words_for_gone_field(*here.type, *gone, wanted)
                           : words_for_unknown_field(written.name, here);
  });
}

void decoder::expect_own(const entry& written, std::string_view wanted, const step& here) {
  const node& value = in_.document[in_.follow(written.value)];
  if (value.is == node::form::scalar && value.text == wanted) return;
  in_.report(fault::wrong_type, in_.document.at(written.value), here.to_field(written.name), [&] {
    return "expected " + std::string(wanted) +
           (value.is == node::form::scalar ? ", found \"" + shown(value.text) + "\"" : std::string());
  });
}

void decoder::missing_fields(const type& of, std::size_t begin, node_index mapping, const step& here) {
  if (!in_.how.checks_fields) return;
  for (const model::field& f : of.fields) {
    if (!f.required) continue;
    std::size_t i = begin;
    while (i < entries_.size() && entries_[i].name != f.name) ++i;
    const bool written = i < entries_.size();
    if (written && !is_null(in_, entries_[i].value)) continue;
    in_.report(fault::missing_field, in_.document.at(written ? entries_[i].key : mapping), here.to_field(f.name),
               [&] { return std::string("is required, and it ") + (written ? "has no value" : "is not set"); });
  }
}

}  // namespace dovetail::read::detail
