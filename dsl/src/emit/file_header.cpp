#include "file_header.hpp"

#include "dovetail/emit/files.hpp"

#include <fmt/core.h>

namespace dovetail::emit::detail {

std::string header(std::string_view source) {
  std::string text = fmt::format("# {} from {}; edit that, then run: cmake --build build --target manifests\n",
                                 ownership_mark, source.empty() ? "a stack" : source);
  constexpr std::size_t most_columns = 120;
  if (text.size() > most_columns + 1) text.replace(text.find("; edit") + 1, 1, "\n# ");
  return text;
}

}  // namespace dovetail::emit::detail
