/// A value of each type, for the error tests to give where another one belongs.
#pragma once

#include "web.hpp"

#include <dovetail/autoscaling.hpp>

inline constexpr auto domain = value<"domain">(grammars::host, "web.example.com");
inline constexpr auto app_cpu = value<"app.cpu">(grammars::quantity, "250m");
inline constexpr auto app_memory = value<"app.memory">(grammars::quantity, "64Mi");
inline constexpr auto replicas = value<"replicas">(3);
inline constexpr auto debug = value<"debug">(false);
inline constexpr auto hosts = list_value<"hosts">(grammars::host, "a.example.com,b.example.com");
inline constexpr auto password = secret_value<"password">();
