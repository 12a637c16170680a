/// build/group.hpp: resources that come as one thing. What is written is in tests/runtime/stack/group_test.cpp.
#include "findings.hpp"

#include <dovetail/dovetail.hpp>

namespace {

using namespace dovetail;

inline constexpr auto http = port<"http">(8080);

/// A shape: what every service of the shop is made of.
template <fixed_string Name>
consteval auto service_of(port_handle port) {
  const auto web = Deployment<Name>{}.withContainer(Container<"web">{image("web:1.2.3")}.withPort(port));
  return group(web, file("service.yaml", Service<Name>{web}.withPort(port)));
}
template <fixed_string Name>
consteval auto job_of() {
  return Job<Name>{}.withContainer(Container<"job">{image("job:1.2.3")});
}

// A group is flat: its groups' resources are its own.
inline constexpr auto pair_of_services = group(service_of<"cart">(http), service_of<"ads">(http));
static_assert(pair_of_services.members.size() == 4);
static_assert(pair_of_services.members[2].name.characters == "ads");
static_assert(pair_of_services.members[1].path.name == "service.yaml");

// Temporaries, handles, groups and groups of groups stand in a stack, with and without a file.
inline constexpr auto cart = service_of<"cart">(http);
inline constexpr auto shop = stack<"shop">(file("cart/", cart), file("ads.yaml", service_of<"ads">(http)),
                                           file("job.yaml", job_of<"import">()), service_of<"mail">(http));
static_assert(is_sound<shop>);

// What hana makes of tuples, and arrays.
inline constexpr auto of_tuple = group(hana::make_tuple(service_of<"a">(http), job_of<"b">()));
static_assert(of_tuple.members.size() == 3);
inline constexpr auto unpacked = hana::unpack(hana::make_tuple(service_of<"a">(http), job_of<"b">()), group);
static_assert(unpacked.members.size() == 3);
inline constexpr auto of_array = group(std::array{job_of<"a">(), job_of<"b">()});
static_assert(of_array.members.size() == 2);

// One for each element of an array, by a function.
struct service_facts {
  fixed_string<16> name;
  int port;
};
inline constexpr service_facts services[] = {{"cart", 7070}, {"recommendation", 8080}};
inline constexpr auto all_services =
    group_of<services>([]<service_facts one>() { return service_of<one.name>(port<"http">(one.port)); });
static_assert(all_services.members.size() == 4);
static_assert(all_services.members[2].name.characters == "recommendation");
inline constexpr auto shop_of_array = stack<"shop">(file("services/", all_services));
static_assert(is_sound<shop_of_array>);

}  // namespace
