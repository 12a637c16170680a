// Writes an object of every kind, with every field set, into a folder: GROUP_VERSION/KIND.yaml.
#include "object_filler.hpp"

#include "dovetail/emit/yaml.hpp"
#include "dovetail/read/kinds.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "usage: {} FOLDER\n", argv[0]);
    return 2;
  }
  for (const dovetail::read::kind& kind : dovetail::read::kinds()) {
    dovetail::read::object object(kind);
    laws::object_filler(laws::object_filler::values::plain).fill(kind.type(), object.get());
    std::string group(kind.api_version);
    std::replace(group.begin(), group.end(), '/', '_');
    const std::filesystem::path folder = std::filesystem::path(argv[1]) / group;
    std::filesystem::create_directories(folder);
    std::ofstream file(folder / (std::string(kind.name) + ".yaml"), std::ios::binary);
    file << dovetail::emit::to_yaml({kind.api_version, kind.name, &kind.type(), object.get()});
    if (!file.flush()) {
      fmt::print(stderr, "{}: cannot be written\n", (folder / std::string(kind.name)).string());
      return 1;
    }
  }
  return 0;
}
