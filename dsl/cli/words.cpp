#include "words.hpp"

#include <cctype>
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

/// The text between the last two backticks, and what stands before it.
bool take_last_quoted(std::string_view& text, std::string_view& quoted) {
  const std::size_t end = text.rfind('`');
  if (end == std::string_view::npos || end == 0) return false;
  const std::size_t begin = text.rfind('`', end - 1);
  if (begin == std::string_view::npos) return false;
  quoted = text.substr(begin + 1, end - begin - 1);
  text = text.substr(0, begin);
  return true;
}

std::string_view last_word(std::string_view text) {
  if (text.ends_with(' ')) text.remove_suffix(1);
  return text.substr(text.rfind(' ') + 1);
}

}  // namespace

std::string words_for_yaml(std::string_view words) {
  std::string text(words);
  for (const phrase& each : lacking) replace_all(text, each);
  if (text.find(" stack") == std::string::npos) return text;
  for (const phrase& each : others) replace_all(text, each);
  return text;
}

std::optional<missing_object> missing_in(std::string_view words) {
  // Namespaces are picked by their labels, of which the name is one.
  constexpr std::string_view by_label = " names namespaces with `kubernetes.io/metadata.name: ";
  if (const std::size_t at = words.find(by_label); at != std::string_view::npos) {
    const std::string_view rest = words.substr(at + by_label.size());
    return missing_object{"Namespace", rest.substr(0, rest.find('`')), {}};
  }
  std::size_t end = words.find(", which is in namespace `");
  for (const phrase& each : lacking)
    if (end == std::string_view::npos) end = words.find(each.of_stacks);
  if (end == std::string_view::npos) return std::nullopt;
  std::string_view before = words.substr(0, end);
  missing_object found;
  while (take_last_quoted(before, found.name)) {
    found.kind = last_word(before);
    if (found.kind == "namespace") {
      // " is in namespace `shop`" is about it; " of namespace `shop`" is about what is looked for there.
      if (before.ends_with(" is in namespace ") || before.ends_with(" are in namespace ") ||
          before.ends_with(" more are in namespace "))
        return missing_object{"Namespace", found.name, {}};
      found.name_space = found.name;
      continue;
    }
    if (found.kind == "user") found.kind = "User";
    if (found.kind == "database") found.kind = "Database";
    if (found.kind.empty() || std::isupper(static_cast<unsigned char>(found.kind[0])) == 0) continue;
    // The instance that a user or a database is of is there.
    if (found.kind == "MariaDB" && before.ends_with(" of MariaDB ")) continue;
    return found;
  }
  return std::nullopt;
}

}  // namespace dovetail::cli
