// error: tests/errors/cluster_long_driver\.cpp:7: CSIDriver `a123456789012345678901234567890\.123456789012345678901234567890\.com` has a name of 66 characters: at most 63; shorten it \[GRM-41\]
#include "web.hpp"

#include <dovetail/api/storage/v1.hpp>

inline constexpr auto broken =
    resource<api::storage::v1::CSIDriver, "disks.example.com">([](api::storage::v1::CSIDriver& x) {
#ifndef FIXED
      x.metadata.name = "a123456789012345678901234567890.123456789012345678901234567890.com";
#endif
    });

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
