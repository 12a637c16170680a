// Dockerfiles: each instruction, words that Docker would read otherwise than they are meant, and what is refused.
#include "dovetail/docker/generate.hpp"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace {

using namespace dovetail;
using docker::instruction;
using docker::line;
using strings = std::vector<std::string>;

constexpr auto http = port<"http">(8080);

/// The text of a Dockerfile of one stage, without its FROM.
template <std::size_t N>
std::string text_of(const stage_builder<N>& built) {
  const docker::stage stages[] = {built.view()};
  const std::string all = emit::to_dockerfile({"test", {}, stages, {}});
  EXPECT_TRUE(all.starts_with("FROM a:1 AS x\n"));
  return all.substr(all.find('\n') + 1);
}
constexpr auto stage = Stage<"x">{"a:1"};

/// The same, of one instruction that is made at run time.
std::string text_of(instruction is, const strings& words, std::string_view from = "") {
  std::vector<line> lines(2 + words.size());
  lines[0].is = instruction::from;
  lines[0].text = "a:1";
  lines[1].is = is;
  lines[1].text = from;
  lines[1].words = static_cast<std::uint32_t>(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) lines[2 + i].text = words[i];
  const docker::stage stages[] = {{"x", {}, lines}};
  const std::string all = emit::to_dockerfile({"test", {}, stages, {}});
  return all.substr(all.find('\n') + 1);
}
std::string problem_of(instruction is, const strings& words, std::string_view from = "") {
  try {
    text_of(is, words, from);
  } catch (const std::invalid_argument& problem) {
    return problem.what();
  }
  return "nothing was wrong";
}

// ---- each instruction

TEST(Dockerfile, StagesStandInTheirOrderWithALineBetween) {
  static constexpr auto first =
      Stage<"first">{"alpine@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"};
  static constexpr auto second = Stage<"second">{first}.withCopyFrom(first, "/a", "/b").withCopyFrom("b:2", "/a", "/b");
  static constexpr auto all = Dockerfile<"all">{}.withStages(first).withTargets(second);
  EXPECT_EQ(emit::to_dockerfile(all.view()),
            "FROM alpine@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef AS first\n"
            "\n"
            "FROM first AS second\n"
            "COPY --from=first /a /b\n"
            "COPY --from=b:2 /a /b\n");
}

TEST(Dockerfile, EveryInstruction) {
  EXPECT_EQ(text_of(stage.withComment("What is built")
                        .withArg("VERSION")
                        .withArg("BASE", "1.2")
                        .withEnv("APP_ENV", "production")
                        .withEnv({{"A", "1"}, {"B", "two words"}, {"C", ""}})
                        .withLabel("org.opencontainers.image.source", "https://example.com")
                        .withWorkingDir("/app")
                        .withCopy("a", "b", "./")
                        .withCopy(docker::chown("www-data:www-data").chmod("0755"), "a", "b")
                        .withRun("npm", "ci")
                        .withRunShell("make")
                        .withUser("www-data")
                        .withExpose(http)
                        .withExpose(53, docker::protocol::UDP)
                        .withVolume("/data")
                        .withStopSignal("SIGTERM")
                        .withEntrypoint("docker-entrypoint")
                        .withCmd("php-fpm", "-F")),
            "# What is built\n"
            "ARG VERSION\n"
            "ARG BASE=1.2\n"
            "ENV APP_ENV=production\n"
            "ENV A=1 \\\n"
            "    B=\"two words\" \\\n"
            "    C=\"\"\n"
            "LABEL org.opencontainers.image.source=https://example.com\n"
            "WORKDIR /app\n"
            "COPY a b ./\n"
            "COPY --chown=www-data:www-data --chmod=0755 a b\n"
            "RUN [\"npm\", \"ci\"]\n"
            "RUN make\n"
            "USER www-data\n"
            "EXPOSE 8080\n"
            "EXPOSE 53/udp\n"
            "VOLUME [\"/data\"]\n"
            "STOPSIGNAL SIGTERM\n"
            "ENTRYPOINT [\"docker-entrypoint\"]\n"
            "CMD [\"php-fpm\", \"-F\"]\n");
}

