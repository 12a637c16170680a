/// Dockerfiles of several stages: `Stage<"app">{runtime_base}.withExpose(fpm).withCmd("php-fpm")`, and
/// `Dockerfile<"website">{}.withStages(vendor, runtime_base).withTargets(app)`.
///
/// Words are Docker's: `${NAME}` is a variable of the stage where Docker replaces variables (not in RUN, CMD and ENTRYPOINT,
/// which the shell or the program reads), `*`, `?` and `[` are patterns in what is copied; all else is taken as it stands.
#pragma once

#include "dovetail/build/handle.hpp"
#include "dovetail/build/name_check.hpp"
#include "dovetail/text/fixed_string.hpp"
#include "dovetail/text/place.hpp"
#include "dovetail/text/port.hpp"

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>

namespace dovetail {

/// A stage's name: a-z, 0-9, `_`, `-` and `.`, starting with a letter. Source: BuildKit, parseBuildStageName.
constexpr bool is_stage_name(std::string_view text) {
  if (text.empty() || !detail::is_lower(text.front())) return false;
  for (const char c : text)
    if (!detail::is_lower(c) && !detail::is_digit(c) && c != '_' && c != '-' && c != '.') return false;
  return text != "scratch";
}

namespace grammars {

inline constexpr grammar stage_name{"stage of a Dockerfile", "a-z, 0-9, `_`, `-` and `.`, starting with a letter",
                                    is_stage_name};

}  // namespace grammars

namespace docker {

enum class instruction : std::uint8_t {
  /// A word of the instruction before it.
  word,
  comment,
  from,
  arg,
  env,
  label,
  workdir,
  copy,
  run,
  /// RUN by the shell.
  run_shell,
  user,
  expose,
  volume,
  stop_signal,
  entrypoint,
  cmd,
};

/// An instruction of a stage, or a word of the one before it.
struct line {
  instruction is = instruction::word;
  /// How many of the lines after this one are its words.
  std::uint32_t words = 0;
  /// Of `expose`.
  std::int64_t port = 0;
  place at{};
  /// A word; of `from`, the stage or the image; of `copy`, the same, or empty for the files of the project; of `expose`, the
  /// protocol.
  std::string_view text{};
  /// Of `copy`: `--chown` and `--chmod`.
  std::string_view owner{};
  std::string_view mode{};
};

/// A stage, whatever its size. It views a variable.
struct stage {
  std::string_view name{};
  place at{};
  std::span<const line> lines{};
  bool is_target = false;

  /// Calls `visit(line, words)` for each instruction.
  template <class Visit>
  constexpr auto each(Visit visit) const {
    for (std::size_t i = 0; i < lines.size(); i += 1 + lines[i].words)
      visit(lines[i], lines.subspan(i + 1, lines[i].words));
  }
  /// The stage or the image that it starts from.
  constexpr const line& from() const { return lines[0]; }
};

/// A Dockerfile, whatever its number of stages. It views a variable.
struct file {
  std::string_view name{};
  place at{};
  std::span<const stage> stages{};
  /// Patterns of what no stage copies.
  std::span<const line> ignored{};

  /// Null where there is none of that name.
  constexpr const stage* find(std::string_view stage_name) const {
    for (const stage& each : stages)
      if (each.name == stage_name) return &each;
    return nullptr;
  }
  /// Calls `visit` for a stage and the stages that it starts from, itself first, until it says true.
  template <class Visit>
  constexpr auto each_layer(const stage& top, Visit visit) const {
    const stage* at_hand = &top;
    // Not more often than there are stages: a stage may name itself as its base, which is a finding.
    for (std::size_t i = 0; i < stages.size() && at_hand != nullptr; ++i) {
      if (visit(*at_hand)) return;
      at_hand = find(at_hand->from().text);
    }
  }
};

/// A word, with the line that it stands on.
struct word {
  std::string_view text;
  place at;

