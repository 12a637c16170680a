#include "cli/lsp/navigation.hpp"

#include "cli/kustomization_file.hpp"
#include "dovetail/text/did_you_mean.hpp"
#include "dovetail/text/keys.hpp"
#include "dovetail/text/names.hpp"
#include "read/plain_value.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace dovetail::cli::lsp {
namespace {

namespace fs = std::filesystem;
using part = mention::part;

void add(std::vector<location>& all, location each) {
  const auto is_it = [&](const location& known) { return known.in == each.in && known.at == each.at; };
  if (std::none_of(all.begin(), all.end(), is_it)) all.push_back(each);
}

constexpr std::size_t most_known = 10'000;

/// Everything that is about the same thing as one of some mentions: what they name, and all that names that.
struct related {
  const source* in;
  const mention* what;
};
std::vector<related> related_to(workspace& in, const source& file, const std::vector<mention>& from) {
  std::vector<related> all;
  std::vector<mention> known;
  for (const mention& each : from)
    if (each.is != part::file) known.push_back(each);
  // A targetPort is related to the ports of the pods that its Service picks, and these to other Services'.
  for (std::size_t before = known.size() + 1; before != known.size();) {
    before = known.size();
    in.each_beside(file, [&](const source& other) {
      for (const mention& each : in.mentions(other)) {
        if (each.is == part::file) continue;
        if (std::any_of(all.begin(), all.end(), [&](const related& r) { return r.what == &each; })) continue;
        // A name that two have is followed from what defines it, and not from another that merely says it.
        const bool is_related = std::any_of(known.begin(), known.end(), [&](const mention& one) {
          return are_same(one, each) && (one.is != part::pod_port || one.defines != each.defines ||
                                         (one.kind == each.kind && one.name == each.name));
        });
        if (!is_related) continue;
        all.push_back({&other, &each});
        if (each.is == part::pod_port) known.push_back(each);
      }
    });
    if (known.size() > most_known) break;
  }
  return all;
}

location file_named(workspace& in, const source& file, const mention& what) {
  std::error_code error;
  fs::path path = (fs::path(file.path()).parent_path() / what.what).lexically_normal();
  if (path.filename().empty()) path = path.parent_path();
  if (fs::is_directory(path, error)) {
    return {in.find(kustomization_in(path).string()), {0, 0}};
  }
  return {in.find(path.string()), {0, 0}};
}

/// Whether an object of a kind can have a name: as the API server judges most.
std::string fault_of_name(const mention& what, const std::string& to) {
  switch (what.is) {
    case part::key:
      return is_config_key(to) ? "" : fmt::format("`{}` is no key: letters, digits, `-`, `_` and `.`", to);
    case part::service_port:
    case part::pod_port:
      return is_dns_label(to) && to.size() <= 15 && to.find_first_not_of("0123456789-") != std::string::npos
                 ? ""
                 : fmt::format("`{}` is no name of a port: at most 15 lowercase letters, digits and `-`", to);
    case part::volume:
      return is_dns_label(to) ? "" : fmt::format("`{}` is no name of a volume: lowercase letters, digits and `-`", to);
    case part::object: {
      const bool is_label = what.kind == "Service" || what.kind == "Namespace";
      const bool is_of_access = what.kind.ends_with("Role") || what.kind.ends_with("RoleBinding");
      if (is_of_access ? !to.empty() && to.find_first_of("/%\n") == std::string::npos
          : is_label   ? is_dns_label(to)
                       : is_dns_subdomain(to))
        return "";
      return fmt::format("`{}` is no name for a {}: lowercase letters, digits{} `-`", to, what.kind,
                         is_label ? " and" : ", `.` and");
    }
    case part::pods:
    case part::file:
      break;
  }
  return "this has no name that could be changed here";
}

bool has_name(const mention& each) { return each.is != part::pods && each.is != part::file && !each.is_number(); }

/// A name as YAML reads it back: `on` and `1e3` would be something else.
std::string written(const std::string& to, const outline_node& in, bool is_key) {
  if (!is_key && in.is_quoted) return to;
  const bool is_text = read::detail::value_of_plain(to).is == read::detail::plain_value::type::string;
  return is_text || is_key ? to : "\"" + to + "\"";
}

}  // namespace

