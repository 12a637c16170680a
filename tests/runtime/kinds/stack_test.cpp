// Kinds without a builder of their own, in a stack: checked, and rendered by the library.
#include "shop.hpp"

#include <dovetail/emit/unchecked.hpp>

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace {

std::string characters_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

TEST(stack_of_any_kind, renders_what_is_expected) {
  const std::filesystem::path folder =
      std::filesystem::path(testing::TempDir()) / ("dovetail-shop-" + std::to_string(::getpid()));
  const std::string output = folder.string();
  const char* arguments[] = {"shop", "--output", output.c_str()};
  ASSERT_EQ(dovetail::generate<shop::all>(3, arguments), 0);
  EXPECT_EQ(characters_of(folder / "shop.yaml"), characters_of(DOVETAIL_EXPECTED));
  std::filesystem::remove_all(folder);
}

TEST(stack_of_any_kind, tells_what_others_make) {
  testing::internal::CaptureStdout();
  const char* arguments[] = {"shop", "--externals"};
  ASSERT_EQ(dovetail::generate<shop::all>(2, arguments), 0);
  EXPECT_EQ(testing::internal::GetCapturedStdout(),
            R"([
  {"kind": "ClusterIssuer", "name": "letsencrypt"},
  {"kind": "Secret", "name": "web-tls", "namespace": "default", "keys": ["tls.crt", "tls.key", "ca.crt"], "madeBy": {"kind": "Certificate", "name": "web"}}
]
)");
}

namespace unsound {
using namespace dovetail;
inline constexpr auto routed = Ingress<"shop">{}.withHost("shop.example.com").withPath("/", "wep", 8080);
inline constexpr auto all = stack<"unsound">(file("service.yaml", shop::web_service), file("ingress.yaml", routed));
}  // namespace unsound

TEST(unsound_stack, renders_with_its_findings) {
  const auto made = dovetail::emit::render_unchecked(dovetail::detail::at_run_time<unsound::all>);
  ASSERT_EQ(made.resources.size(), 2u);
  EXPECT_EQ(made.resources[1].listed.file, "ingress.yaml");
  EXPECT_NE(made.resources[1].yaml.find("name: wep\n"), std::string::npos) << made.resources[1].yaml;
  ASSERT_EQ(made.findings.size(), 2u);
  EXPECT_EQ(made.findings[0].rule + " " + made.findings[0].kind + " " + made.findings[0].name, "REF-04 Service web");
  EXPECT_EQ(made.findings[1].rule + " " + made.findings[1].kind + " " + made.findings[1].name, "REF-09 Ingress shop");
  EXPECT_FALSE(made.findings[0].is_warning);
}

}  // namespace
