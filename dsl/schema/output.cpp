#include "output.hpp"

#include "problem.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <system_error>

namespace dovetail::schema {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& path, const std::string& why) {
  throw problem({path.string()}, fmt::format("cannot be written: {}", why), "give a folder that you may write to");
}

void stage(const fs::path& beside, const output_file& file) {
  std::error_code error;
  if (file.path.has_parent_path()) fs::create_directories(file.path.parent_path(), error);
  if (error) refuse(file.path, error.message());
  if (fs::is_directory(file.path, error)) refuse(file.path, "there is a folder of that name");
  errno = 0;
  std::ofstream stream(beside, std::ios::binary | std::ios::trunc);
  if (!stream) refuse(file.path, std::strerror(errno));
  stream << file.text;
  stream.close();
  if (!stream) refuse(file.path, std::strerror(errno));
}

}  // namespace

bool holds(const fs::path& path, const std::string& text) {
  std::error_code error;
  if (!fs::is_regular_file(path, error) || fs::file_size(path, error) != text.size()) return false;
  std::ifstream file(path, std::ios::binary);
  const std::string there{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  return file && there == text;
}

std::size_t write_files(const std::vector<output_file>& files) {
  struct staged {
    fs::path beside;
    fs::path path;
  };
  std::vector<staged> ready;
  const auto tidy = [&] {
    std::error_code ignored;
    for (const staged& one : ready) fs::remove(one.beside, ignored);
  };
  try {
    for (const output_file& file : files) {
      if (holds(file.path, file.text)) continue;
      // In the same folder, so that the rename stays on one file system.
      fs::path beside = file.path;
      beside += fmt::format(".{}.part", ::getpid());
      ready.push_back({beside, file.path});
      stage(beside, file);
    }
    for (const staged& one : ready) {
      std::error_code error;
      fs::rename(one.beside, one.path, error);
      if (error) refuse(one.path, error.message());
    }
  } catch (...) {
    tidy();
    throw;
  }
  return ready.size();
}

}  // namespace dovetail::schema