std::vector<mention> mentions_at(workspace& in, const source& file, std::size_t offset) {
  std::vector<mention> found;
  for (const mention& each : in.mentions(file))
    if (each.at.touches(offset) || (each.is == part::file && file.outline()[each.node].value_at.touches(offset)))
      found.push_back(each);
  return found;
}

bool is_defined(workspace& in, const source& beside, const mention& what) {
  bool found = false;
  in.each_beside(beside, [&](const source& other) {
    if (found) return;
    for (const mention& each : in.mentions(other)) found = found || (each.defines && are_same(each, what));
  });
  return found;
}

std::vector<location> definitions_of(workspace& in, const source& file, std::size_t offset) {
  std::vector<location> all;
  const std::vector<mention> from = mentions_at(in, file, offset);
  for (const mention& each : from)
    if (each.is == part::file)
      if (const location found = file_named(in, file, each); found.in != nullptr) add(all, found);
  in.each_beside(file, [&](const source& other) {
    for (const mention& each : in.mentions(other))
      for (const mention& one : from)
        if (each.defines && are_same(one, each)) add(all, {&other, each.at});
  });
  if (!all.empty()) return all;
  // A key of something that is there, without the key: the object.
  in.each_beside(file, [&](const source& other) {
    for (const mention& each : in.mentions(other))
      for (mention one : from) {
        if (one.is != part::key && one.is != part::service_port) continue;
        one.is = part::object;
        one.what.clear();
        if (each.defines && are_same(one, each)) add(all, {&other, each.at});
      }
  });
  return all;
}

std::vector<location> references_of(workspace& in, const source& file, std::size_t offset, bool with_definitions) {
  std::vector<location> all;
  for (const related& each : related_to(in, file, mentions_at(in, file, offset)))
    if (with_definitions || !each.what->defines) add(all, {each.in, each.what->at});
  return all;
}

std::vector<location> highlights_of(workspace& in, const source& file, std::size_t offset) {
  std::vector<location> all = references_of(in, file, offset, true);
  std::erase_if(all, [&](const location& each) { return each.in != &file; });
  return all;
}

location renamed_at(workspace& in, const source& file, std::size_t offset) {
  for (const mention& each : mentions_at(in, file, offset))
    if (has_name(each)) return {&file, each.at};
  return {};
}

new_name rename(workspace& in, const source& file, std::size_t offset, const std::string& to) {
  new_name made;
  std::vector<mention> from = mentions_at(in, file, offset);
  std::erase_if(from, [](const mention& each) { return !has_name(each); });
  if (from.empty()) {
    made.refused = "there is no name here that could be changed";
    return made;
  }
  made.refused = fault_of_name(from.front(), to);
  if (!made.refused.empty()) return made;
  const std::vector<related> all = related_to(in, file, from);
  if (std::none_of(all.begin(), all.end(), [](const related& each) { return each.what->defines; }))
    made.refused = "what has this name is not in the workspace: other files would still use the old name";
  mention other = from.front();
  (other.is == part::object ? other.name : other.what) = to;
  const bool is_new = (from.front().is == part::object ? from.front().name : from.front().what) != to;
  if (is_new && is_defined(in, file, other)) made.refused = fmt::format("there is a `{}` already", to);
  if (!made.refused.empty()) return made;
  for (const related& each : all) {
    const outline_node& node = each.in->outline()[each.what->node];
    const bool is_known = std::any_of(made.edits.begin(), made.edits.end(), [&](const new_name::edit& known) {
      return known.at.in == each.in && known.at.at == each.what->at;
    });
    const bool is_part_of_text = each.what->at != node.value_at && each.what->at != node.key_at;
    if (!is_known)
      made.edits.push_back(
          {{each.in, each.what->at}, written(to, node, each.what->at == node.key_at || is_part_of_text)});
  }
  return made;
}

}  // namespace dovetail::cli::lsp
