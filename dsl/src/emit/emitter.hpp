/// What this library adds to YAML::Emitter, through its own member templates: a scalar whose form is already decided, and a
/// comment on a line of its own.
#pragma once

#include <yaml-cpp/emitter.h>
#include <cstddef>
#include <string_view>

namespace dovetail::emit::detail {

/// A scalar as it is to stand in the file. YAML::Emitter's own strings are matched against its grammar character by
/// character (0.3 s for 4,000 resources; 0.02 s without), know nothing of YAML 1.1's words, and in yaml-cpp 0.7 a literal
/// block does not keep what its last line ends in.
struct written_scalar {
  std::string_view characters;
};

/// Lines of a comment, without `#`, each written at `indent`. YAML::Emitter's own comments stand behind what was written
/// last or, in a list, at the first column.
struct written_comment {
  std::string_view line;
  std::size_t indent;
};

/// Asks how many lines end before what was written last.
struct row_of_last {
  std::size_t* row;
};

}  // namespace dovetail::emit::detail

namespace YAML {

template <>
inline Emitter& Emitter::WriteStreamable(dovetail::emit::detail::row_of_last asked) {
  *asked.row = m_stream.row();
  return *this;
}

template <>
inline Emitter& Emitter::WriteStreamable(dovetail::emit::detail::written_scalar scalar) {
  if (!good()) return *this;
  PrepareNode(EmitterNodeType::Scalar);
  m_stream.write(scalar.characters.data(), scalar.characters.size());
  StartedScalar();
  return *this;
}

// What follows begins a new line of its own accord: a key or an item does behind another, and the first one does behind
// anything marked as a comment.
template <>
inline Emitter& Emitter::WriteStreamable(dovetail::emit::detail::written_comment comment) {
  if (!good()) return *this;
  if (m_stream.col() > 0) m_stream << '\n';
  for (std::size_t i = 0; i < comment.indent; ++i) m_stream << ' ';
  m_stream << '#';
  if (!comment.line.empty()) m_stream << ' ';
  m_stream.write(comment.line.data(), comment.line.size());
  m_stream.set_comment();
  return *this;
}

}  // namespace YAML
