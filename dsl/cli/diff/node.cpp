#include "cli/diff/node.hpp"

#include "cli/convert/server.hpp"
#include "cli/diff/defaults.hpp"
#include "cli/diff/lists.hpp"
#include "dovetail/text/quantity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace dovetail::cli::diff {
namespace {

using convert::value;
using form = model::type::form;
using open = model::json::type;

// FNV-1a with two starts: who wants two values to have one digest compares them by himself.
class hashing {
 public:
  void add(std::string_view text) {
    add_number(text.size());
    for (const char c : text) add_byte(static_cast<unsigned char>(c));
  }
  void add_number(std::uint64_t number) {
    for (int i = 0; i < 8; ++i) add_byte(static_cast<unsigned char>(number >> (8 * i)));
  }
  void add(const digest& of) {
    add_number(of.one);
    add_number(of.other);
  }
  digest made() const { return made_; }

 private:
  void add_byte(unsigned char byte) {
    made_.one = (made_.one ^ byte) * 0x100000001b3;
    made_.other = (made_.other ^ byte) * 0x9e3779b97f4a7c15;
    made_.other ^= made_.other >> 29;
  }

  digest made_{0xcbf29ce484222325, 0x2545f4914f6cdd1d};
};

/// `1Gi` and `1024Mi`, `0.1` and `100m`.
std::string amount_of(std::string_view text) { return fmt::format("{:.12g}", quantity_value(text)); }

std::string number_of(std::string_view text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() ? fmt::format("{:.17g}", number) : std::string(text);
}

digest digest_of(const node& of) {
  hashing all;
  switch (of.is) {
    case node::form::scalar:
      all.add_number(static_cast<std::uint64_t>(of.says));
      switch (of.says) {
        case node::scalar::quantity:
          all.add(amount_of(of.text));
          break;
        case node::scalar::number:
          all.add(number_of(of.text));
          break;
        default:
          all.add(of.text);
      }
      break;
    case node::form::map: {
      all.add("{");
      std::vector<std::pair<std::string_view, digest>> parts;
      for (const node& each : of.parts)
        if (!each.is_default && each.says != node::scalar::nothing) parts.emplace_back(each.name, each.means);
      std::sort(parts.begin(), parts.end());
      for (const auto& [name, means] : parts) {
        all.add(name);
        all.add(means);
      }
      break;
    }
    case node::form::list: {
      all.add("[");
      std::vector<digest> parts;
      for (const node& each : of.parts) parts.push_back(each.means);
      if (!of.order.counts) std::sort(parts.begin(), parts.end());
      for (const digest& each : parts) all.add(each);
      break;
    }
  }
  return all.made();
}

node::scalar scalar_of(const value& of) {
  switch (of.is) {
    case form::quantity:
      return node::scalar::quantity;
    case form::integer:
    case form::number:
      return node::scalar::number;
    case form::boolean:
      return node::scalar::truth;
    case form::int_or_string:
      return of.is_number ? node::scalar::number : node::scalar::text;
    case form::json:
      return of.open == open::number    ? node::scalar::number
             : of.open == open::boolean ? node::scalar::truth
             : of.open == open::string  ? node::scalar::text
                                        : node::scalar::nothing;
    default:
      return node::scalar::text;
  }
}

bool is_list(const value& of) { return of.is == form::list || (of.is == form::json && of.open == open::array); }

/// As long as the program: a value's own text is not.
std::string_view merge_key_of(const value& list) {
  return list.merge_key.empty() || list.field == nullptr ? std::string_view{} : list.field->merge_key;
}

/// `stripped` is the same value without what is a default; null: all of it is one, or nothing is known.
node made_of(const value& of, const value* stripped, bool is_amount) {
  node made;
  made.name = of.name;
  if (of.table != nullptr) made.type = of.table->name;
  made.at = of.written;
  if (of.is_scalar()) {
    made.is = node::form::scalar;
    made.says = scalar_of(of);
    made.text = of.text;
    // Kinds without a type write amounts where those with one do.
    if (is_amount && of.is == form::json && is_quantity(of.text)) made.says = node::scalar::quantity;
  } else {
    made.is = is_list(of) ? node::form::list : node::form::map;
    const bool has_amounts = of.name == "requests" || of.name == "limits";
    for (std::size_t i = 0; i < of.parts.size(); ++i) {
      const value& part = of.parts[i];
      const value* same_part = nullptr;
      if (stripped != nullptr) {
        if (made.is == node::form::map) same_part = stripped->find(part.name);
        else if (stripped->parts.size() == of.parts.size()) same_part = &stripped->parts[i];
      }
      node& child = made.parts.emplace_back(made_of(part, same_part, has_amounts));
      child.is_default = made.is == node::form::map && stripped != nullptr && same_part == nullptr;
      child.is_entry = of.is == form::map;
      if (child.is == node::form::list && part.is == form::list)
        child.order = order_of(made.type, part.name, merge_key_of(part));
      if (child.is == node::form::list) child.means = digest_of(child);
      if (!made.at.known()) made.at = child.at;
    }
    if (made.is == node::form::list && of.is == form::json) made.order = order_of_open(made);
  }
  made.means = digest_of(made);
  return made;
}

/// The characters of base64, padded.
std::string in_base64(std::string_view text) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string all;
  for (std::size_t i = 0; i < text.size(); i += 3) {
    std::uint32_t three = 0;
    for (std::size_t j = 0; j < 3; ++j)
      three = three << 8 | (i + j < text.size() ? static_cast<unsigned char>(text[i + j]) : 0u);
    for (std::size_t j = 0; j < 4; ++j) all += i + j <= text.size() ? digits[three >> (18 - 6 * j) & 63] : '=';
  }
  return all;
}

