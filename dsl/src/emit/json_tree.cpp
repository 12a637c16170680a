#include "json_tree.hpp"

#include "dovetail/build/symbol.hpp"
#include "number_scalar.hpp"
#include "presence.hpp"

#include <string>
#include <utility>

namespace dovetail::emit::detail {
namespace {

using model::json;
using model::type;
using form = model::type::form;
using kind = json::type;

class tree_maker {
 public:
  explicit tree_maker(model::arena& characters) : characters_(characters) {}

  json object(const type& of, const void* object, bool whole = false) {
    json made;
    made.is = kind::object;
    for (const model::field& field : of.fields) {
      if ((whole && is_type_meta(field)) || !is_written(field, object)) continue;
      add(made, field.name, value(field.type_of(), part_of(object, field)));
    }
    return made;
  }

  static void add(json& object, std::string_view name, json value) {
    object.names.push_back(model::text(name));
    object.items.emplace_back() = std::move(value);
  }

  static json scalar(kind is, std::string_view characters) {
    json made;
    made.is = is;
    made.scalar = model::text(characters);
    return made;
  }

 private:
  json value(const type& of, const void* object) {
    switch (of.is) {
      case form::text:
      case form::quantity:
      case form::time:
      case form::bytes:
      case form::choice:
        return scalar(kind::string, static_cast<const model::text*>(object)->view());
      case form::integer:
        return integer(*static_cast<const model::integer*>(object));
      case form::number: {
        const auto& number = *static_cast<const model::number*>(object);
        if (const std::int64_t position = marker::position_of_decimal(number.value()); position >= 0)
          return integer(marker::number_of(static_cast<std::size_t>(position)));
        return number.has_value() ? scalar(kind::number, characters_.keep(number_form(number.value(), scratch_)))
                                  : null();
      }
      case form::boolean: {
        const auto& boolean = *static_cast<const model::boolean*>(object);
        return boolean.has_value() ? scalar(kind::boolean, boolean.value() ? "true" : "false") : null();
      }
      case form::int_or_string: {
        const auto& either = *static_cast<const model::int_or_string*>(object);
        return either.word.has_value() ? scalar(kind::string, either.word.view()) : integer(either.number);
      }
      case form::json:
        return *static_cast<const json*>(object);
      case form::optional:
        return of.size(object) == 0 ? null() : value(of.element(), element_at(of, object, 0));
      case form::list: {
        json made;
        made.is = kind::array;
        for (std::size_t i = 0; i < of.size(object); ++i)
          made.items.emplace_back() = value(of.element(), element_at(of, object, i));
        return made;
      }
      case form::map: {
        json made;
        made.is = kind::object;
        for (std::size_t i = 0; i < of.size(object); ++i)
          add(made, of.key(const_cast<void*>(object), i).view(), value(of.element(), element_at(of, object, i)));
        return made;
      }
      case form::object:
        break;
    }
    return this->object(of, object);
  }

  json integer(const model::integer& integer) {
    return integer.has_value() ? scalar(kind::number, characters_.keep(integer_form(integer.value(), scratch_)))
                               : null();
  }

  static json null() {
    json made;
    made.is = kind::null;
    return made;
  }

  model::arena& characters_;
  std::string scratch_{};
};

}  // namespace

model::json to_json(const document& what, model::arena& characters) {
  json made;
  made.is = kind::object;
  tree_maker::add(made, "apiVersion", tree_maker::scalar(kind::string, what.api_version));
  tree_maker::add(made, "kind", tree_maker::scalar(kind::string, what.kind));
  const json fields = tree_maker(characters).object(*what.type, what.object, true);
  for (std::size_t i = 0; i < fields.items.size(); ++i) {
    made.names.push_back(fields.names[i]);
    made.items.push_back(fields.items[i]);
  }
  return made;
}

}  // namespace dovetail::emit::detail
