/// Traefik's resources, for stacks that have them: `IngressRoute<"web">`, `Middleware<"to-https">`. Not in dovetail.hpp, since
/// their types would cost every other stack some time to compile.
#pragma once

#include "dovetail/build/ingress_route.hpp"
#include "dovetail/build/middleware.hpp"
