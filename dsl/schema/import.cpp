#include "import.hpp"

#include "generation.hpp"
#include "inputs.hpp"
#include "known_types.hpp"
#include "output.hpp"
#include "problem.hpp"
#include "writers.hpp"

#include <fmt/core.h>
#include <CLI/App.hpp>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <exception>
#include <filesystem>
#include <memory>
#include <new>
#include <utility>
#include <vector>

namespace dovetail::schema {
namespace {

namespace fs = std::filesystem;

constexpr int bad_input = 1;

struct options {
  std::vector<std::string> inputs;
  std::string output = ".";
  std::string table;
  std::string report;
  std::string known;
  std::string again;
  std::string only;
  std::string library;
  /// What the program is called, as its messages and what it writes name it.
  std::string program;
  std::vector<std::string> includes;
  std::vector<std::string> definitions;
  bool check = false;
  bool dry = false;
  bool prune = false;
};

// To standard error, and where that is full there is nobody to tell.
template <class... Args>
void tell(fmt::format_string<Args...> format, Args&&... args) {
  std::fputs(fmt::format(format, std::forward<Args>(args)...).c_str(), stderr);
}

// What the first line of a generated file names; no folder, which is another one on every machine.
std::string command_of(const options& given) {
  if (!given.again.empty()) return given.again;
  std::string command = given.program;
  std::vector<std::string> all = given.inputs;
  all.insert(all.end(), given.definitions.begin(), given.definitions.end());
  for (const std::string& input : all) {
    const fs::path path(input);
    command += " " + (path.has_filename() ? path.filename() : path.parent_path().filename()).string();
  }
  return command;
}

int compare(const std::vector<output_file>& files, const options& given) {
  std::size_t different = 0;
  for (const output_file& file : files) {
    if (holds(file.path, file.text)) continue;
    ++different;
    tell("{}: is not what the schemas give; run {} again\n", file.path.string(), given.program);
  }
  return different == 0 ? 0 : bad_input;
}

// Standard output is written to at last when the program ends, where nobody would ask whether that went well.
void finish_standard_output() {
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0)
    throw problem({"standard output"}, fmt::format("cannot be written: {}", std::strerror(errno)), "");
}

void add_side_output(const std::string& path, const std::string& text, std::vector<output_file>& files) {
  if (path == "-") fmt::print("{}", text);
  else if (!path.empty()) files.push_back({path, text});
}

// In a folder of everything are hundreds.
constexpr std::size_t most_skipped = 8;

void tell_skipped(const import_result& result, std::size_t others, const options& given) {
  for (std::size_t i = 0; i < std::min(result.skipped.size(), most_skipped); ++i)
    tell("{}: {}: skipped {}\n", given.program, result.skipped[i].where, result.skipped[i].what);
  others += result.skipped.size() - std::min(result.skipped.size(), most_skipped);
  if (others != 0)
    tell("{}: skipped {} {}file{} without a schema\n", given.program, others, result.skipped.empty() ? "" : "more ",
         others == 1 ? "" : "s");
}

void summarize(const import_result& result, std::size_t others, const definitions_source& definitions,
               const options& given, std::size_t changed, std::size_t all) {
  std::size_t types = 0;
  std::size_t modules = 0;
  for (const auto& [name, home] : result.types.modules) {
    types += home.objects.size();
    modules += home.objects.empty() ? 0 : 1;
  }
  tell_skipped(result, others, given);
  for (const auto* each : {&result.passed_over, &definitions.passed_over})
    for (const remark& one : *each) tell("{}: {}: passed over: {}\n", given.program, one.where, one.what);
  if (const left_unchecked left = count_unchecked(result.types); left.rules + left.limits != 0)
    tell("{}: not checked: {} rules, {} patterns, formats and other limits; --report - lists them\n", given.program,
         left.rules, left.limits);
  const std::string defined =
      definitions.count == 0 ? std::string() : fmt::format(", {} definitions of a stack's", definitions.count);
  tell("{}: {} types in {} groups and versions{}; {} of {} files written\n", given.program, types, modules, defined,
       changed, all);
}

int import_types(const options& given) {
  import_result result;
  read_files read = read_inputs(given.inputs);
  result.passed_over = std::move(read.passed_over);
  if (!given.inputs.empty()) import_all(read.files, result);
  const definitions_source definitions = definitions_of(given.definitions);
  std::vector<output_file> outputs =
      given.library.empty()
          ? generated_files(result.types, given.output, command_of(given), given.only)
          : library_files(result.types, definitions, given.output, command_of(given), given.library, given.includes);
  if (!given.known.empty()) outputs.push_back({given.known, known_types_source(result.types, command_of(given))});
  if (given.dry) outputs.clear();
  add_side_output(given.table, given.table.empty() ? "" : markdown_of(result.types, command_of(given)), outputs);
  add_side_output(given.report, given.report.empty() ? "" : report_of(result.types), outputs);
  finish_standard_output();
  if (given.check) return compare(outputs, given);
  const std::size_t changed = write_files(outputs);
  if ((!given.library.empty() || given.prune) && !given.dry) remove_others(given.output, outputs);
  summarize(result, read.others, definitions, given, changed, outputs.size());
  return 0;
}

int run(const options& given) {
  try {
    return import_types(given);
  } catch (const std::bad_alloc&) {
    tell("{}: error: out of memory; is this a schema?\n", given.program);
  } catch (const std::exception& e) {
    tell("{}: error: {}\n", given.program, e.what());
  }
  return bad_input;
}

}  // namespace

