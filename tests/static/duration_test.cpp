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

