// error: tests/errors/service_spec_given_addresses\.cpp:14: EndpointSlice `db-1` is of addressType IPv4, and has the address `2001:db8::7`, which is IPv6; write the type of the addresses: one of IPv4, IPv6 and FQDN, and others into a slice of theirs \[GRM-55\]
// error: tests/errors/service_spec_given_addresses\.cpp:14: EndpointSlice `db-1` has a port `db`, and Service `db` has port 5432 `sql`: the names must be the same; name the ports of Endpoints and EndpointSlices as those of their Service \[REF-91\]
#include "web.hpp"

#include <dovetail/api/discovery/v1.hpp>

using slice = api::discovery::v1::EndpointSlice;

inline constexpr auto service = resource<api::core::v1::Service, "db">([](api::core::v1::Service& x) {
  auto& port = x.spec.ports.emplace_back();
  port.name = "sql";
  port.port = 5432;
});
inline constexpr auto addresses = resource<slice, "db-1">([](slice& x) {
  x.metadata.labels["kubernetes.io/service-name"] = "db";
  x.addressType = slice::AddressType::IPv4;
  auto& port = x.ports.emplace_back();
  port.port = 5432;
#ifdef FIXED
  x.endpoints.emplace_back().addresses.push_back("192.0.2.7");
  port.name = "sql";
#else
  x.endpoints.emplace_back().addresses.push_back("2001:db8::7");
  port.name = "db";
#endif
});

inline constexpr auto all = stack<"test">(file("service.yaml", service), file("slice.yaml", addresses));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
