/// Where the documents of a file begin and end.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace dovetail::read::detail {

/// The text of one document, with the line that it begins in.
struct chunk {
  std::string_view text;
  std::uint32_t first_line;
};

/// A line between documents that Kubernetes' reader refuses or ignores.
struct stray_line {
  std::uint32_t line;
  std::uint32_t column;
  std::string_view text;
};

struct chunks {
  std::vector<chunk> documents{};
  std::vector<stray_line> problems{};
};

/// Splits a file at the lines `---`, which end a document wherever they stand, so a document that is no YAML does not
/// take those behind it with it; and JSON where another object begins in a line of its own (NDJSON). Chunks with nothing in
/// them are left out.
chunks split_documents(std::string_view text);

}  // namespace dovetail::read::detail
