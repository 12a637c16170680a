/// What most sources of the program read, compiled once. Each includes what it uses itself, too.
#pragma once

#include "cli/check.hpp"
#include "dovetail/check/finding.hpp"
#include "schema/document.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>
