/// What the stack shop is deployed with, and what it relies on.
#pragma once

#include <dovetail/dovetail.hpp>

namespace shop {

using namespace dovetail;
using namespace std::chrono_literals;

inline constexpr auto http = port<"http">(8080);

inline constexpr auto db = external<Secret>("db").withKeys("PASSWORD");

}  // namespace shop
