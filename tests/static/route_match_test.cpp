/// text/route_match.hpp: Traefik's rule language.
#include <dovetail/dovetail.hpp>

using namespace dovetail;
using fault = route_match_fault::kind;

constexpr fault fault_of(std::string_view rule) {
  return read_route_match(rule, [](std::string_view, std::string_view) {}).is;
}

static_assert(is_route_match("Host(`app.example.com`)"));
static_assert(is_route_match("Host(`a.example.com`) && PathPrefix(`/api`)"));
static_assert(is_route_match("(Host(`a`) || Host(`b`)) && !(Path(`/x`) && Method(`GET`))"));
static_assert(is_route_match("HOST(`a`)||host(\"b\")"));
static_assert(is_route_match("Header(`X-A`, `b`) && HeaderRegexp(`X-B`,`^c$`)"));
static_assert(is_route_match("Query(`debug`) || Query(`debug`, `true`)"));
static_assert(is_route_match("HostRegexp(`^[a-z]+\\.example\\.com$`) && ClientIP(`10.0.0.0/8`)"));
static_assert(is_route_match("Header(`X`, \"a\\\"b)\")"));

static_assert(fault_of("") == fault::missing_matcher);
static_assert(fault_of("Host(`a`) &&") == fault::missing_matcher);
static_assert(fault_of("Host(`a`) & Path(`/`)") == fault::unexpected);
static_assert(fault_of("Host(`a`) Path(`/`)") == fault::unexpected);
static_assert(fault_of("Host(`a`))") == fault::unexpected);
static_assert(fault_of("Host('a')") == fault::unexpected);
static_assert(fault_of("Host(`a`") == fault::unclosed);
static_assert(fault_of("(Host(`a`)") == fault::unclosed);
static_assert(fault_of("Host(`a)") == fault::unclosed);
static_assert(fault_of("PathPrefx(`/a`)") == fault::unknown_matcher);
static_assert(fault_of("pathPrefix(`/a`)") == fault::unknown_matcher);
static_assert(fault_of("Host") == fault::arguments);
static_assert(fault_of("Host()") == fault::arguments);
static_assert(fault_of("Host(`a`, `b`)") == fault::arguments);
static_assert(fault_of("Header(`a`)") == fault::arguments);
static_assert(fault_of("Host(`*.example.com`)") == fault::host);
static_assert(fault_of("Host(`https://example.com`)") == fault::host);
static_assert(fault_of("PathPrefix(`api`)") == fault::path);
static_assert(fault_of("Path(``)") == fault::path);

// The hosts that a rule serves: those that no `!` takes away.
constexpr std::size_t hosts_in(std::string_view rule) {
  std::size_t count = 0;
  read_route_match(rule, [&](std::string_view matcher, std::string_view) { count += matcher == "Host" ? 1 : 0; });
  return count;
}
static_assert(hosts_in("Host(`a`) || host(`b`) && Path(`/`)") == 2);
static_assert(hosts_in("!Host(`a`)") == 0);
static_assert(hosts_in("!(Host(`a`) || !Host(`b`))") == 1);

// Rules that say the same.
static_assert(is_same_route_match("Host(`a`)&&Path(`/x`)", " Host( \"a\" )  && Path(`/x`)"));
static_assert(is_same_route_match("Host(`a`) && PathPrefix(`/x`)", "PathPrefix(`/x`) && Host(`a`)"));
static_assert(is_same_route_match("Host(`a`) || Host(`b`)", "(Host(`b`) || Host(`a`))"));
static_assert(is_same_route_match("(Host(`a`) || Host(`b`)) && Path(`/`)", "Path(`/`) && (Host(`b`) || Host(`a`))"));
static_assert(is_same_route_match("Host(`a`) && !(Path(`/x`) && Method(`GET`))",
                                  "!(Method(`GET`) && Path(`/x`)) && Host(`a`)"));
static_assert(!is_same_route_match("Host(`a`) && Path(`/x`)", "Host(`a`) || Path(`/x`)"));
static_assert(!is_same_route_match("Host(`a`) && Path(`/x`)", "Host(`a`)"));
static_assert(!is_same_route_match("Host(`a`)", "Host(`a`) && Path(`/x`)"));
static_assert(!is_same_route_match("Host(`a`)", "!Host(`a`)"));
static_assert(!is_same_route_match("Path(`/a b`)", "Path(`/ab`)") && !is_same_route_match("Path(`/a`)", "Path(`/A`)"));
static_assert(!is_same_route_match("Header(`X`, `a && b`)", "Header(`X`, `b && a`)"));
static_assert(!is_same_route_match("(Host(`a`) || Host(`b`)) && Path(`/`)", "Host(`a`) || Host(`b`) && Path(`/`)"));
static_assert(is_same_route_match("Host(`a`", "Host(`a`") && !is_same_route_match("", "Host(`a`)"));
