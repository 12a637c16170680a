// Stacks of many kinds, with and without builders of their own: checked, and rendered by the library.
#include "billing.hpp"
#include "release.hpp"
#include "search.hpp"
#include "shop.hpp"

#include <dovetail/program/unchecked.hpp>

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

/// What a stack writes into one file of that name.
template <const auto& Stack>
std::string rendered(const char* name) {
  const std::filesystem::path folder =
      std::filesystem::path(testing::TempDir()) / (std::string("dovetail-") + name + std::to_string(::getpid()));
  const std::string output = folder.string();
  const char* arguments[] = {name, "--output", output.c_str()};
  EXPECT_EQ(dovetail::generate<Stack>(3, arguments), 0);
  const std::string written = characters_of(folder / (std::string(name) + ".yaml"));
  std::filesystem::remove_all(folder);
  return written;
}

const std::filesystem::path expected = DOVETAIL_EXPECTED;

TEST(stack_of_any_kind, renders_what_is_expected) {
  EXPECT_EQ(rendered<shop::all>("shop"), characters_of(expected / "shop.yaml"));
}

TEST(stack_of_builders, renders_what_is_expected_and_warns_of_a_key_that_nobody_reads) {
  testing::internal::CaptureStderr();
  EXPECT_EQ(rendered<search::all>("search"), characters_of(expected / "search.yaml"));
  EXPECT_NE(testing::internal::GetCapturedStderr().find(
                "ConfigMap `server` has key `UNREAD`, which none of the containers that take it says it reads; "),
            std::string::npos);
}

TEST(stack_of_scaling_and_access, renders_what_is_expected) {
  EXPECT_EQ(rendered<billing::all>("billing"), characters_of(expected / "billing.yaml"));
}

TEST(stack_of_hooks, renders_what_is_expected) {
  EXPECT_EQ(rendered<release::all>("release"), characters_of(expected / "release.yaml"));
}

TEST(stack_of_any_kind, tells_what_others_make) {
  testing::internal::CaptureStdout();
  const char* arguments[] = {"shop", "--externals"};
  ASSERT_EQ(dovetail::generate<shop::all>(2, arguments), 0);
  EXPECT_EQ(testing::internal::GetCapturedStdout(),
            R"([
  {"kind": "ClusterIssuer", "name": "letsencrypt"},
  {"kind": "Secret", "name": "web-tls", "namespace": "default", "keys": ["tls.crt", "tls.key", "ca.crt"], "madeBy": {"kind": "Certificate", "name": "web"}},
  {"kind": "Secret", "name": "data-root", "namespace": "default", "keys": ["password"], "madeBy": {"kind": "MariaDB", "name": "data"}},
  {"kind": "Secret", "name": "data-password", "namespace": "default", "keys": ["password"], "madeBy": {"kind": "MariaDB", "name": "data"}}
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
  EXPECT_EQ(made.findings[0].rule + " " + made.findings[0].kind + " " + made.findings[0].name, "REF-09 Ingress shop");
  EXPECT_EQ(made.findings[1].rule + " " + made.findings[1].kind + " " + made.findings[1].name, "REF-04 Service web");
  EXPECT_FALSE(made.findings[0].is_warning);
}

namespace doubtful {
using namespace dovetail;
inline constexpr auto scratch = empty_dir<"scratch">();
inline constexpr auto idle =
    Deployment<"idle">{}.withVolume(scratch).withContainer(Container<"idle">{image("idle:1.0")});
inline constexpr auto acknowledged = idle.withWaiver("REF-81", "an injected sidecar mounts it");
inline constexpr auto warned = stack<"doubtful">(file("idle.yaml", idle));
inline constexpr auto quiet = stack<"doubtful">(file("idle.yaml", acknowledged));
}  // namespace doubtful

TEST(doubtful_stack, is_warned_of_until_somebody_says_why) {
  const auto warned = dovetail::emit::render_unchecked(dovetail::detail::at_run_time<doubtful::warned>);
  ASSERT_EQ(warned.findings.size(), 1u);
  EXPECT_EQ(warned.findings[0].rule, "REF-81");
  EXPECT_TRUE(warned.findings[0].is_warning);
  const auto quiet = dovetail::emit::render_unchecked(dovetail::detail::at_run_time<doubtful::quiet>);
  EXPECT_TRUE(quiet.findings.empty()) << quiet.findings[0].text;
}

}  // namespace
