/// Mistakes in C++ itself that a stack's author makes: what a compiler says of them, in words that say what to write instead.
#pragma once

#include "diagnostic.hpp"
#include "judgement.hpp"
#include "source.hpp"

#include <optional>

namespace dovetail::launcher {

/// None where the error is no such mistake.
std::optional<judgement> mistake_of(const diagnostic& said, source_files& files);

}  // namespace dovetail::launcher
