#include "cli/words.hpp"

#include "dovetail/text/did_you_mean.hpp"

#include <fmt/core.h>

#include <cstddef>

namespace dovetail::cli {
namespace {

struct phrase {
  std::string_view of_stacks;
  std::string_view of_yaml;
};

/// How a rule says that an object is not there.
constexpr phrase lacking[] = {
    {"which is not in this stack and which no external declares", "which is not among what is checked"},
    {"which nothing in this stack makes and no external declares", "which nothing that is checked makes"},
    {"which this stack does not define", "which is not among what is checked"},
    {" makes and which no external declares", " makes"},
};

// The longer of two that begin alike goes first.
constexpr phrase others[] = {
    {"which this stack targets", "which this check is for"},
    {"which this stack does not have", "which is not among what is checked"},
    {"which is no policy of this stack", "which is no rule that is asked for"},
    {"which nothing in this stack", "which nothing that is checked"},
    {"which stands in this stack, too", "which is there, too"},
    {"by nothing in this stack", "by nothing that is checked"},
    {"in this stack", "among what is checked"},
    {"no workload of this stack", "no workload that is checked"},
    {"no PersistentVolume of this stack", "no PersistentVolume that is checked"},
    {"none of this stack", "none that is checked"},
    {"of this stack", "of what is checked"},
    {"and this stack has none", "and there is none"},
    {"stands in the stack twice", "is there twice"},
    {"of the stack", "of what is checked"},
    {"in the stack", "among what is checked"},
    {"to the stack", "to what is checked"},
    {"this stack", "what is checked"},
    {"the stack", "what is checked"},
};

void replace_all(std::string& text, const phrase& each) {
  for (std::size_t at = 0; (at = text.find(each.of_stacks, at)) != std::string::npos; at += each.of_yaml.size())
    text.replace(at, each.of_stacks.size(), each.of_yaml);
}

}  // namespace

std::string title_of(std::string_view kind, std::string_view name) {
  return name.empty() ? std::string(kind) : fmt::format("{} `{}`", kind, name);
}

std::string words_for_yaml(std::string_view words) {
  std::string text(words);
  for (const phrase& each : lacking) replace_all(text, each);
  if (text.find(" stack") == std::string::npos) return text;
  for (const phrase& each : others) replace_all(text, each);
  return text;
}

std::string words_for_unknown(std::string_view what, std::string_view given, std::span<const std::string_view> known) {
  std::string words = fmt::format("there is no {} `{}`; ", what, given);
  if (const std::string_view near = nearest(given, known); !near.empty())
    return words + fmt::format("did you mean `{}`?", near);
  words += "there is ";
  for (std::size_t i = 0; i < known.size(); ++i)
    words += (i == 0 ? "" : i + 1 == known.size() ? " and " : ", ") + std::string(known[i]);
  return words;
}

}  // namespace dovetail::cli
