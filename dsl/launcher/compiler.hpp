/// The compiler, or what stands between here and it (ccache, distcc), as a process.
#pragma once

#include <functional>
#include <string_view>

namespace dovetail::launcher {

/// Becomes the command. Comes back, with an exit code, only where that is not possible.
int become(char* const* command);

/// Runs the command and gives its standard error to `said`, in pieces, until it has ended; `ended` is called then, and the result is
/// the command's exit code. What ends the command by a signal ends this process too.
int run(char* const* command, const std::function<void(std::string_view)>& said, const std::function<void()>& ended);

}  // namespace dovetail::launcher