  consteval word(const char* literal, place written = place{__builtin_FILE(), __builtin_LINE()})
      : text(literal), at(written) {}
};

/// A name and its value: `.withEnv({{"APP_ENV", "production"}, {"APP_DEBUG", "false"}})`.
struct named_word {
  word name;
  word value;
};

enum class protocol : std::uint8_t { TCP, UDP };

/// Who owns what is copied, and what may be done with it: `--chown` and `--chmod`.
struct copy_options {
  std::string_view owner{};
  std::string_view mode{};

  constexpr copy_options chown(const char* user_and_group) const { return {user_and_group, mode}; }
  constexpr copy_options chmod(const char* octal) const { return {owner, octal}; }
};
constexpr copy_options chown(const char* user_and_group) { return {user_and_group, {}}; }
constexpr copy_options chmod(const char* octal) { return {{}, octal}; }

}  // namespace docker

template <std::size_t N>
class stage_builder;

namespace docker {

/// What a stage starts from or a copy is taken from: another stage by its handle; a stage by its name, without a tag; an image
/// with its tag or digest.
struct source {
  std::string_view text;
  place at;

  consteval source(const char* literal, place written = place{__builtin_FILE(), __builtin_LINE()})
      : text(literal), at(written) {}
  template <std::size_t N>
  consteval source(const stage_builder<N>& handle, place written = place{__builtin_FILE(), __builtin_LINE()});
};

}  // namespace docker

namespace detail {

constexpr void set_line(docker::line& l, docker::instruction is, std::size_t words, place at,
                        std::string_view text = {}) {
  l.is = is;
  l.words = static_cast<std::uint32_t>(words);
  l.at = at;
  l.text = text;
}
constexpr void set_words(docker::line* to, place at, const std::string_view* words, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) set_line(to[i], docker::instruction::word, 0, at, words[i]);
}

template <class T>
concept text_literal = std::convertible_to<const T&, std::string_view>;

}  // namespace detail

/// A stage: its name, and its instructions in their order. Its type depends on their number alone.
template <std::size_t N>
class stage_builder {
 public:
  std::string_view name{};
  place at{};
  docker::line lines[N == 0 ? 1 : N]{};

  constexpr stage_builder() = default;
  constexpr stage_builder(std::string_view stage_name, place written) : name(stage_name), at(written) {}

  constexpr docker::stage view() const { return {name, at, {lines, N}}; }

  /// A line of its own above the instruction that follows.
  constexpr auto withComment(docker::word words) const { return and_words(docker::instruction::comment, words); }
  /// A variable that `docker build --build-arg` sets.
  constexpr auto withArg(docker::word variable) const { return and_words(docker::instruction::arg, variable); }
  constexpr auto withArg(docker::word variable, docker::word otherwise) const {
    return and_words(docker::instruction::arg, variable, otherwise.text);
  }
  constexpr auto withEnv(docker::word variable, docker::word value) const {
    return and_words(docker::instruction::env, variable, value.text);
  }
  template <std::size_t M>
  constexpr auto withEnv(const docker::named_word (&variables)[M]) const {
    return and_table(docker::instruction::env, variables);
  }
  constexpr auto withLabel(docker::word key, docker::word value) const {
    return and_words(docker::instruction::label, key, value.text);
  }
  template <std::size_t M>
  constexpr auto withLabel(const docker::named_word (&labels)[M]) const {
    return and_table(docker::instruction::label, labels);
  }
  constexpr auto withWorkingDir(docker::word folder) const { return and_words(docker::instruction::workdir, folder); }

