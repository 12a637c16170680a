/// What becomes of a conversion: files, and words.
#include "cli/convert/convert.hpp"

#include "schema/output.hpp"
#include "schema/problem.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::cli::convert {

namespace {

namespace fs = std::filesystem;

/// Which files a conversion wrote, and what was in them: one that another conversion leaves behind is removed by it, unless somebody has
/// changed it.
constexpr std::string_view list_of_files = ".converted";

std::string digest_of(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return fmt::format("{:016x}", hash);
}

std::string listed(const conversion& made) {
  std::string all = "# What `dovetail convert` wrote here, for when it does so again.\n";
  for (const source_file& each : made.files) all += fmt::format("{} {}\n", digest_of(each.text), each.path);
  return all;
}

/// The files of an earlier conversion that are as it wrote them, and that this one does not have.
std::vector<fs::path> left_over(const conversion& made, const fs::path& folder) {
  std::vector<fs::path> found;
  std::ifstream list(folder / list_of_files);
  for (std::string line; std::getline(list, line);) {
    const std::size_t space = line.find(' ');
    if (line.starts_with('#') || space == std::string::npos) continue;
    const fs::path path = fs::path(line.substr(space + 1)).lexically_normal();
    const bool is_kept = std::any_of(made.files.begin(), made.files.end(),
                                     [&](const source_file& each) { return fs::path(each.path) == path; });
    if (is_kept || path.empty() || path.is_absolute() || *path.begin() == "..") continue;
    std::ifstream file(folder / path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (file && digest_of(text) == line.substr(0, space)) found.push_back(folder / path);
  }
  return found;
}

}  // namespace

void write(const conversion& made, const request& asked) {
  std::error_code error;
  const fs::path folder = asked.output;
  if (fs::exists(folder, error) && !fs::is_directory(folder, error))
    throw usage_error{fmt::format("{}: is a file: give --output a folder", asked.output)};
  if (fs::exists(folder, error) && !fs::is_empty(folder, error) && !asked.overwrite)
    throw usage_error{fmt::format(
        "{}: has something in it already: give another --output, or replace its files by --overwrite", asked.output)};
  const std::vector<fs::path> no_more = left_over(made, folder);
  std::vector<schema::output_file> files;
  for (const source_file& each : made.files) files.push_back({folder / each.path, each.text});
  files.push_back({folder / list_of_files, listed(made)});
  schema::write_files(files);
  for (const fs::path& each : no_more)
    if (!fs::remove(each, error)) throw schema::problem({each.string()}, "cannot be removed: " + error.message(), "");
}

std::string text_of(const left_out& each) {
  return fmt::format("{}:{}: {} {}: {}", each.file, each.line, each.what,
                     each.for_what == left_out::reason::secret ? "stays where it is" : "is left out", each.why);
}

std::string report_of(const conversion& made, const request& asked) {
  std::string all;
  std::size_t secrets = 0, refused = 0, made_by_others = 0;
  for (const std::string& each : made.unreadable) all += each + "\n";
  for (const std::string& each : made.not_deployed)
    all += fmt::format("{}: is left out: the kustomization beside it does not name it\n", each);
  for (const left_out& each : made.left) {
    const bool is_secret = each.for_what == left_out::reason::secret;
    ++(is_secret ? secrets : each.for_what == left_out::reason::made_by_another ? made_by_others : refused);
    all += text_of(each) + "\n";
  }
  for (const finding& each : made.findings)
    all += fmt::format("{}:{}:{}: error: {}{}\n", each.file, each.line, each.column, each.words,
                       each.broken == nullptr ? "" : fmt::format(" [{}]", each.broken->id));
  all += fmt::format("{}: {}, {} in the stack", asked.output,
                     made.documents == 1 ? "1 document" : fmt::format("{} documents", made.documents), made.converted);
  if (secrets != 0)
    all += fmt::format(", {} {} left where {}", secrets, secrets == 1 ? "Secret" : "Secrets",
                       secrets == 1 ? "it is" : "they are");
  if (made_by_others != 0) all += fmt::format(", {} made by others", made_by_others);
  if (refused != 0) all += fmt::format(", {} left out", refused);
  const auto findings = [](std::size_t count) { return count == 1 ? "1 finding" : fmt::format("{} findings", count); };
  if (made.waived != 0) all += fmt::format("; {} waived", findings(made.waived));
  if (!made.findings.empty())
    all += fmt::format(
        "; {} {}", findings(made.findings.size()),
        asked.accept_findings ? "accepted: the program says them as warnings" : "to mend before it compiles");
  return all + "\n";
}

bool is_whole(const conversion& made, const request& asked) {
  return made.unreadable.empty() && (made.findings.empty() || asked.accept_findings) &&
         std::all_of(made.left.begin(), made.left.end(),
                     [](const left_out& each) { return each.for_what != left_out::reason::refused; });
}

int run(const request& asked) {
  const conversion made = convert(asked);
  write(made, asked);
  std::fputs(report_of(made, asked).c_str(), stderr);
  return is_whole(made, asked) ? 0 : 1;
}

}  // namespace dovetail::cli::convert
