/// The server on standard input and output.
#pragma once

#include <string>

namespace dovetail::cli::lsp {

/// Serves until the editor asks for the end, or is gone; gives the exit code.
int serve(std::string version);

}  // namespace dovetail::cli::lsp