  /// Files of the project: `.withCopy("composer.json", "composer.lock", "./")`, the last word being where they go.
  template <detail::text_literal... Rest>
  constexpr auto withCopy(docker::word first, const Rest&... rest) const {
    return withCopy(docker::copy_options{}, first, rest...);
  }
  template <detail::text_literal... Rest>
  constexpr auto withCopy(const docker::copy_options& options, docker::word first, const Rest&... rest) const {
    static_assert(sizeof...(Rest) > 0, "a copy names what is copied and, last, where it goes");
    return copied(and_words(docker::instruction::copy, first, rest...), {}, options);
  }
  /// The same from another stage or image.
  template <detail::text_literal... Rest>
  constexpr auto withCopyFrom(docker::source from, docker::word first, const Rest&... rest) const {
    return withCopyFrom(from, docker::copy_options{}, first, rest...);
  }
  template <detail::text_literal... Rest>
  constexpr auto withCopyFrom(docker::source from, const docker::copy_options& options, docker::word first,
                              const Rest&... rest) const {
    static_assert(sizeof...(Rest) > 0, "a copy names what is copied and, last, where it goes");
    return copied(and_words(docker::instruction::copy, first, rest...), from.text, options);
  }

  /// A program and its arguments, without a shell.
  template <detail::text_literal... Rest>
  constexpr auto withRun(docker::word program, const Rest&... arguments) const {
    return and_words(docker::instruction::run, program, arguments...);
  }
  /// Commands of the shell, each of one line; where one fails, those after it do not run.
  template <detail::text_literal... Rest>
  constexpr auto withRunShell(docker::word first, const Rest&... rest) const {
    return and_words(docker::instruction::run_shell, first, rest...);
  }

  /// Who runs what follows, and the container: a name or a number, with a group after `:`.
  constexpr auto withUser(docker::word user) const { return and_words(docker::instruction::user, user); }
  /// A port that the program listens on.
  constexpr auto withExpose(std::int64_t port, docker::protocol by = docker::protocol::TCP,
                            place written = place{__builtin_FILE(), __builtin_LINE()}) const {
    stage_builder<N + 1> next = grown<1>();
    detail::set_line(next.lines[N], docker::instruction::expose, 0, written,
                     by == docker::protocol::UDP ? "UDP" : "TCP");
    next.lines[N].port = port;
    return next;
  }
  /// The same by the handle that the container, the Service and the probes use.
  constexpr auto withExpose(detail::placed<port_handle> port) const {
    return withExpose(port.what.number, docker::protocol::TCP, port.at);
  }
  constexpr auto withVolume(docker::word path) const { return and_words(docker::instruction::volume, path); }
  /// `SIGTERM`, say: what asks the program to end.
  constexpr auto withStopSignal(docker::word signal) const {
    return and_words(docker::instruction::stop_signal, signal);
  }
  /// Without a shell, so that the program is the one that gets the signals.
  template <detail::text_literal... Rest>
  constexpr auto withEntrypoint(docker::word program, const Rest&... arguments) const {
    return and_words(docker::instruction::entrypoint, program, arguments...);
  }
  template <detail::text_literal... Rest>
  constexpr auto withCmd(docker::word program, const Rest&... arguments) const {
    return and_words(docker::instruction::cmd, program, arguments...);
  }

 private:
  template <std::size_t More>
  constexpr stage_builder<N + More> grown() const {
    stage_builder<N + More> next(name, at);
    for (std::size_t i = 0; i < N; ++i) next.lines[i] = lines[i];
    return next;
  }
  template <class... Rest>
  constexpr auto and_words(docker::instruction is, docker::word first, const Rest&... rest) const {
    stage_builder<N + 2 + sizeof...(Rest)> next = grown<2 + sizeof...(Rest)>();
    const std::string_view words[] = {first.text, std::string_view(rest)...};
    detail::set_line(next.lines[N], is, 1 + sizeof...(Rest), first.at);
    detail::set_words(next.lines + N + 1, first.at, words, 1 + sizeof...(Rest));
    return next;
  }
  template <std::size_t M>
  constexpr auto and_table(docker::instruction is, const docker::named_word (&table)[M]) const {
    stage_builder<N + 1 + 2 * M> next = grown<1 + 2 * M>();
    detail::set_line(next.lines[N], is, 2 * M, table[0].name.at);
    for (std::size_t i = 0; i < M; ++i) {
      detail::set_words(next.lines + N + 1 + 2 * i, table[i].name.at, &table[i].name.text, 1);
      detail::set_words(next.lines + N + 2 + 2 * i, table[i].value.at, &table[i].value.text, 1);
    }
    return next;
  }
  /// Says where the copy at the end of `next` is from and how.
  template <std::size_t M>
  constexpr stage_builder<M> copied(stage_builder<M> next, std::string_view from,
                                    const docker::copy_options& options) const {
    next.lines[N].text = from;
    next.lines[N].owner = options.owner;
    next.lines[N].mode = options.mode;
    return next;
  }

