// error: tests/errors/references_slice_of_unknown_service\.cpp:7: EndpointSlice `web` names Service `wbe` in its label, which is not in this stack and which no external declares; did you mean `web`\? \[REF-59\]
#include "web.hpp"

#include <dovetail/api/discovery/v1.hpp>

inline constexpr auto broken =
    resource<api::discovery::v1::EndpointSlice, "web">([](api::discovery::v1::EndpointSlice& x) {
      x.addressType = api::discovery::v1::EndpointSlice::AddressType::IPv4;
#ifdef FIXED
      x.metadata.labels["kubernetes.io/service-name"] = "web";
#else
      x.metadata.labels["kubernetes.io/service-name"] = "wbe";
#endif
    });

inline constexpr auto all =
    stack<"test">(file("web.yaml", web), file("service.yaml", web_service), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
