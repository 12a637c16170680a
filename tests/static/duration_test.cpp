/// text/duration.hpp: spans of time.
#include "dovetail/text/duration.hpp"

#include <chrono>
#include <concepts>

using namespace dovetail;
using namespace std::chrono_literals;

static_assert(is_duration("0"));
static_assert(is_duration("10s"));
static_assert(is_duration("1h30m"));
static_assert(is_duration("1.5h"));
static_assert(is_duration("-2m"));
static_assert(is_duration("100ms"));
static_assert(is_duration("1h0m0s"));
static_assert(!is_duration(""));
static_assert(!is_duration("10"));
static_assert(!is_duration("s"));
static_assert(!is_duration("1d"));
static_assert(!is_duration("1 h"));
static_assert(!is_duration("1h30"));
static_assert(!is_duration("1.2.3s"));
static_assert(!is_duration("one hour"));

static_assert(seconds(10s).count == 10);
static_assert(seconds(2min).count == 120);
static_assert(seconds(1h).count == 3600);

// Kubernetes counts whole seconds there.
static_assert(std::convertible_to<std::chrono::seconds, seconds>);
static_assert(std::convertible_to<std::chrono::minutes, seconds>);
static_assert(!std::convertible_to<std::chrono::milliseconds, seconds>);
static_assert(!std::convertible_to<int, seconds>);
