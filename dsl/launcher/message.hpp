/// What the library has to say, taken out of the words that a compiler wraps it in.
#pragma once

#include "output_line.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::launcher {

/// A finding: its words, and its place where they begin with one.
struct finding {
  position at;
  std::string words;
};

/// The finding in an error's message: `no type named 'must_be_mended' in 'finding<…>'`, of which clang gets pieces, or a
/// `static assertion failed` that is the library's (`finding_assertion`) with a place in its words.
std::optional<finding> finding_of(std::string_view message);

/// The words of `static assertion failed: …`, and of clang's `… due to requirement '…': …`; none where it has no words.
std::optional<std::string> assertion_of(std::string_view message);

/// The name of the function in `dovetail::error` that the message is about: `call to non-'constexpr' function '…'` by g++,
/// `non-constexpr function '…' cannot be used in a constant expression` by clang, whose notes do not say the namespace.
std::optional<std::string> local_error_of(std::string_view message);

/// `port_numbers_are_1_to_65535`: "port numbers are 1 to 65535".
std::string sentence_of(std::string_view function);

/// What is between the first pair of quotes.
std::string_view quoted(std::string_view message);

/// The name of the function that a call as text ends with: `withSchedule` in `a(1).dovetail::b<0>::withSchedule(schedule)`.
std::string_view called_function(std::string_view call);

/// The literals among the arguments of a call as a compiler shows it, without places.
std::vector<std::string> literals_of(std::string_view call);

}  // namespace dovetail::launcher
