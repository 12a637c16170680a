#include "cli/known_findings.hpp"

#include "cli/json.hpp"
#include "schema/document.hpp"
#include "schema/problem.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

namespace dovetail::cli {
namespace {

constexpr std::string_view form = "1";

/// `web.yaml:12:7` is `web.yaml`, wherever in the words.
std::string without_lines(std::string_view words) {
  std::string all;
  const auto is_digit = [&](std::size_t at) { return at < words.size() && words[at] >= '0' && words[at] <= '9'; };
  const auto ends_as_a_file = [&] {
    return all.ends_with(".yaml") || all.ends_with(".yml") || all.ends_with(".json") || all.ends_with("standard input");
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    bool is_left_out = words[i] == ':' && is_digit(i + 1) && ends_as_a_file();
    while (i < words.size() && is_left_out) {
      for (++i; is_digit(i);) ++i;
      is_left_out = i < words.size() && words[i] == ':' && is_digit(i + 1);
    }
    if (i < words.size()) all += words[i];
  }
  return all;
}

std::string object_of(const finding& each) {
  if (each.kind.empty()) return {};
  const std::string object = each.kind + "/" + each.name;
  return each.name_space.empty() ? object : each.name_space + "/" + object;
}

known_finding known(const finding& each) {
  return {std::string(each.broken->id), object_of(each),
          std::filesystem::path(each.file).lexically_normal().generic_string(), without_lines(each.words), 1};
}

auto place_and_words(const known_finding& each) { return std::tie(each.file, each.rule, each.object, each.words); }

std::string key_of(const known_finding& each) { return each.rule + "\n" + each.object + "\n" + each.words; }

void sort(std::vector<known_finding>& all) {
  std::sort(all.begin(), all.end(),
            [](const auto& one, const auto& other) { return place_and_words(one) < place_and_words(other); });
  std::vector<known_finding> counted;
  for (known_finding& each : all)
    if (!counted.empty() && place_and_words(counted.back()) == place_and_words(each))
      counted.back().count += each.count;
    else counted.push_back(std::move(each));
  all = std::move(counted);
}

}  // namespace

known_findings::known_findings(const outcome& found) {
  for (const finding& each : found.findings) all_.push_back(known(each));
  sort(all_);
}

known_findings::known_findings(const std::string& text, const std::string& file) {
  const auto refuse = [&](const schema::node& at, std::string_view words) {
    throw usage_error{fmt::format("{}:{}:{}: {}", file, at.line, at.column, words)};
  };
  try {
    const schema::document_set parsed(file, text);
    if (parsed.documents().empty() || !parsed.documents().front()->is_map())
      throw usage_error{fmt::format("{}: is no baseline, as --write-baseline writes it", file)};
    const schema::node& root = *parsed.documents().front();
    const schema::node* list = root.find("findings");
    if (list == nullptr || !list->is_sequence()) refuse(root, "is no baseline: it has no list `findings`");
    if (root.text("version") != form)
      refuse(root, "is a baseline of another version: write it anew, by --write-baseline");
    for (const schema::node* each : list->items) {
      known_finding made{std::string(each->text("rule")), std::string(each->text("object")),
                         std::string(each->text("file")), std::string(each->text("message")), 1};
      if (made.rule.empty() || made.words.empty()) refuse(*each, "is no finding: it has no rule or no message");
      if (const std::string_view count = each->text("count"); !count.empty()) {
        const auto [end, error] = std::from_chars(count.data(), count.data() + count.size(), made.count);
        if (error != std::errc() || end != count.data() + count.size()) refuse(*each, "has a count that is no number");
      }
      all_.push_back(std::move(made));
    }
  } catch (const schema::problem& wrong) {
    throw usage_error{wrong.what()};
  }
  sort(all_);
}

std::string known_findings::text() const {
  std::string all = fmt::format("{{\n\"version\": {},\n\"findings\": [", form);
  for (const known_finding& each : all_) {
    json_writer entry;
    entry.begin_object().member("rule", each.rule).member_if("object", each.object).member_if("file", each.file);
    entry.member("message", each.words);
    if (each.count != 1) entry.member_number("count", each.count);
    std::string line = entry.end_object().take();
    line.pop_back();
    all += (&each == &all_.front() ? "\n" : ",\n") + line;
  }
  return all + "\n]\n}\n";
}

std::size_t known_findings::size() const {
  std::size_t count = 0;
  for (const known_finding& each : all_) count += each.count;
  return count;
}

known_findings::taken known_findings::take_out_of(outcome& found) const {
  std::vector<known_finding> left = all_;
  std::map<std::string, std::vector<known_finding*>> by_key;
  for (known_finding& each : left) by_key[key_of(each)].push_back(&each);
  taken made;
  for (const bool in_its_file : {true, false})
    std::erase_if(found.findings, [&](const finding& each) {
      const known_finding asked = known(each);
      const auto alike = by_key.find(key_of(asked));
      if (alike == by_key.end()) return false;
      for (known_finding* one : alike->second) {
        if (one->count == 0 || (in_its_file && one->file != asked.file)) continue;
        --one->count;
        ++made.count;
        return true;
      }
      return false;
    });
  for (known_finding& each : left)
    if (each.count != 0) made.gone.push_back(std::move(each));
  found.errors = found.warnings = 0;
  for (const finding& each : found.findings)
    ++(each.broken->weight == check::severity::error ? found.errors : found.warnings);
  return made;
}

}  // namespace dovetail::cli
