/// check/host_paths.hpp: what is of a node's system, and where its container runtime listens.
#include <dovetail/check/host_paths.hpp>

using dovetail::check::detail::is_of_system;
using dovetail::check::detail::runtime_socket_at;

static_assert(is_of_system("/") && is_of_system("//etc/./ssl/") && is_of_system("/var/log/pods"));
static_assert(!is_of_system("/etcd") && !is_of_system("/var") && !is_of_system(""));

constexpr bool has_socket(const char* path, const char* below = "") { return !runtime_socket_at(path, below).empty(); }
static_assert(runtime_socket_at("/var/run/docker.sock", "") == "/run/docker.sock");
static_assert(runtime_socket_at("/", "var/run/crio") == "/run/crio/crio.sock");
static_assert(has_socket("/") && has_socket("/run") && has_socket("/var/run/") &&
              has_socket("/run/user/1000/docker.sock"));
static_assert(!has_socket("/var") && !has_socket("/run/udev") && !has_socket("/", "var/log") &&
              !has_socket("/srv/docker"));
