// A header of a test: without `#pragma once`.
inline constexpr auto metrics = port<"metrics">(9090);
