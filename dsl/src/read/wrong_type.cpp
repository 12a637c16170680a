// What a value of the wrong type is, what was expected, and how to mend it.
#include "dovetail/model/reflection.hpp"
#include "scalars.hpp"

#include <string>

namespace dovetail::read::detail {
namespace {

using form = model::type::form;
using meaning = plain_value::type;

std::string expected(const model::type& of, const model::constraints* limits) {
  switch (of.is) {
    case form::text:
      return "a string";
    case form::quantity:
      return "a quantity";
    case form::time:
      return "a date and time";
    case form::bytes:
      return "a string in base64";
    case form::choice:
      return "a word";
    case form::integer:
      return limits != nullptr && limits->format == "int32" ? "an integer of 32 bits" : "an integer";
    case form::number:
      return "a number";
    case form::boolean:
      return "true or false";
    case form::int_or_string:
      return "an integer or a string";
    case form::list:
      return "a list";
    case form::map:
      return "a mapping";
    case form::object:
      return "a mapping (" + std::string(of.name) + ")";
    case form::json:
    case form::optional:
      break;
  }
  return "a value";
}

bool is_string(form of) {
  return of == form::text || of == form::quantity || of == form::time || of == form::bytes || of == form::choice ||
         of == form::int_or_string;
}

std::string found(const node& written, const plain_value& value) {
  if (written.is == node::form::list) return "a list";
  if (written.is == node::form::mapping) return "a mapping";
  switch (value.is) {
    case meaning::null:
      return "nothing (null)";
    case meaning::boolean: {
      const std::string_view word = value.boolean ? "true" : "false";
      std::string text = "the boolean " + std::string(word);
      if (written.text != word) text += " (`" + shown(written.text) + "`)";
      return text;
    }
    case meaning::integer:
    case meaning::number:
      return "the number " + shown(written.text);
    case meaning::string:
      break;
  }
  return "the string \"" + shown(written.text) + "\"";
}

/// How to mend it; empty where that is not clear.
std::string mend(const model::type& wanted, const node& written, const plain_value& value) {
  const bool is_scalar = written.is == node::form::scalar && value.is != meaning::null;
  const std::string_view quote = written.plain ? "" : "\"";
  if (wanted.is == form::list && is_scalar)
    return "; make it a list: [" + std::string(quote) + shown(written.text) + std::string(quote) + "]";
  if (wanted.is == form::list && written.is == node::form::mapping) return "; begin each item with `- `";
  if (!is_scalar) return {};
  if (is_string(wanted.is) && value.is != meaning::string) return "; quote it: \"" + shown(written.text) + "\"";
  if (value.is != meaning::string || written.plain) return {};
  const plain_value unquoted = value_of_plain(written.text);
  const bool would_do =
      (wanted.is == form::boolean && unquoted.is == meaning::boolean) ||
      (wanted.is == form::integer && unquoted.is == meaning::integer) ||
      (wanted.is == form::number && (unquoted.is == meaning::integer || unquoted.is == meaning::number));
  return would_do ? "; write it without quotes" : std::string();
}

}  // namespace

void report_wrong_type(context& in, const model::type& wanted, const model::constraints* limits, node_index n,
                       const step& at) {
  in.report(fault::wrong_type, in.document.at(n), at, [&] {
    const node& written = in.document[n];
    const plain_value value = written.plain ? value_of_plain(written.text) : plain_value{};
    return "expected " + expected(wanted, limits) + ", found " + found(written, value) + mend(wanted, written, value);
  });
}

}  // namespace dovetail::read::detail
