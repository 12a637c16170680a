/// docker/dockerfile.hpp, docker/rules.hpp. What the rules say is in tests/errors/dockerfile_*.cpp.
#include <dovetail/docker.hpp>

using namespace dovetail;

static_assert(is_stage_name("runtime-base") && is_stage_name("a1_b.c") && !is_stage_name("1a") &&
              !is_stage_name("App"));
static_assert(!is_stage_name("") && !is_stage_name("a b") && !is_stage_name("scratch"));

inline constexpr auto fpm = port<"php-fpm">(9000);
inline constexpr auto vendor = Stage<"vendor">{"composer:2"}.withCopy("composer.json", "composer.lock", "./");
inline constexpr auto base =
    Stage<"base">{"php:8.3-fpm"}
        .withCopyFrom(vendor, docker::chown("www-data:www-data").chmod("750"), "/app/vendor", "vendor")
        .withUser("root")
        .withUser("www-data:www-data")
        .withExpose(fpm)
        .withExpose(9100, docker::protocol::UDP);
inline constexpr auto app = Stage<"app">{base}.withExpose(fpm).withExpose(8080).withCmd("php-fpm", "-F");
inline constexpr auto worker = Stage<"worker">{"base"}.withUser("33");
inline constexpr auto website = Dockerfile<"website">{}.withStages(vendor, base).withTargets(app, worker);

// Instructions in their order, each with its words.
static_assert(website.view().stages.size() == 4 && website.view().find("app")->is_target);
static_assert(!website.view().find("base")->is_target && website.view().find("bas") == nullptr);
static_assert(vendor.view().from().text == "composer:2" && app.view().from().text == "base");
static_assert([] {
  std::size_t count = 0;
  bool right = true;
  base.view().each([&](const docker::line& l, std::span<const docker::line> words) {
    ++count;
    if (l.is == docker::instruction::copy)
      right = right && l.text == "vendor" && l.owner == "www-data:www-data" && l.mode == "750" && words.size() == 2 &&
              words[0].text == "/app/vendor" && words[1].text == "vendor";
    if (l.is == docker::instruction::expose) right = right && words.empty() && (l.port == 9000 || l.text == "UDP");
  });
  return right && count == 6;
}());
// A table is one instruction.
inline constexpr auto with_table = Stage<"x">{"a:1"}.withEnv({{"A", "1"}, {"B", "2"}}).withLabel("k", "v");
static_assert(with_table.view().lines[1].words == 4 && with_table.view().lines[5].text == "2");
// Two stages of one length are of one type.
static_assert(
    std::is_same_v<decltype(Stage<"a">{"a:1"}.withUser("a")), decltype(Stage<"b">{base}.withWorkingDir("/b"))>);

template <const auto& File>
consteval std::size_t count_of(std::string_view id) {
  model::arena arena;
  check::report found(arena);
  check::judge(File.view(), found);
  std::size_t count = 0;
  for (const check::finding& each : found.findings()) count += each.broken->id == id ? 1 : 0;
  return count;
}
template <const auto& File>
consteval bool breaks_only(std::string_view id, std::size_t times = 1) {
  return count_of<File>(id) == times && dovetail::detail::dockerfile_findings<File> == times;
}
static_assert(dovetail::detail::dockerfile_findings<website> == 0);

// DOV-40: a stage before, or an image with its tag.
inline constexpr auto from_alpine = Stage<"x">{"alpine"};
inline constexpr auto from_scratch = Stage<"x">{"scratch"};
inline constexpr auto from_digest =
    Stage<"x">{"alpine@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"};
inline constexpr auto copies_image = Stage<"x">{"a:1"}.withCopyFrom("composer:2", "/usr/bin/composer", "/usr/bin/");
inline constexpr auto copies_scratch = Stage<"x">{"a:1"}.withCopyFrom("scratch", "/a", "/b");
inline constexpr auto copies_itself = Stage<"x">{"a:1"}.withCopyFrom("x", "/a", "/b");
inline constexpr auto no_image = Stage<"x">{"Alpine:3"};
template <const auto&... Stages>
inline constexpr auto file_of = Dockerfile<"x">{}.withTargets(Stages...);
static_assert(breaks_only<file_of<from_alpine>>("DOV-40"));
static_assert(breaks_only<file_of<from_scratch>>("", 0) && breaks_only<file_of<from_digest>>("", 0));
static_assert(breaks_only<file_of<copies_image>>("", 0) && breaks_only<file_of<copies_scratch>>("DOV-40"));
static_assert(breaks_only<file_of<copies_itself>>("DOV-40") && breaks_only<file_of<no_image>>("DOV-40"));
static_assert(breaks_only<file_of<app, base>>("DOV-40", 2));  // the base comes later, and vendor is missing

// DOV-41
inline constexpr auto other_app = Stage<"app">{"a:1"};
static_assert(breaks_only<file_of<other_app, other_app>>("DOV-41"));

