// error: tests/errors/service_spec_external_name\.cpp:5: Service `web` is an ExternalName without externalName; set externalName: `db\.example\.com` \[GRM-33\]
// error: tests/errors/service_spec_external_name\.cpp:5: Service `web` is an ExternalName, and has addresses or families of addresses; remove clusterIP, ipFamilies and ipFamilyPolicy \[CON-57\]
#include "web.hpp"

inline constexpr auto broken = Service<"web">{web}.withPort(http).edit([](api::core::v1::Service& s) {
  auto& spec = s.spec;
  using type = api::core::v1::ServiceSpec::Type;
  spec.type = type::ExternalName;
#ifdef FIXED
  spec.externalName = "db.example.com";
#else
  spec.ipFamilyPolicy = api::core::v1::ServiceSpec::IpFamilyPolicy::SingleStack;
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", web), file("service.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
