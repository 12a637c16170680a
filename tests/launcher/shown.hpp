/// What the reader is shown of what a compiler says.
#pragma once

#include "relay.hpp"

#include <string>
#include <string_view>

namespace dovetail::launcher {

/// `piece`: how many bytes come at a time.
inline std::string shown(std::string_view said, std::size_t piece = 4096, bool coloured = false) {
  std::string text;
  // Source files are found there.
  const char* options[] = {"-fmacro-prefix-map=" RECORDED "/="};
  relay to_reader(options, painter(coloured), [&](std::string_view more) { text += more; });
  for (std::size_t at = 0; at < said.size(); at += piece) to_reader.add(said.substr(at, piece));
  to_reader.finish();
  return text;
}

}  // namespace dovetail::launcher
