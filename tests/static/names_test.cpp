/// text/names.hpp: names of objects and of their parts.
#include "dovetail/text/names.hpp"

#include "repeated.hpp"

using namespace dovetail;

// DNS labels.
static_assert(is_dns_label("a"));
static_assert(is_dns_label("api-server-1"));
static_assert(is_dns_label("1password"));
static_assert(is_dns_label(repeated<'a', 63>));
static_assert(!is_dns_label(repeated<'a', 64>));
static_assert(!is_dns_label(""));
static_assert(!is_dns_label("-api"));
static_assert(!is_dns_label("api-"));
static_assert(!is_dns_label("Api"));
static_assert(!is_dns_label("api_server"));
static_assert(!is_dns_label("api.server"));
static_assert(!is_dns_label("apí"));

static_assert(is_dns_1035_label("api"));
static_assert(!is_dns_1035_label("1api"));
static_assert(!is_dns_1035_label(""));

// DNS subdomains: no part of one is limited to 63 characters by itself.
static_assert(is_dns_subdomain("api"));
static_assert(is_dns_subdomain("example.com"));
static_assert(is_dns_subdomain("a-b.c-d.1"));
static_assert(is_dns_subdomain(repeated<'a', 253>));
static_assert(!is_dns_subdomain(repeated<'a', 254>));
static_assert(!is_dns_subdomain(""));
static_assert(!is_dns_subdomain("."));
static_assert(!is_dns_subdomain("example."));
static_assert(!is_dns_subdomain(".example"));
static_assert(!is_dns_subdomain("a..b"));
static_assert(!is_dns_subdomain("a.-b"));
static_assert(!is_dns_subdomain("a-.b"));
static_assert(!is_dns_subdomain("Example.com"));
static_assert(!is_dns_subdomain("a_b.com"));

// Hosts of an Ingress: no addresses, and a wildcard for the first part only.
static_assert(is_host("example.com"));
static_assert(is_host("*.example.com"));
static_assert(is_host("localhost"));
static_assert(is_host("1.2.3.example"));
static_assert(is_host("1.2.3.4.5"));
static_assert(is_host("999.1.1.1"));
static_assert(!is_host(""));
static_assert(!is_host("*"));
static_assert(!is_host("*."));
static_assert(!is_host("*example.com"));
static_assert(!is_host("a.*.example.com"));
static_assert(!is_host("*.*.example.com"));
static_assert(!is_host("192.0.2.1"));
static_assert(!is_host("https://example.com"));
static_assert(!is_host("example.com:8080"));
static_assert(!is_host("example.com/"));

static_assert(is_ipv4_address("0.0.0.0"));
static_assert(is_ipv4_address("255.255.255.255"));
static_assert(!is_ipv4_address("256.0.0.1"));
static_assert(!is_ipv4_address("1.2.3"));
static_assert(!is_ipv4_address("1.2.3.4.5"));
static_assert(!is_ipv4_address("1.2.3."));
static_assert(!is_ipv4_address(""));

// What can be mended, is.
consteval bool mends(std::string_view wrong, bool dots_allowed, std::string_view right) {
  model::arena arena;
  return mended_name(wrong, dots_allowed, arena) == right;
}
static_assert(mends("Api_Server", false, "api-server"));
static_assert(mends("apiServer", false, "api-server"));
static_assert(mends("API", false, "api"));
static_assert(mends("a.b", false, "a-b"));
static_assert(mends("a.b", true, "a.b"));
static_assert(mends("-api-", false, "api"));
static_assert(mends("api  server", false, "api-server"));
static_assert(mends("_", false, ""));
static_assert(mends("", false, ""));
static_assert(mends("a_.b", true, "a.b"));
static_assert(mends("a._b", true, "a.b"));
static_assert(mends("..a", true, "a"));

// A name that is mended is a name, whatever it was.
consteval bool mends_to_a_name(std::string_view wrong) {
  model::arena arena;
  const std::string_view label = mended_name(wrong, false, arena);
  const std::string_view subdomain = mended_name(wrong, true, arena);
  return (label.empty() || is_dns_label(label)) && (subdomain.empty() || is_dns_subdomain(subdomain));
}
static_assert(mends_to_a_name("Api_Server"));
static_assert(mends_to_a_name("a.-.b"));
static_assert(mends_to_a_name("-.a.-"));
static_assert(mends_to_a_name("a..b"));
static_assert(mends_to_a_name("Ä"));
static_assert(mends_to_a_name("ABCDEFGHIJ_ABCDEFGHIJ_ABCDEFGHIJ_ABCDEFGHIJ_ABCDEFGHIJ_ABCDEFG_HIJ"));

static_assert(is_path_segment("system:metrics") && is_path_segment("A b"));
static_assert(!is_path_segment("a/b") && !is_path_segment("..") && !is_path_segment("a%") && !is_path_segment(""));