TEST(Dockerfile, CommandsOfTheShellStandOneALine) {
  EXPECT_EQ(text_of(stage.withRunShell("apt-get update", "apt-get install -y curl", "rm -rf /var/lib/apt/lists/*")),
            "RUN apt-get update \\\n"
            "    && apt-get install -y curl \\\n"
            "    && rm -rf /var/lib/apt/lists/*\n");
  // A list is one command to those before and after it.
  EXPECT_EQ(text_of(stage.withRunShell("a || true", "b; c;", "d | e", "f &")),
            "RUN { a || true; } \\\n"
            "    && { b; c; } \\\n"
            "    && d | e \\\n"
            "    && { f & }\n");
  EXPECT_EQ(text_of(stage.withRunShell("a || b")), "RUN a || b\n");
}

TEST(Dockerfile, LongLinesAreBrokenBetweenWords) {
  const std::string word(50, 'w');
  EXPECT_EQ(text_of(instruction::run_shell, {word + " '" + word + " " + word + "' b", "c"}),
            "RUN " + word + " \\\n        '" + word + " " + word + "' b \\\n    && c\n");
  EXPECT_EQ(text_of(instruction::run, {word, word, word}),
            "RUN [\"" + word + "\", \"" + word + "\", \\\n    \"" + word + "\"]\n");
  EXPECT_EQ(text_of(instruction::copy, {word, word, word, "./"}),
            "COPY " + word + " " + word + " \\\n    " + word + " ./\n");
  const std::string whole(200, 'w');
  EXPECT_EQ(text_of(instruction::run_shell, {whole}), "RUN " + whole + "\n");
}

TEST(Dockerfile, CommentsOfSeveralLines) {
  EXPECT_EQ(text_of(stage.withComment("one\n\n# two")), "# one\n#\n# # two\n");
}

// ---- words that Docker would read otherwise

TEST(Dockerfile, VariablesOfTheStageAreDockersAndOtherDollarsAreNot) {
  EXPECT_EQ(text_of(stage.withEnv("PATH", "/opt/bin:${PATH}")), "ENV PATH=/opt/bin:${PATH}\n");
  EXPECT_EQ(text_of(stage.withEnv("A", "$HOME ${a-b} $$ ${ $")), "ENV A=\"\\$HOME \\${a-b} \\$\\$ \\${ \\$\"\n");
  EXPECT_EQ(text_of(stage.withCmd("sh", "-c", "echo $HOME")), "CMD [\"sh\", \"-c\", \"echo $HOME\"]\n");
}

TEST(Dockerfile, QuotesAndBackslashes) {
  EXPECT_EQ(text_of(stage.withEnv("A", R"(a "b" 'c' \d)")), "ENV A=\"a \\\"b\\\" 'c' \\\\d\"\n");
  EXPECT_EQ(text_of(stage.withWorkingDir("/a b\\")), "WORKDIR \"/a b\\\\\"\n");
  EXPECT_EQ(text_of(stage.withCmd("a\"b", "c\\", "d\ne\tf")), R"(CMD ["a\"b", "c\\", "d\ne\tf"])"
                                                              "\n");
}

TEST(Dockerfile, WordsOfACopyThatWouldBeMoreThanOne) {
  EXPECT_EQ(text_of(stage.withCopy("a b", "./")), "COPY [\"a b\", \"./\"]\n");
  EXPECT_EQ(text_of(stage.withCopy("--from=x", "./")), "COPY [\"--from=x\", \"./\"]\n");
  EXPECT_EQ(text_of(stage.withCopy("<<EOF", "./")), "COPY [\"<<EOF\", \"./\"]\n");
  EXPECT_EQ(text_of(stage.withCopy("[a]", "./")), "COPY [\"[a]\", \"./\"]\n");
  // Docker takes quotes and backslashes away after it has read the list.
  EXPECT_EQ(text_of(stage.withCopy("it's", "$a", "./")), R"(COPY ["it\\'s", "\\$a", "./"])"
                                                         "\n");
}

