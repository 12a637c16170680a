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

// Another number does not compile (tests/errors/port_number_out_of_range.cpp); in a user's own function it becomes one that no rule
// lets pass.
consteval std::uint16_t number_of(std::int64_t number) { return port<"http">(number).number; }
static_assert(number_of(1) == 1 && number_of(65535) == 65535);
static_assert(number_of(0) == 0 && number_of(65536) == 0 && number_of(70000) == 0 && number_of(-80) == 0);

inline constexpr auto http = port<"http">(8080);
static_assert(http.number == 8080);
static_assert(std::string_view(http.name) == "http");