/// The server keeps `stringData` as `data`, over what that says.
void put_texts_into_data(value& secret) {
  value* texts = secret.find("stringData");
  if (texts == nullptr) return;
  value moved = std::move(*texts);
  secret.remove("stringData");
  value* data = secret.find("data");
  if (data == nullptr) {
    value made;
    made.name = "data";
    made.is = form::map;
    secret.parts.push_back(std::move(made));
    data = &secret.parts.back();
  }
  for (value& each : moved.parts) {
    each.text = in_base64(each.text);
    if (value* known = data->find(each.name); known != nullptr) *known = std::move(each);
    else data->parts.push_back(std::move(each));
  }
}

void hide(node& of) {
  of.is_secret = true;
  for (node& each : of.parts) hide(each);
}

}  // namespace

const node* node::find(std::string_view wanted) const {
  const auto found = std::find_if(parts.begin(), parts.end(), [&](const node& each) { return each.name == wanted; });
  return found == parts.end() ? nullptr : &*found;
}

const node* node::at_path(std::string_view path) const {
  const node* here = this;
  while (here != nullptr && !path.empty()) {
    const std::size_t point = std::min(path.find('.'), path.size());
    here = here->find(path.substr(0, point));
    path.remove_prefix(std::min(point + 1, path.size()));
  }
  return here;
}

std::string_view node::text_at(std::string_view path) const {
  const node* found = at_path(path);
  return found == nullptr || found->is != form::scalar ? std::string_view{} : std::string_view(found->text);
}

bool node::says_anything() const { return !is_default && !(is == form::scalar && says == scalar::nothing); }

bool same(const node* one, const node* other) {
  const bool one_says = one != nullptr && one->says_anything(), other_says = other != nullptr && other->says_anything();
  if (one == nullptr || other == nullptr) return one_says == other_says;
  return one->means == other->means;
}

node node_of(value whole, std::string_view kind) {
  whole.remove("status");
  if (kind == "Secret") put_texts_into_data(whole);
  convert::remove_what_the_server_wrote(whole, kind);
  if (const value* metadata = whole.find("metadata"); metadata != nullptr && metadata->parts.empty())
    whole.remove("metadata");
  value stripped = whole;
  remove_all_defaults(stripped);
  node made = made_of(whole, &stripped, false);
  made.is_default = false;
  if (kind == "Secret")
    for (node& each : made.parts)
      if (each.name == "data") hide(each);
  return made;
}

void forget_unapplied(node& live, const node& applied) {
  if (live.is != applied.is) return;
  if (live.is == node::form::map) {
    for (node& each : live.parts) {
      const node* there = applied.find(each.name);
      if (there == nullptr) each.is_default = true;
      else forget_unapplied(each, *there);
    }
  } else if (live.is == node::form::list && !live.order.keys.empty()) {
    const auto applied_element = [&](const node& each) {
      return std::find_if(applied.parts.begin(), applied.parts.end(),
                          [&](const node& other) { return key_of(other, live.order) == key_of(each, live.order); });
    };
    std::erase_if(live.parts, [&](const node& each) { return applied_element(each) == applied.parts.end(); });
    for (node& each : live.parts) forget_unapplied(each, *applied_element(each));
  } else if (live.is == node::form::list && live.parts.size() == applied.parts.size()) {
    for (std::size_t i = 0; i < live.parts.size(); ++i) forget_unapplied(live.parts[i], applied.parts[i]);
  }
  live.means = digest_of(live);
}

std::string key_of(const node& element, const element_order& order) {
  std::string all;
  for (const std::string_view path : order.keys) {
    const std::string_view text = element.text_at(path);
    // What every port is unless it says otherwise.
    if (path == "protocol" && (text.empty() || text == "TCP")) continue;
    if (!text.empty()) all += (all.empty() ? "" : "/") + std::string(text);
  }
  return all;
}

}  // namespace dovetail::cli::diff