TEST(Dockerfile, WhatNoEditorShowsIsEscapedInListsAndRefusedElsewhere) {
  EXPECT_EQ(text_of(instruction::cmd, {"a\x01\u202e"}), "CMD [\"a\\u0001\\u202e\"]\n");
  EXPECT_EQ(text_of(instruction::cmd, {"é\U0001F600"}), "CMD [\"é\U0001F600\"]\n");
  EXPECT_EQ(problem_of(instruction::env, {"A", "a\u202eb"}),
            "stage 'x': a word has the character U+202E, which no editor shows");
  EXPECT_EQ(problem_of(instruction::cmd, {"a\xff"}), "stage 'x': a word is not UTF-8");
  EXPECT_EQ(problem_of(instruction::workdir, {"a\xff"}), "stage 'x': a word is not UTF-8");
}

// ---- what is refused

TEST(Dockerfile, WhatADockerfileCannotSayIsRefused) {
  const std::string at = "stage `x` of Dockerfile `test` ";
  EXPECT_EQ(problem_of(instruction::env, {"A", "b\nRUN evil"}),
            at + "sets `A` with a value of several lines, which a Dockerfile cannot hold; write it so that a Dockerfile can hold it [DOV-44]");
  EXPECT_EQ(problem_of(instruction::user, {"a\nRUN evil"}),
            at + "runs as `a?RUN evil`, which is no user: `name`, or `user:group`; write it so that a Dockerfile can hold it [DOV-44]");
  EXPECT_EQ(
      problem_of(instruction::run_shell, {"a", "cat <<E"}),
      at +
          "runs `cat <<E`, whose document would have to follow on lines of its own: use printf, or copy a file; write it so that a Dockerfile can hold it [DOV-44]");
  EXPECT_EQ(problem_of(instruction::run_shell, {"a \\"}),
            at + "runs `a \\`, at whose end a quote, a bracket or a backslash is open; write it so that a Dockerfile can hold it [DOV-44]");
  EXPECT_EQ(problem_of(instruction::comment, {"a\rRUN evil"}),
            at + "has comment `a?RUN evil`, with characters that no editor shows; write it so that a Dockerfile can hold it [DOV-44]");
  EXPECT_NE(problem_of(instruction::copy, {"a", "b"}, "y\nRUN evil").find("[DOV-40]"), std::string::npos);
  EXPECT_NE(problem_of(instruction::copy, {"a", "b"}, "y").find("[DOV-40]"), std::string::npos);
}

TEST(Dockerfile, AStageHasANameAndABase) {
  const auto problem = [](const docker::stage& one) {
    const docker::stage stages[] = {one};
    try {
      emit::to_dockerfile({"test", {}, stages, {}});
    } catch (const std::invalid_argument& found) {
      return std::string(found.what());
    }
    return std::string("nothing was wrong");
  };
  line from;
  from.is = instruction::from;
  from.text = "a:1";
  EXPECT_EQ(problem({"x", {}, {&from, 1}}), "nothing was wrong");
  EXPECT_EQ(problem({"x\nRUN evil", {}, {&from, 1}}), "stage 'x\nRUN evil' has no name, or starts from nothing");
  EXPECT_EQ(problem({"x", {}, {}}), "stage 'x' has no name, or starts from nothing");
}

TEST(Dockerfile, PatternsOfWhatIsIgnored) {
  static constexpr auto all = Dockerfile<"all">{}.withTargets(stage).withIgnored(".env", "**/*.log");
  EXPECT_EQ(emit::to_dockerignore(all.view()), ".env\n**/*.log\n");
}

TEST(Dockerfile, NamesOfImages) {
  EXPECT_EQ(emit::image_name("git.example.com/team/website", "app", "v1"), "git.example.com/team/website:app-v1");
}

// ---- read back as Docker does

