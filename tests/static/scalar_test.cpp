/// model/scalar.hpp: what a field holds when it is no object.
#include "dovetail/model/scalar.hpp"
#include "dovetail/api/core/v1.hpp"

#include <concepts>

using namespace dovetail::model;
using dovetail::place;

static_assert(same("", ""));
static_assert(same("api", "api"));
static_assert(!same("api", "apj"));
static_assert(!same("api", "ap"));

// Absent is not empty.
static_assert(!text{}.has_value() && text{}.empty() && text{}.view().empty());
static_assert(text("").has_value() && text("").empty());
static_assert(!(text{} == text("")));
static_assert(text{} == text{});
static_assert(!(text{} == ""));
static_assert(text("") == "");
static_assert(text("a") == text("a") && !(text("a") == text("b")));
static_assert(text("a") == "a" && text("a") == std::string_view("a"));

// Where a text was written is no part of what it says.
static_assert(text("a", place{"x.hpp", 3, 0}) == text("a"));
static_assert(text("a", place{"x.hpp", 3, 0}).at().line == 3);
static_assert(!text("a").at().known());

consteval bool a_text_can_be_taken_back() {
  text t = "a";
  t.reset();
  return !t.has_value() && !t.at().known();
}
static_assert(a_text_can_be_taken_back());

static_assert(!integer{}.has_value() && integer{}.value() == 0 && integer{}.value_or(7) == 7);
static_assert(integer(0).has_value() && integer(0).value_or(7) == 0);
static_assert(!(integer{} == integer(0)));
static_assert(integer(std::int64_t{1} << 40).value() == std::int64_t{1} << 40);
static_assert(integer(3u) == integer(3L));
static_assert(!std::convertible_to<bool, integer>);
static_assert(!std::convertible_to<double, integer>);

static_assert(!boolean{}.has_value() && !boolean{}.value_or(false) && boolean{}.value_or(true));
static_assert(boolean(false).has_value() && !boolean(false).value_or(true));
static_assert(!(boolean{} == boolean(false)));
static_assert(!std::convertible_to<int, boolean>);
static_assert(!std::convertible_to<const char*, boolean>);

static_assert(number(1) == number(1.0) && !(number{} == number(0)));

// A quantity stays as it was written.
static_assert(quantity("1000m") == "1000m" && !(quantity("1000m") == quantity("1")));

static_assert(!int_or_string{}.has_value());
static_assert(int_or_string(80).number == integer(80) && !int_or_string(80).word.has_value());
static_assert(int_or_string("http").word == "http" && !int_or_string("http").number.has_value());
static_assert(int_or_string(80) == int_or_string(80) && !(int_or_string(80) == int_or_string("80")));
static_assert(int_or_string(text("http", place{"x.hpp", 3, 0})).at().line == 3);

using protocol = dovetail::api::core::v1::ContainerPort::Protocol;
static_assert(!choice<protocol>{}.has_value());
static_assert(choice<protocol>(protocol::UDP) == protocol::UDP);
static_assert(!(choice<protocol>(protocol::UDP) == protocol::TCP));
static_assert(!(choice<protocol>{} == protocol::TCP));
// A word that the schema does not know yet.
static_assert(choice<protocol>::other("QUIC").view() == "QUIC");
static_assert(choice<protocol>::other("UDP") == protocol::UDP);
