/// What becomes of a conversion: files, and words.

#include "schema/output.hpp"
#include "cli/convert/convert.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

namespace dovetail::cli::convert {

void write(const conversion& made, const request& asked) {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::path folder = asked.output;
  if (fs::exists(folder, error) && !fs::is_directory(folder, error))
    throw usage_error{fmt::format("{}: is a file: give --output a folder", asked.output)};
  if (fs::exists(folder, error) && !fs::is_empty(folder, error) && !asked.overwrite)
    throw usage_error{fmt::format(
        "{}: has something in it already: give another --output, or replace its files by --overwrite", asked.output)};
  std::vector<schema::output_file> files;
  for (const source_file& each : made.files) files.push_back({folder / each.path, each.text});
  schema::write_files(files);
}

std::string report_of(const conversion& made, const request& asked) {
  std::string all;
  std::size_t secrets = 0, refused = 0;
  for (const std::string& each : made.unreadable) all += each + "\n";
  for (const left_out& each : made.left) {
    ++(each.is_secret ? secrets : refused);
    all += fmt::format("{}:{}: {} {}: {}\n", each.file, each.line, each.what,
                       each.is_secret ? "stays where it is" : "is left out", each.why);
  }
  for (const finding& each : made.findings)
    all += fmt::format("{}:{}:{}: error: {}{}\n", each.file, each.line, each.column, each.words,
                       each.broken == nullptr ? "" : fmt::format(" [{}]", each.broken->id));
  all += fmt::format("{}: {}, {} in the stack", asked.output,
                     made.documents == 1 ? "1 document" : fmt::format("{} documents", made.documents), made.converted);
  if (secrets != 0)
    all += fmt::format(", {} {} left where {}", secrets, secrets == 1 ? "Secret" : "Secrets",
                       secrets == 1 ? "it is" : "they are");
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
         std::all_of(made.left.begin(), made.left.end(), [](const left_out& each) { return each.is_secret; });
}

int run(const request& asked) {
  const conversion made = convert(asked);
  write(made, asked);
  std::fputs(report_of(made, asked).c_str(), stderr);
  return is_whole(made, asked) ? 0 : 1;
}

}  // namespace dovetail::cli::convert
