// error: tests/errors/storage_spec_topology_twice\.cpp:6: StorageClass `fast` allows topologies of `zone` twice; remove one of the two \[IDN-23\]
#include "web.hpp"

#include <dovetail/api/storage/v1.hpp>

inline constexpr auto broken = resource<api::storage::v1::StorageClass, "fast">([](api::storage::v1::StorageClass& x) {
  x.provisioner = "example.com/disks";
  auto& wanted = x.allowedTopologies.emplace_back().matchLabelExpressions;
  wanted.emplace_back().key = "zone";
  wanted[0].values.push_back("a");
  wanted.push_back(wanted[0]);
#ifdef FIXED
  wanted[1].key = "rack";
#endif
});

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
