// The sum that stands for a precompiled header in a compiler cache: the same for the same header, wherever it is made.
#include "header_sum.hpp"
#include "sha256.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <stdlib.h>

#include <gtest/gtest.h>

namespace {

namespace fs = std::filesystem;
using dovetail::launcher::header_making;
using dovetail::launcher::sha256;

std::string sha256_of(std::string_view text) {
  sha256 sum;
  sum.add(text);
  return sum.digits();
}

TEST(Sha256, IsWhatTheStandardSays) {
  EXPECT_EQ(sha256_of(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_of("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256_of(std::string(1'000'000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, TakesPiecesOfAnySize) {
  const std::string text(1000, 'x');
  for (const std::size_t size : {1u, 55u, 56u, 63u, 64u, 65u, 999u}) {
    sha256 sum;
    for (std::size_t at = 0; at < text.size(); at += size) sum.add(std::string_view(text).substr(at, size));
    EXPECT_EQ(sum.digits(), sha256_of(text)) << size;
  }
}

/// A checkout with a header that is made of two files.
class HeaderSum : public testing::Test {
 protected:
  HeaderSum() {
    std::string name = testing::TempDir() + "/dovetail-header-XXXXXX";
    if (mkdtemp(name.data()) == nullptr) ADD_FAILURE() << "cannot make " << name;
    folder_ = fs::canonical(name);
  }
  ~HeaderSum() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  struct checkout {
    std::string name = "one";
    std::string content = "int a;\n";
    std::string file = "a b.hpp";
    std::string option = "-O0";
    std::string output = "all.hxx.gch";
  };

  fs::path root_of(const checkout& of) const { return folder_ / of.name; }

  std::string sum_of(const checkout& of) const {
    const fs::path root = root_of(of), output = root / "build" / of.output;
    fs::create_directories(root / "build");
    std::ofstream(root / of.file) << of.content;
    std::ofstream(root / "$c.hpp") << "int c;\n";
    std::string escaped = of.file;
    for (std::size_t at = 0; (at = escaped.find(' ', at)) != std::string::npos; at += 2) escaped.insert(at, "\\");
    std::ofstream(output.string() + ".d") << output.string() << ": \\\n " << root.string() << '/' << escaped << " \\\n "
                                          << root.string() << "/$$c.hpp\n";
    const std::string map = "-fmacro-prefix-map=" + root.string() + "/=", list = output.string() + ".d", include = "-I" + root.string();
    const std::vector<const char*> options{"g++", of.option.c_str(), map.c_str(), include.c_str(), "-MD", "-MF",
                                           list.c_str(), "-o", output.c_str(), "-c", "x.cxx"};
    const header_making making(options);
    if (!making.known()) return "no header";
    write_sum(making, options);
    std::ifstream file(making.sum_file());
    std::string sum;
    file >> sum;
    forget_sum(making);
    EXPECT_FALSE(fs::exists(making.sum_file()));
    return sum;
  }

 private:
  fs::path folder_;
};

TEST_F(HeaderSum, IsTheSameInAnotherCheckout) {
  const std::string sum = sum_of({});
  EXPECT_EQ(sum.size(), 64u);
  EXPECT_EQ(sum_of({.name = "another/place"}), sum);
  EXPECT_EQ(sum_of({.output = "other.gch"}), sum);
}

TEST_F(HeaderSum, IsAnotherForEachThingThatTheHeaderIsMadeOf) {
  const std::string sum = sum_of({});
  EXPECT_NE(sum_of({.content = "int b;\n"}), sum);
  EXPECT_NE(sum_of({.file = "b.hpp"}), sum);
  EXPECT_NE(sum_of({.option = "-O1"}), sum);
}

TEST_F(HeaderSum, IsOfHeadersAlone) { EXPECT_EQ(sum_of({.output = "all.o"}), "no header"); }

TEST_F(HeaderSum, IsNotWhereAFileIsMissing) {
  const fs::path list = root_of({}) / "all.d", output = root_of({}) / "all.gch";
  fs::create_directories(root_of({}));
  std::ofstream(list) << "all.gch: gone.hpp\n";
  const std::vector<const char*> options{"g++", "-MF", list.c_str(), "-o", output.c_str()};
  const header_making making(options);
  ASSERT_TRUE(making.known());
  write_sum(making, options);
  EXPECT_FALSE(fs::exists(making.sum_file()));
}

}  // namespace
