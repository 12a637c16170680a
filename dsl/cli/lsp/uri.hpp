/// Files as editors name them.
#pragma once

#include <string>
#include <string_view>

namespace dovetail::cli::lsp {

/// `file:///deploy/web%20app.yaml` is `/deploy/web app.yaml`; empty for what is no file of this machine.
std::string path_of_uri(std::string_view uri);
std::string uri_of_path(std::string_view path);

}  // namespace dovetail::cli::lsp
