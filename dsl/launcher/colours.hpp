/// Colours, as the compiler would have given them had it been asked at a terminal.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace dovetail::launcher {

/// What the compiler's options say of colours.
enum class colour_choice { none, never, always, by_terminal };

colour_choice chosen_colours(std::span<const char* const> options);

/// Whether standard error is a terminal that has colours.
bool terminal_has_colours();

/// What a compiler colours: the place, the word `error`, what is said, and what is marked.
class painter {
 public:
  explicit painter(bool coloured) : coloured_(coloured) {}
  std::string strong(std::string_view text) const { return painted("\x1b[1m", text); }
  std::string error(std::string_view text) const { return painted("\x1b[1;31m", text); }

 private:
  std::string painted(std::string_view colour, std::string_view text) const;

  bool coloured_;
};

}  // namespace dovetail::launcher
