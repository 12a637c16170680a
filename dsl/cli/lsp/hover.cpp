#include "cli/lsp/hover.hpp"

#include "cli/explain.hpp"
#include "cli/lsp/fields.hpp"
#include "cli/lsp/navigation.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <limits>
#include <optional>
#include <vector>

namespace dovetail::cli::lsp {
namespace {

using part = mention::part;

void add(std::string& all, const std::string& words) {
  if (!words.empty()) all += (all.empty() ? "" : "\n\n") + words;
}

std::string words_for_limits(const field_place& at) {
  std::string all;
  const auto say = [&](const std::string& words) { all += (all.empty() ? "" : ", ") + words; };
  if (at.limits == nullptr) return all;
  const model::constraints& limits = *at.limits;
  if (limits.minimum != -std::numeric_limits<double>::infinity())
    say(fmt::format("{} {}", limits.exclusive_minimum ? "more than" : "at least", limits.minimum));
  if (limits.maximum != std::numeric_limits<double>::infinity())
    say(fmt::format("{} {}", limits.exclusive_maximum ? "less than" : "at most", limits.maximum));
  if (!limits.pattern.empty()) say(fmt::format("pattern `{}`", limits.pattern));
  if (!limits.format.empty()) say(fmt::format("format {}", limits.format));
  return all;
}

std::string words_for_field(const field_place& at, const std::string& path) {
  std::string words = fmt::format("`{}`: {}", path, type_words(at));
  if (at.is_required) words += "; required";
  if (at.since != 0) words += fmt::format("; since Kubernetes 1.{}", at.since);
  if (const std::string given = default_of(at); !given.empty()) words += fmt::format("; default `{}`", given);
  if (const std::string limits = words_for_limits(at); !limits.empty()) words += "; " + limits;
  add(words, description_of(at));
  return words;
}

std::string title_of(const mention& what) {
  const std::string object = fmt::format("{} `{}`", what.kind, what.name);
  switch (what.is) {
    case part::object:
      return object;
    case part::key:
      return fmt::format("key `{}` of {}", what.what, object);
    case part::service_port:
    case part::pod_port:
      return what.is == part::pod_port && what.kind == "Service"
                 ? fmt::format("port `{}` of the pods of {}", what.what, object)
                 : fmt::format("port `{}` of {}", what.what, object);
    case part::volume:
      return fmt::format("volume `{}` of {}", what.what, object);
    case part::pods:
      return fmt::format("pods of {}", object);
    case part::file:
      return fmt::format("file `{}`", what.what);
  }
  return {};
}

}  // namespace

hover hover_at(workspace& in, const source& file, std::size_t offset) {
  hover made;
  const outline& all = file.outline();
  const std::size_t node = all.under(offset);
  if (node != outline::none) {
    const outline_node& under = all[node];
    made.at = under.has_key && under.key_at.touches(offset) ? under.key_at : under.value_at;
    const std::size_t object = all.object_of(node);
    const std::string_view version = all.text_at(object, {"apiVersion"}), kind = all.text_at(object, {"kind"});
    const fields known(in.custom_kinds_of(file.path()));
    const std::vector<outline_step> path = all.path_to(node);
    if (const std::optional<field_place> at = known.at(version, kind, path); at && !path.empty()) {
      add(made.words, words_for_field(*at, text_of(path)));
    } else if (!path.empty() && !path.back().is_item) {
      const std::vector<outline_step> holder(path.begin(), path.end() - 1);
      if (const std::optional<field_place> above = known.at(version, kind, holder))
        if (const std::string gone = words_for_gone(*above, path.back().key); !gone.empty())
          add(made.words, fmt::format("`{}`: {}", text_of(path), gone));
    }
    if (path.size() == 1 && path.front().key == "kind" && !kind.empty())
      if (const std::optional<field_place> at = known.object(version, kind))
        add(made.words, fmt::format("`{}` of {}{}", kind, version,
                                    at->since == 0 ? "" : fmt::format("; since Kubernetes 1.{}", at->since)));
  }
  for (const mention& each : mentions_at(in, file, offset)) {
    if (each.is == part::pods && each.defines) continue;
    const std::vector<location> others =
        each.defines ? references_of(in, file, offset, false) : definitions_of(in, file, offset);
    if (each.defines) {
      add(made.words,
          fmt::format("{}: named in {} place{}", title_of(each), others.size(), others.size() == 1 ? "" : "s"));
      break;
    }
    if (each.is == part::file) continue;
    if (others.empty()) {
      add(made.words, fmt::format("{}, which is not in the workspace", title_of(each)));
      continue;
    }
    const location& first = others.front();
    add(made.words,
        fmt::format("{}: {}:{}", title_of(each), std::filesystem::path(first.in->path()).filename().string(),
                    first.in->characters().position_of(first.at.begin, encoding::utf8).line + 1));
  }
  for (const diagnosis& each : file.findings) {
    if (!each.at.touches(offset)) continue;
    const check::rule& rule = *each.what.broken;
    add(made.words, fmt::format("**{}**: {}. To mend it: {}.", rule.id, rule.statement, mend_of(rule)));
    if (made.at.empty()) made.at = each.at;
  }
  return made;
}

}  // namespace dovetail::cli::lsp
