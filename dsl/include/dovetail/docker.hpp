/// Dockerfiles, and the images that they make: `Stage<"app">`, `Dockerfile<"website">`, `built_image<website>(…)`. Not in
/// dovetail.hpp, since stacks whose images come from elsewhere would pay for it.
#pragma once

#include "dovetail/build/built_image.hpp"
#include "dovetail/build/dockerfile.hpp"
#include "dovetail/check/dockerfile.hpp"
