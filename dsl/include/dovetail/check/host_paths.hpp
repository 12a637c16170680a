/// Folders of a node that pods have as volumes: those of its system, and what gives them its container runtime.
#pragma once

#include "dovetail/check/inventory.hpp"

namespace dovetail::check::detail {

/// The steps of a path, and of a path below it. `//`, `.` and a `/` at the end are no steps.
struct path_steps {
  std::string_view rest{};
  std::string_view below{};

  /// Empty: there is no more.
  constexpr std::string_view next() {
    for (;;) {
      while (rest.starts_with('/')) rest.remove_prefix(1);
      if (rest.empty() && below.empty()) return {};
      if (rest.empty()) {
        rest = below;
        below = {};
        continue;
      }
      std::size_t size = 0;
      while (size < rest.size() && rest[size] != '/') ++size;
      const std::string_view step = rest.substr(0, size);
      rest.remove_prefix(size);
      if (!model::same(step, ".")) return step;
    }
  }
};
/// `/var/run` is a link to `/run`.
constexpr path_steps steps_of(std::string_view path, std::string_view below = {}) {
  const path_steps whole{path, below};
  path_steps behind = whole;
  if (!model::same(behind.next(), "var")) return whole;
  const path_steps in_var = behind;
  return model::same(behind.next(), "run") ? in_var : whole;
}
constexpr bool begins_with(path_steps path, path_steps folder) {
  for (std::string_view step = folder.next(); !step.empty(); step = folder.next())
    if (!model::same(path.next(), step)) return false;
  return true;
}

/// Whether a path of a node is its root, or leads into a folder that its system lives in.
constexpr bool is_of_system(std::string_view path) {
  if (path.empty()) return false;
  if (steps_of(path).next().empty()) return true;
  for (const char* folder :
       {"/boot", "/dev", "/etc", "/lib", "/proc", "/sys", "/usr", "/root", "/var/lib/kubelet", "/var/log"})
    if (begins_with(steps_of(path), steps_of(folder))) return true;
  return false;
}

/// Where container runtimes listen. Who may write there has every container of the node, and the node.
inline constexpr std::string_view runtime_sockets[] = {"/run/docker.sock",
                                                       "/run/containerd/containerd.sock",
                                                       "/run/crio/crio.sock",
                                                       "/run/cri-dockerd.sock",
                                                       "/run/podman/podman.sock",
                                                       "/run/dockershim.sock",
                                                       "/run/k3s/containerd/containerd.sock",
                                                       "/run/k0s/containerd.sock",
                                                       R"(\\.\pipe\docker_engine)",
                                                       R"(\\.\pipe\containerd-containerd)"};

/// The socket at a path of a node, or in a folder below it; empty: there is none.
constexpr std::string_view runtime_socket_at(std::string_view path, std::string_view below) {
  std::string_view last;
  for (path_steps each = steps_of(path, below);;) {
    const std::string_view step = each.next();
    if (step.empty()) break;
    last = step;
  }
  for (const std::string_view socket : runtime_sockets) {
    if (begins_with(steps_of(socket), steps_of(path, below))) return socket;
    // That of a user, or of a distribution: `/run/user/1000/docker.sock`.
    const std::size_t slash = socket.rfind('/');
    if (slash != std::string_view::npos && model::same(socket.substr(slash + 1), last)) return path;
  }
  return {};
}

/// The socket of a container runtime that a pod gets by a volume; empty: none. A part of the folder is all that there is of it
/// in a container which mounts only that part.
constexpr std::string_view runtime_socket_of(const pod& p, const api::core::v1::Volume& volume) {
  if (!volume.hostPath) return {};
  const std::string_view path = volume.hostPath->path.view();
  const std::string_view found = path.empty() ? path : runtime_socket_at(path, {});
  if (found.empty()) return {};
  bool any = false;
  std::string_view mounted;
  const auto look = [&](const auto& containers) {
    for (const auto& c : containers)
      for (const auto& mount : c.volumeMounts) {
        if (!model::same(mount.name.view(), volume.name.view()) || !mounted.empty()) continue;
        any = true;
        mounted = runtime_socket_at(path, mount.subPath.view());
      }
  };
  look(p.spec->initContainers);
  look(p.spec->containers);
  look(p.spec->ephemeralContainers);
  return any ? mounted : found;
}

}  // namespace dovetail::check::detail