std::function<int()> describe_import(CLI::App& app, std::string name) {
  const auto given = std::make_shared<options>();
  app.add_option("inputs", given->inputs,
                 "OpenAPI documents (v2, v3), CRD files, folders of them, or - for standard input; and files with "
                 "`references:`, which say what the fields of CRDs name")
      ->type_name("PATH");
  app.add_option("-o,--output", given->output, "where include/dovetail/... and src/... are written")
      ->type_name("PATH")
      ->capture_default_str();
  app.add_option("--table", given->table,
                 "also write a page in Markdown: what was imported, and what is not checked (- for standard output)")
      ->type_name("FILE");
  app.add_option("--report", given->report,
                 "also write what the schemas say and the types do not (- for standard output)")
      ->type_name("FILE");
  app.add_option("--known", given->known, "also write the importer's own table of Kubernetes' stable types")
      ->type_name("FILE");
  app.add_option("--again", given->again, "the command that a generated file's first line names")->type_name("COMMAND");
  app.add_option("--only", given->only, "write the types of one root only: `crd` where a cluster's document has both")
      ->type_name("ROOT")
      ->check(CLI::IsMember({"api", "crd"}));
  CLI::Option* const library =
      app.add_option(
             "--library", given->library,
             "write the types of CRDs for one library of this name: include/NAME.hpp includes all headers, src/NAME.cpp "
             "all sources, and whatever an earlier run wrote besides is removed")
          ->type_name("NAME");
  app.add_option("--include", given->includes, "a header that a library's kinds are compiled with")->type_name("FILE");
  app.add_option("--definition", given->definitions,
                 "a file or folder of CRDs that a stack has among its resources, as they are: the library has "
                 "definitions::NAME for each")
      ->type_name("PATH")
      ->needs(library);
  app.parse_complete_callback([given] {
    if (given->inputs.empty() && given->definitions.empty()) throw CLI::RequiredError("inputs");
  });
  app.add_flag("--prune", given->prune,
               "remove what an earlier run wrote below the output folder and this one does not");
  app.add_flag("--check", given->check, "write nothing; fail where a file is not what the schemas give");
  app.add_flag("--dry-run", given->dry, "write no types");
  app.footer(
      fmt::format("Example:\n"
                  "  {} --library widgets --output widgets crds/widget.yaml\n\n"
                  "dovetail_import(NAME widgets SCHEMAS crds/widget.yaml) in CMake runs it whenever a schema changes.\n"
                  "Exit code: 0 done, 1 something that cannot be read or differs, 2 a usage error.",
                  name));
  given->program = std::move(name);
  return [given] { return run(*given); };
}

}  // namespace dovetail::schema
