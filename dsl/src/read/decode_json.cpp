// What the schema leaves open: any value, as JSON has it.
#include "decode.hpp"
#include "plain_value.hpp"
#include "scalars.hpp"

namespace dovetail::read::detail {

void decoder::json_scalar(model::json& target, node_index n, const step& at) {
  const place where = in_.document.at(n);
  const plain_value value = meaning_of(in_, n, at);
  using kind = model::json::type;
  switch (value.is) {
    case plain_value::type::null:
      target.is = kind::null;
      return;
    case plain_value::type::boolean:
      target.is = kind::boolean;
      target.scalar = model::text(value.boolean ? "true" : "false", where);
      return;
    case plain_value::type::string:
      target.is = kind::string;
      target.scalar = model::text(in_.document[n].text, where);
      return;
    case plain_value::type::integer:
    case plain_value::type::number:
      break;
  }
  target.is = kind::number;
  if (value.json.empty()) {
    in_.report(fault::wrong_type, where, at,
               [&] { return "`" + shown(in_.document[n].text) + "` is a number that JSON does not have"; });
    target.scalar = model::text("0", where);
    return;
  }
  const bool as_written = value.json == in_.document[n].text;
  target.scalar = model::text(as_written ? in_.document[n].text : in_.characters.keep(value.json), where);
}

void decoder::json(model::json& target, node_index written, const step& at) {
  const node_index n = in_.follow(written);
  report_foreign_tag(n, at);
  constexpr std::size_t size = sizeof(model::json) + 32;
  switch (in_.document[n].is) {
    case node::form::scalar:
      return json_scalar(target, n, at);
    case node::form::list: {
      enter(n, at);
      target.is = model::json::type::array;
      std::size_t i = 0;
      for (node_index item = in_.document.first(n); item < in_.document.next(n); item = in_.document.next(item)) {
        in_.memory.take(size, in_.document.at(item));
        json(target.items.emplace_back(), item, at.to_item(i++));
      }
      return;
    }
    default:
      break;
  }
  enter(n, at);
  target.is = model::json::type::object;
  const std::size_t begin = entries_.size();
  entries_.add(n, at);
  const std::size_t end = entries_.size();
  for (std::size_t i = begin; i < end; ++i) {
    const entry e = entries_[i];
    in_.memory.take(size + sizeof(model::text) + 32, in_.document.at(e.key));
    target.names.push_back(model::text(e.name, in_.document.at(e.key)));
    json(target.items.emplace_back(), e.value, at.to_key(e.name));
  }
  entries_.drop_from(begin);
}

}  // namespace dovetail::read::detail
