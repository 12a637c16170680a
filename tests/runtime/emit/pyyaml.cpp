#include "pyyaml.hpp"

#include <unistd.h>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

namespace pyyaml {
namespace {

std::string from_hex(const std::string& digits) {
  std::string text;
  if (digits == "-") return text;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
    text += static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16));
  return text;
}

/// What a command prints, its errors included.
std::string output_of(const std::string& command, int& status) {
  std::string output;
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  if (pipe == nullptr) {
    status = -1;
    return "it could not be started";
  }
  std::array<char, 65536> part;
  while (const std::size_t size = fread(part.data(), 1, part.size(), pipe)) output.append(part.data(), size);
  status = pclose(pipe);
  return output;
}

}  // namespace

std::vector<std::vector<scalar>> read(const std::string& yaml) {
  const std::filesystem::path file =
      std::filesystem::path(testing::TempDir()) / ("dovetail-pyyaml-" + std::to_string(getpid()) + ".yaml");
  std::ofstream(file, std::ios::binary) << yaml;
  int status = 0;
  const std::string output =
      output_of("'" DOVETAIL_PYTHON "' '" DOVETAIL_READ_YAML "' '" + file.string() + "'", status);
  if (status != 0) {
    ADD_FAILURE() << "PyYAML did not read the document (" << file << " is kept):\n" << output.substr(0, 4000);
    return {};
  }
  std::filesystem::remove(file);

  std::vector<std::vector<scalar>> readings(1);
  std::istringstream lines(output);
  for (std::string type, text; lines >> type >> text;) {
    if (type == "end") readings.emplace_back();
    else readings.back().push_back({type, from_hex(text)});
  }
  readings.pop_back();
  EXPECT_FALSE(readings.empty());
  return readings;
}

}  // namespace pyyaml
