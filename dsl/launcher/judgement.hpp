/// What an error comes to: one line for the reader, something that only follows from another error, or words of the compiler that
/// are for the compiler to say.
#pragma once

#include "diagnostic.hpp"
#include "source.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dovetail::launcher {

struct judgement {
  enum class sort {
    /// Handed on as it is.
    kept,
    /// Said in other words: `words`, at `at`.
    said,
    /// Handed on only where nothing has been said in other words: then it is what the compiler has to say.
    follows_what_is_said,
    /// Handed on only where there is no other error at all.
    follows_any_error,
  };
  sort what = sort::kept;
  position at{};
  std::string words{};
  /// What to underline of the line, the first that stands there; by the words themselves where there is none.
  std::vector<std::string> marks{};
};

judgement judge(const diagnostic& said);

/// What the compiler underlines of the error's own line: columns, where it numbers its lines.
std::optional<span_of_line> underlined(const diagnostic& said);

}  // namespace dovetail::launcher