  template <std::size_t>
  friend class stage_builder;
};

template <std::size_t N>
consteval docker::source::source(const stage_builder<N>& handle, place written) : text(handle.name), at(written) {}

/// `inline constexpr auto app = Stage<"app">{runtime_base}.withCmd("php-fpm");`
template <fixed_string Name>
struct Stage : stage_builder<1> {
  static_assert(detail::check_name<Name, grammars::stage_name, "stage">());

  /// The image, with its tag or digest; or another stage.
  consteval Stage(docker::source from) : stage_builder<1>(detail::kept<Name>.view(), from.at) {
    detail::set_line(lines[0], docker::instruction::from, 0, from.at, from.text);
  }
};

/// A Dockerfile's stages, in their order, and what of the project it does not see.
template <std::size_t Stages, std::size_t Ignored>
struct dockerfile_definition {
  std::string_view name{};
  place at{};
  std::array<docker::stage, Stages> stages{};
  std::array<docker::line, Ignored> ignored{};

  /// Stages that others start from or copy from.
  template <class... More>
  consteval auto withStages(More&&... more) const {
    static_assert((... && std::is_lvalue_reference_v<More>),
                  "a stage is a constexpr variable: a temporary would be gone before the Dockerfile is read");
    return with_stages(false, more...);
  }
  /// Stages that are images of their own, each with its name in the tag.
  template <class... More>
  consteval auto withTargets(More&&... more) const {
    static_assert((... && std::is_lvalue_reference_v<More>),
                  "a stage is a constexpr variable: a temporary would be gone before the Dockerfile is read");
    return with_stages(true, more...);
  }
  /// Patterns of files that no stage copies, secrets and what is built elsewhere: `.withIgnored(".env", "node_modules")`.
  template <detail::text_literal... Rest>
  consteval auto withIgnored(docker::word first, const Rest&... rest) const {
    auto next = grown<0, 1 + sizeof...(Rest)>();
    const std::string_view patterns[] = {first.text, std::string_view(rest)...};
    detail::set_words(next.ignored.data() + Ignored, first.at, patterns, 1 + sizeof...(Rest));
    return next;
  }

  constexpr docker::file view() const { return {name, at, stages, ignored}; }

 private:
  template <std::size_t MoreStages, std::size_t MoreIgnored>
  consteval auto grown() const {
    dockerfile_definition<Stages + MoreStages, Ignored + MoreIgnored> next{name, at, {}, {}};
    for (std::size_t i = 0; i < Stages; ++i) next.stages[i] = stages[i];
    for (std::size_t i = 0; i < Ignored; ++i) next.ignored[i] = ignored[i];
    return next;
  }
  template <std::size_t... N>
  consteval auto with_stages(bool targets, const stage_builder<N>&... more) const {
    auto next = grown<sizeof...(N), 0>();
    std::size_t i = Stages;
    ((next.stages[i] = more.view(), next.stages[i++].is_target = targets), ...);
    return next;
  }
};

/// `inline constexpr auto website = Dockerfile<"website">{}.withStages(vendor).withTargets(app, worker);`
template <fixed_string Name>
struct Dockerfile : dockerfile_definition<0, 0> {
  static_assert(detail::check_name<Name, grammars::dns_label, "Dockerfile">());

  consteval Dockerfile(place written = place{__builtin_FILE(), __builtin_LINE()})
      : dockerfile_definition<0, 0>{detail::kept<Name>.view(), written, {}, {}} {}
};

}  // namespace dovetail
