#pragma once

#include <dovetail/dovetail.hpp>

inline constexpr auto http = dovetail::port<"http">(8080);