/// One instruction as Docker reads it: continued lines are one, comments are none.
std::string joined_lines(const std::string& text) {
  std::string all;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = text.find('\n', at);
    std::string one = text.substr(at, end - at);
    at = end + 1;
    const std::size_t first = one.find_first_not_of(" \t");
    if (first == std::string::npos || one[first] == '#') continue;
    // BuildKit: ([^\\])\\[ \t]*$
    const std::size_t last = one.find_last_not_of(" \t");
    const bool continued = one[last] == '\\' && last > 0 && one[last - 1] != '\\';
    all += continued ? one.substr(0, last) : one;
    if (!continued) break;
  }
  EXPECT_EQ(at, text.size()) << "more than one instruction:\n" << text;
  return all;
}

/// The strings of a JSON list.
strings read_list(const std::string& text) {
  strings all;
  std::size_t i = text.find('[') + 1;
  while (text[i] != ']') {
    i = text.find('"', i) + 1;
    std::string word;
    for (; text[i] != '"'; ++i) {
      if (text[i] != '\\') word += text[i];
      else if (text[++i] == 'n') word += '\n';
      else if (text[i] == 't') word += '\t';
      else if (text[i] == 'u') word += static_cast<char>(std::stoi(text.substr(i + 1, 4), nullptr, 16)), i += 4;
      else word += text[i];
    }
    all.push_back(word);
    for (++i; text[i] == ',' || text[i] == ' ';) ++i;
  }
  EXPECT_EQ(i + 1, text.size());
  return all;
}

/// A word as BuildKit's shell lexer reads it: quotes and backslashes taken away. There is no variable in it.
std::string read_word(std::string_view text) {
  std::string all;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') {
      for (++i; i < text.size() && text[i] != '"'; ++i) {
        const bool escape = text[i] == '\\' && i + 1 < text.size() &&
                            std::string_view("\"$\\").find(text[i + 1]) != std::string_view::npos;
        if (escape) ++i;
        else EXPECT_NE(text[i], '$');
        all += text[i];
      }
      EXPECT_LT(i, text.size());
    } else if (text[i] == '\\') {
      all += text[++i];
    } else {
      EXPECT_EQ(std::string_view("'$").find(text[i]), std::string_view::npos);
      all += text[i];
    }
  }
  return all;
}

TEST(Dockerfile, RandomWordsAreReadBackAsTheyAre) {
  std::mt19937 random(7);
  const std::string_view pieces[] = {"a", " ", "\"", "'",   "\\", "$", "{", "}",  "#",
                                     "[", "]", "-",  "<<E", "\t", "=", ",", "--", "b"};
  const auto word = [&](bool lines) {
    std::string text;
    const std::size_t size = 1 + random() % 12;
    while (text.size() < size) text += lines && random() % 8 == 0 ? "\n" : pieces[random() % std::size(pieces)];
    // What would be a variable is one on purpose.
    for (std::size_t at; (at = text.find("${")) != std::string::npos;) text.erase(at, 2);
    return text.empty() ? std::string("a") : text;
  };
  for (int round = 0; round < 5000; ++round) {
    strings words;
    for (std::size_t i = 1 + random() % 20; i > 0; --i) words.push_back(word(true));
    const std::string run = joined_lines(text_of(instruction::run, words));
    ASSERT_EQ(read_list(run), words) << run;

    strings copied{word(false), word(false), word(false) + "/"};
    const std::string copy = joined_lines(text_of(instruction::copy, copied));
    strings found;
    if (copy.starts_with("COPY [")) {
      for (const std::string& each : read_list(copy)) found.push_back(read_word(each));
    } else {
      for (std::size_t at = 5; at < copy.size();) {
        const std::size_t end = std::min(copy.find(' ', at), copy.size());
        if (end != at) found.push_back(read_word(std::string_view(copy).substr(at, end - at)));
        at = end + 1;
      }
    }
    ASSERT_EQ(found, copied) << copy;

    const std::string value = word(false);
    const std::string env = joined_lines(text_of(instruction::env, {"A", value}));
    ASSERT_EQ(read_word(std::string_view(env).substr(6)), value) << env;
    const std::string folder = joined_lines(text_of(instruction::workdir, {value}));
    ASSERT_EQ(read_word(std::string_view(folder).substr(8)), value) << folder;
  }
}

}  // namespace
