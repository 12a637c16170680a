/// The language server: requests in, answers and findings out.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace dovetail::cli::lsp {

/// Speaks LSP 3.17 over whole messages: who has them from pipes frames them, and says when there is time to check.
class server {
 public:
  /// Takes the content of a message that is for the editor.
  using sender = std::function<void(const std::string& content)>;

  server(sender send, std::string version);
  server(const server&) = delete;
  server& operator=(const server&) = delete;
  ~server();

  /// Handles one message; what is none is answered so.
  void receive(std::string_view content);
  /// A message whose header could not be read.
  void refuse_header();

  /// Whether something has changed since the last check.
  bool is_check_due() const;
  /// Checks, and tells of each file whose findings have changed.
  void check();

  /// The exit code, once the editor has asked for the end.
  std::optional<int> exit_code() const;

 private:
  class implementation;
  std::unique_ptr<implementation> inside_;
};

}  // namespace dovetail::cli::lsp
