#include "scalars.hpp"

#include "advice.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>

namespace dovetail::read::detail {
namespace {

using model::type;
using form = model::type::form;
using meaning = plain_value::type;

bool is_32_bit(const model::constraints* limits) { return limits != nullptr && limits->format == "int32"; }

/// An integer, or a number that Kubernetes' reader hands on as one: `3.0` and `1e3`.
std::optional<std::int64_t> as_integer(const plain_value& value) {
  if (value.is == meaning::integer && value.fits) return value.integer;
  if (value.is != meaning::number || value.json.empty()) return std::nullopt;
  std::int64_t result = 0;
  const char* const end = value.json.data() + value.json.size();
  const auto [stopped, error] = std::from_chars(value.json.data(), end, result);
  if (stopped != end || error != std::errc{}) return std::nullopt;
  return result;
}

bool is_number(const plain_value& value) {
  return (value.is == meaning::integer || value.is == meaning::number) && !value.json.empty();
}

bool has_word(const type& choice, std::string_view word) {
  return std::find(choice.words.begin(), choice.words.end(), word) != choice.words.end();
}

double as_double(const plain_value& value) {
  double result = 0;
  std::from_chars(value.json.data(), value.json.data() + value.json.size(), result);
  return result;
}

}  // namespace

plain_value meaning_of(context& in, node_index scalar, const step& at) {
  const node& written = in.document[scalar];
  using tag = node::tag;
  if (written.tagged == tag::none || written.tagged == tag::foreign)
    return written.plain ? value_of_plain(written.text) : plain_value{};
  if (written.tagged == tag::string) return {};

  plain_value value = value_of_plain(written.text);
  const bool fits = (written.tagged == tag::integer && value.is == meaning::integer) ||
                    (written.tagged == tag::number && (value.is == meaning::integer || value.is == meaning::number)) ||
                    (written.tagged == tag::boolean && value.is == meaning::boolean) ||
                    (written.tagged == tag::null && value.is == meaning::null);
  if (!fits)
    in.report(fault::wrong_type, in.document.at(scalar), at,
              [&] { return "`" + shown(written.text) + "` is not what its tag says"; });
  return value;
}

bool is_null(const context& in, node_index n) {
  const node* written = &in.document[n];
  if (written->is == node::form::alias) written = &in.document[written->target];
  if (written->is != node::form::scalar || written->text.size() > 4) return false;
  if (written->tagged == node::tag::null) return value_of_plain(written->text).is == meaning::null;
  return written->plain && written->tagged == node::tag::none && value_of_plain(written->text).is == meaning::null;
}

void decode_scalar(context& in, const type& of, void* target, const model::constraints* limits, node_index n,
                   const step& at) {
  const node& written = in.document[n];
  const place where = in.document.at(n);
  if (written.is != node::form::scalar) return report_wrong_type(in, of, limits, n, at);
  const plain_value value = meaning_of(in, n, at);
  const auto wrong = [&] { report_wrong_type(in, of, limits, n, at); };

  switch (of.is) {
    case form::choice:
      if (value.is == meaning::string && in.how.checks_fields && !has_word(of, written.text))
        in.report(fault::unknown_word, where, at,
                  [&] { return "\"" + shown(written.text) + "\"" + words_for_unknown_word(written.text, of.words); });
      [[fallthrough]];
    case form::text:
    case form::time:
    case form::bytes:
      if (value.is != meaning::string) return wrong();
      *static_cast<model::text*>(target) = model::text(written.text, where);
      return;
    case form::quantity:
      if (value.is == meaning::string) *static_cast<model::text*>(target) = model::text(written.text, where);
      else if (is_number(value))
        *static_cast<model::text*>(target) = model::text(in.characters.keep(value.json), where);
      else wrong();
      return;
    case form::integer: {
      const std::optional<std::int64_t> integer = as_integer(value);
      using int32 = std::numeric_limits<std::int32_t>;
      if (!integer || (is_32_bit(limits) && (*integer < int32::min() || *integer > int32::max()))) return wrong();
      *static_cast<model::integer*>(target) = model::integer(*integer, where);
      return;
    }
    case form::number: {
      if (!is_number(value)) return wrong();
      model::number& number = *static_cast<model::number*>(target);
      number = model::number(as_double(value));
      number.written(where);
      return;
    }
    case form::boolean:
      if (value.is != meaning::boolean) return wrong();
      *static_cast<model::boolean*>(target) = model::boolean(value.boolean, where);
      return;
    case form::int_or_string: {
      model::int_or_string& either = *static_cast<model::int_or_string*>(target);
      const std::optional<std::int64_t> integer = as_integer(value);
      if (value.is == meaning::string) either = model::int_or_string(model::text(written.text, where));
      else if (integer) either = model::int_or_string(model::integer(*integer, where));
      else wrong();
      return;
    }
    default:
      return;
  }
}

}  // namespace dovetail::read::detail
