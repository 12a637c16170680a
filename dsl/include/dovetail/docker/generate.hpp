/// Text of a Dockerfile, and the program that writes it: `generate_dockerfile<website>(argc, argv)`.
#pragma once

#include "dovetail/docker/dockerfile.hpp"
#include "dovetail/docker/rules.hpp"

#include <string>
#include <string_view>

namespace dovetail::emit {

/// The Dockerfile's stages, without a header: one instruction after the other, a command a line, lines of at most 120 columns
/// where there is a place to break them. What Docker would read otherwise than it is meant is quoted or escaped.
///
/// Throws std::invalid_argument for a Dockerfile that is not sound, with its findings, and for text that is not UTF-8 or has
/// characters that no editor shows.
std::string to_dockerfile(const docker::file& what);

/// The patterns of what no stage copies, one a line, for `Dockerfile.dockerignore`; empty where there are none.
std::string to_dockerignore(const docker::file& what);

/// `git.example.com/team/website:app-v1.2.3`, as a stack's `built_image` has it.
std::string image_name(std::string_view repository, std::string_view target, std::string_view version);

/// The command line of a program that writes a Dockerfile into a folder; returns its exit code.
int run_dockerfile(const docker::file& what, int argc, const char* const* argv);

}  // namespace dovetail::emit

namespace dovetail {

namespace detail {

/// A function of a Dockerfile that is sound.
template <const auto& File>
struct dockerfile_generator : dockerfile_soundness<File> {
  int operator()(int argc, const char* const* argv) const { return emit::run_dockerfile(File.view(), argc, argv); }
};

}  // namespace detail

/// The whole program of a Dockerfile: refuses to compile one that is not sound.
/// `int main(int argc, char** argv) { return dovetail::generate_dockerfile<website>(argc, argv); }`
template <const auto& File>
inline constexpr detail::dockerfile_generator<File> generate_dockerfile{};

}  // namespace dovetail
