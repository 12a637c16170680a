#include "cli/command/streams.hpp"

#include "cli/settings.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace dovetail::cli {

void say(std::string_view words) {
  if (std::fwrite(words.data(), 1, words.size(), stdout) != words.size() || std::fflush(stdout) != 0)
    throw usage_error{fmt::format("standard output cannot be written: {}", std::strerror(errno))};
}

void complain(std::string_view words) { std::fwrite(words.data(), 1, words.size(), stderr); }

bool is_coloured() {
  const char* const no_colour = std::getenv("NO_COLOR");
  return (no_colour == nullptr || *no_colour == '\0') && ::isatty(STDOUT_FILENO) != 0;
}

}  // namespace dovetail::cli
