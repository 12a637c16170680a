#include "stamp.hpp"

#include "dovetail/emit/files.hpp"

#include <algorithm>
#include <fstream>
#include <string_view>
#include <vector>

#include <fmt/core.h>

namespace dovetail::emit::detail {
namespace {

namespace fs = std::filesystem;

/// As make and ninja read a path.
std::string escaped(std::string_view path) {
  std::string text;
  for (const char c : path) {
    if (c == ' ' || c == '#') text += '\\';
    if (c == '$') text += '$';
    text += c;
  }
  return text;
}

void write_text(const fs::path& path, std::string_view text) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << text;
  file.close();
  if (!file) throw file_error(fmt::format("cannot write {}", path.string()));
}

}  // namespace

void leave_stamp(const fs::path& build, const std::string& name, const fs::path& output) {
  std::vector<std::string> files;
  if (fs::is_directory(output))
    for (const fs::directory_entry& each : fs::recursive_directory_iterator(fs::absolute(output)))
      if (!each.is_directory()) files.push_back(each.path().lexically_normal().string());
  std::sort(files.begin(), files.end());
  std::string text = escaped(name) + ":";
  for (const std::string& each : files) text += " \\\n  " + escaped(each);
  write_text(build / (name + ".d"), text + '\n');
  write_text(build / name, "");
}

}  // namespace dovetail::emit::detail
