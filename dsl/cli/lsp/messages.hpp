/// Messages of the protocol's base: a header with their length, and JSON.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dovetail::cli::lsp {

/// Takes bytes as they come in, and gives the contents of messages.
class message_reader {
 public:
  enum class state {
    /// More bytes are needed.
    waiting,
    /// `content` is one message's.
    message,
    /// A header says no length, or one that nobody would send. What follows the header is taken for the next message.
    malformed,
  };

  void add(std::string_view bytes) { waiting_ += bytes; }
  state next(std::string& content);

 private:
  std::string waiting_{};
};

/// A message with its header.
std::string framed(std::string_view content);

}  // namespace dovetail::cli::lsp
