/// cert-manager's resources, for stacks that have them: `Certificate<"web-tls">`, `Issuer<"own">`, `ClusterIssuer<"letsencrypt">`.
/// Not in dovetail.hpp, since their types would cost every other stack some time to compile.
#pragma once

#include "dovetail/build/certificate.hpp"
#include "dovetail/build/issuer.hpp"
