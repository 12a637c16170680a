// error: tests/errors/storage_spec_provisioner\.cpp:6: StorageClass `fast` has the provisioner `a b`, which is no annotation key: at most 63 of A-Z, a-z, 0-9, `-`, `_` and `\.`, with a DNS subdomain and `/` before it if need be; write `example\.com/name` \[GRM-42\]
#include "web.hpp"

#include <dovetail/api/storage/v1.hpp>

inline constexpr auto broken = resource<api::storage::v1::StorageClass, "fast">([](api::storage::v1::StorageClass& x) {
#ifdef FIXED
  x.provisioner = "example.com/disks";
#else
  x.provisioner = "a b";
#endif
});

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
