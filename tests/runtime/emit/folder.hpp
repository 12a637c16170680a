/// A folder of its own for each test, gone after it.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <stdlib.h>

#include <gtest/gtest.h>

namespace folder {

namespace fs = std::filesystem;

class Test : public testing::Test {
 protected:
  Test() {
    std::string name = testing::TempDir() + "/dovetail-files-XXXXXX";
    if (mkdtemp(name.data()) == nullptr) ADD_FAILURE() << "cannot make " << name;
    root = fs::canonical(name);
    out = root / "out";
  }
  ~Test() override {
    std::error_code ignored;
    fs::remove_all(root, ignored);
  }

  static std::string read(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
  }
  static void write(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
  }
  /// All there is in `out`: folders with a '/' at the end, links with an '@'.
  std::vector<std::string> listing() const {
    std::vector<std::string> names;
    if (!fs::exists(out)) return names;
    for (const fs::directory_entry& each : fs::recursive_directory_iterator(out)) {
      const std::string suffix = each.is_symlink() ? "@" : each.is_directory() ? "/" : "";
      names.push_back(each.path().lexically_relative(out).string() + suffix);
    }
    std::sort(names.begin(), names.end());
    return names;
  }

  fs::path root;
  fs::path out;  // not there yet
};

}  // namespace folder
