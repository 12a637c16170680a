/// What most sources of the library read, compiled once. Each includes what it uses itself, too.
#pragma once

#include "dovetail/stack.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>
