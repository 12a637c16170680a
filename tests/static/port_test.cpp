/// text/port.hpp: ports and their names.
#include "dovetail/text/port.hpp"

#include <type_traits>

using namespace dovetail;

static_assert(!is_port_number(0));
static_assert(is_port_number(1));
static_assert(is_port_number(65535));
static_assert(!is_port_number(65536));
static_assert(!is_port_number(-1));

static_assert(is_port_name("http"));
static_assert(is_port_name("a"));
static_assert(is_port_name("8a"));
static_assert(is_port_name("http-2-metrics1"));
static_assert(!is_port_name("http-2-metrics12"));
static_assert(!is_port_name(""));
static_assert(!is_port_name("8080"));
static_assert(!is_port_name("Http"));
static_assert(!is_port_name("http--alt"));
static_assert(!is_port_name("-http"));
static_assert(!is_port_name("http-"));
static_assert(!is_port_name("http_alt"));

static_assert(is_port_text("8080"));
static_assert(is_port_text("1"));
static_assert(is_port_text("65535"));
static_assert(!is_port_text("65536"));
static_assert(!is_port_text("0"));
static_assert(!is_port_text("80 "));
static_assert(!is_port_text("http"));
static_assert(!is_port_text(""));
static_assert(!is_port_text("99999999999999999999"));

template <std::int64_t Number>
concept accepted = requires { typename std::bool_constant<(port<"http">(Number), true)>; };
static_assert(accepted<1>);
static_assert(accepted<65535>);
static_assert(!accepted<0>);
static_assert(!accepted<65536>);
static_assert(!accepted<-80>);

inline constexpr auto http = port<"http">(8080);
static_assert(http.number == 8080);
static_assert(std::string_view(http.name) == "http");
