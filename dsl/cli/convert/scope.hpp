/// What the source of a stack may refer to where an object of it stands: the handles of other objects and of externals.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace dovetail::cli::convert {

/// A port by its handle.
struct port_name {
  std::string identifier{};
  std::string name{};
  std::string number{};
};

/// The name of an object in C++.
struct handle {
  std::string identifier{};
  /// The place in the order of definitions: what refers to it stands behind it. An external's is 0.
  std::size_t place = 0;
  bool is_external = false;
  /// The ports of a workload's containers and of a Service, as far as they have handles.
  std::vector<port_name> ports{};
  /// Of a Service: the numbers at which it has these ports.
  std::vector<std::string> service_numbers{};
};

class scope {
 public:
  using key = std::tuple<std::string, std::string, std::string>;

  void add(std::string_view kind, std::string_view name_space, std::string_view name, handle made) {
    handles_[{std::string(kind), std::string(name_space), std::string(name)}] = std::move(made);
  }
  handle* of(std::string_view kind, std::string_view name_space, std::string_view name) {
    const auto found = handles_.find({std::string(kind), std::string(name_space), std::string(name)});
    return found == handles_.end() ? nullptr : &found->second;
  }
  /// The handle, where the object that is being written may refer to it; it is then noted that it does.
  const handle* use(std::string_view kind, std::string_view name) { return use(kind, name, name_space); }
  const handle* use(std::string_view kind, std::string_view name, std::string_view in) {
    handle* found = of(kind, in, name);
    if (found == nullptr) found = of(kind, "", name);
    if (found == nullptr || !may_use(*found)) return nullptr;
    return found;
  }

  /// Of the object that is being written.
  std::string name_space{};
  handle* self = nullptr;
  std::function<bool(const handle&)> may_use = [](const handle&) { return true; };
  /// `port<"http">(8080)`, declared once and by that name.
  std::function<port_name(const std::string& name, const std::string& number)> port;
  /// Images that several containers have, by their names in C++.
  std::map<std::string, std::string> images{};

 private:
  std::map<key, handle> handles_{};
};

}  // namespace dovetail::cli::convert