// DOV-44: what a Dockerfile cannot say.
inline constexpr auto empty = Stage<"x">{"a:1"};
template <const auto& Of>
inline constexpr auto only = Dockerfile<"x">{}.withTargets(Of);
#define DOVETAIL_SAYS(name, call)          \
  inline constexpr auto name = empty call; \
  static_assert(breaks_only<only<name>>("", 0))
#define DOVETAIL_CANNOT_SAY(name, call)    \
  inline constexpr auto name = empty call; \
  static_assert(breaks_only<only<name>>("DOV-44"))
DOVETAIL_SAYS(any_words, .withRun("a", "", "b\nc", "\"'\\$#[").withCmd("x", "\t").withEntrypoint("y", "--z"));
DOVETAIL_CANNOT_SAY(no_program, .withRun("", "a"));
DOVETAIL_SAYS(shell, .withRunShell("a # b").withRunShell("a || true", "b").withRunShell("[ -f a ] && b"));
DOVETAIL_CANNOT_SAY(shell_empty, .withRunShell(""));
DOVETAIL_CANNOT_SAY(shell_blank, .withRunShell("a\\ "));
DOVETAIL_CANNOT_SAY(shell_lines, .withRunShell("a\nb"));
DOVETAIL_CANNOT_SAY(shell_return, .withRunShell("a\rb"));
DOVETAIL_CANNOT_SAY(shell_open, .withRunShell("echo 'a"));
DOVETAIL_CANNOT_SAY(shell_backslash, .withRunShell("a \\"));
DOVETAIL_CANNOT_SAY(shell_heredoc, .withRunShell("cat <<EOF"));
DOVETAIL_CANNOT_SAY(shell_comment, .withRunShell("a # b", "c"));
DOVETAIL_CANNOT_SAY(shell_flag, .withRunShell("--mount=type=bind a"));
DOVETAIL_SAYS(shell_test, .withRunShell("[ -f a ]").withRunShell("[ \"$a\" ] && b"));
DOVETAIL_CANNOT_SAY(shell_test_as_list, .withRunShell("[ \"$a\" ]"));
DOVETAIL_CANNOT_SAY(shell_list, .withRunShell("[\"a\"]"));
DOVETAIL_SAYS(values, .withEnv("A", "a \"b\" $c \\ ${d}").withArg("B").withArg("B", "").withLabel("a.b/c-d", "x"));
DOVETAIL_CANNOT_SAY(env_name, .withEnv("A B", "x"));
DOVETAIL_CANNOT_SAY(env_digit, .withEnv("1A", "x"));
DOVETAIL_CANNOT_SAY(env_lines, .withEnv("A", "x\ny"));
DOVETAIL_CANNOT_SAY(arg_name, .withArg(""));
DOVETAIL_CANNOT_SAY(label_name, .withLabel("a=b", "x"));
DOVETAIL_SAYS(copies, .withCopy("a b", "c*", "--d", "./").withCopy(docker::chown("1000:0"), "a", "b"));
DOVETAIL_CANNOT_SAY(copy_many, .withCopy("a", "b", "c"));
DOVETAIL_CANNOT_SAY(copy_nothing, .withCopy("", "c"));
DOVETAIL_CANNOT_SAY(copy_lines, .withCopy("a\nb", "c"));
DOVETAIL_CANNOT_SAY(copy_owner, .withCopy(docker::chown("a b"), "a", "b"));
DOVETAIL_CANNOT_SAY(copy_mode, .withCopy(docker::chmod("u+x"), "a", "b"));
DOVETAIL_CANNOT_SAY(folder, .withWorkingDir(""));
DOVETAIL_CANNOT_SAY(folder_lines, .withWorkingDir("/a\nRUN evil"));
DOVETAIL_CANNOT_SAY(volume, .withVolume("/a\n"));
DOVETAIL_SAYS(users, .withUser("www-data").withUser("33:33").withUser("a.b_c"));
DOVETAIL_CANNOT_SAY(user, .withUser("a b"));
DOVETAIL_CANNOT_SAY(user_parts, .withUser("a:b:c"));
DOVETAIL_CANNOT_SAY(user_no_group, .withUser("a:"));
DOVETAIL_CANNOT_SAY(port_number, .withExpose(65536));
DOVETAIL_SAYS(signals, .withStopSignal("SIGTERM").withStopSignal("SIGRTMIN+3").withStopSignal("9"));
DOVETAIL_CANNOT_SAY(signal, .withStopSignal("term"));
DOVETAIL_SAYS(comments, .withComment("one\ntwo"));
DOVETAIL_CANNOT_SAY(comment, .withComment("one\rRUN evil"));

// What no stage copies.
inline constexpr auto ignoring =
    Dockerfile<"x">{}.withIgnored(".env", "**/*.log").withTargets(empty).withIgnored(".git");
inline constexpr auto ignoring_comment = Dockerfile<"x">{}.withTargets(empty).withIgnored("a", "#b");
static_assert(ignoring.view().ignored.size() == 3 && ignoring.view().ignored[2].text == ".git");
static_assert(ignoring.view().stages.size() == 1 && breaks_only<ignoring>("", 0) &&
              breaks_only<ignoring_comment>("DOV-44"));
