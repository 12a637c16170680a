/// Dockerfiles, and the images that they make: `Stage<"app">`, `Dockerfile<"website">`, `built_image<website>(…)`. Not in
/// dovetail.hpp, since stacks whose images come from elsewhere would pay for it.
#pragma once

#include "dovetail/docker/built_image.hpp"
#include "dovetail/docker/dockerfile.hpp"
#include "dovetail/docker/rules.hpp"
