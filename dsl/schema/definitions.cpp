#include "definitions.hpp"

#include "crd.hpp"
#include "crd_choice.hpp"
#include "document.hpp"
#include "inputs.hpp"
#include "names.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <memory>

namespace dovetail::schema {
namespace {

const std::string& text_of(const document_set& file, const std::vector<input_text>& texts) {
  return std::find_if(texts.begin(), texts.end(), [&](const input_text& each) { return each.name == file.name(); })
      ->text;
}

/// Between the parentheses of a raw literal; what closes it stands nowhere in the text.
std::string raw_literal(const std::string& text) {
  std::string mark = "yaml";
  for (int i = 0; text.find(")" + mark + "\"") != std::string::npos; ++i) mark = fmt::format("yaml{}", i);
  return fmt::format("R\"{0}({1}){0}\"", mark, text);
}

/// Where a definition is written is where its file has it: errors and the manifests' first lines name that.
std::string header_of(const document_set& file, const node& document, const crd_head& head) {
  const std::string name = definition_identifier(head.name);
  std::string versions;
  for (const node* each : head.versions)
    versions += fmt::format("{}{{\"{}\", {}, {}}}", versions.empty() ? "" : ", ", escaped(each->text("name")),
                            each->flag("served"), each->flag("storage"));
  return fmt::format(
      "namespace detail {{\n"
      "void read_{0}(api::apiextensions::v1::CustomResourceDefinition& into);\n"
      "inline constexpr dovetail::detail::definition_version versions_of_{0}[] = {{{1}}};\n"
      "inline constexpr dovetail::detail::definition_facts facts_of_{0}{{\n"
      "    \"{2}\", \"{3}\", \"{4}\", \"{5}\", versions_of_{0}, &read_{0}}};\n"
      "}}  // namespace detail\n"
      "#line {6} \"{7}\"\n"
      "inline constexpr auto {0} = definition<detail::facts_of_{0}, \"{8}\">();\n",
      name, versions, escaped(head.group), escaped(head.scope), escaped(head.kind), escaped(head.plural), document.line,
      escaped(file.name()), escaped(head.name));
}

class definitions_writer {
 public:
  /// Those of a file that are taken.
  void add(const document_set& file, const std::string& text, const std::vector<given_crd>& taken) {
    std::string readers;
    for (const given_crd& each : taken)
      if (each.file == &file) readers += reader_of(file, *each.document);
    if (readers.empty()) return;
    made_.source += fmt::format("namespace {{\nconstexpr char text_{}[] = {};\n}}  // namespace\n{}", files_,
                                raw_literal(text), readers);
    ++files_;
  }

  definitions_source whole() {
    made_.header = "namespace dovetail::definitions {\n\n" + made_.header + "\n}  // namespace dovetail::definitions\n";
    return std::move(made_);
  }

 private:
  std::string reader_of(const document_set& file, const node& document) {
    const crd_head head = read_crd_head(file, document);
    if (head.name.empty())
      throw problem(file.at(document), "the CustomResourceDefinition has no name",
                    fmt::format("write `metadata: {{name: {}.{}}}`", head.plural, head.group));
    const std::string name = definition_identifier(head.name);
    const auto [known, is_new] = where_.emplace(name, to_string(file.at(document)));
    if (!is_new)
      throw problem(
          file.at(document),
          fmt::format("the CustomResourceDefinition {} is there twice, the first time at {}", head.name, known->second),
          "give one of the two");
    made_.header += header_of(file, document, head);
    ++made_.count;
    return fmt::format(
        "void dovetail::definitions::detail::read_{0}(dovetail::api::apiextensions::v1::CustomResourceDefinition& into) {{\n"
        "  dovetail::read::read_definition({{text_{1}, sizeof text_{1} - 1}}, \"{2}\", \"{3}\", into);\n}}\n",
        name, files_, escaped(file.name()), escaped(head.name));
  }

  definitions_source made_{};
  std::map<std::string, std::string> where_{};
  std::size_t files_ = 0;
};

}  // namespace

definitions_source definitions_of(const std::vector<std::string>& inputs) {
  const std::vector<input_text> texts = read_texts(inputs);
  read_files read = parsed(texts);
  std::vector<given_crd> given;
  for (const std::unique_ptr<document_set>& each : read.files) {
    const std::vector<given_crd> of_file = crds_of(*each);
    if (of_file.empty() && !each->is_found())
      throw problem({each->name()}, "has no CustomResourceDefinition",
                    "DEFINITIONS are what `kubectl get crd NAME -o yaml` prints, or an operator's own files");
    given.insert(given.end(), of_file.begin(), of_file.end());
  }
  const std::vector<given_crd> taken = choose_crds(given, read.passed_over);
  definitions_writer writer;
  for (const std::unique_ptr<document_set>& each : read.files) writer.add(*each, text_of(*each, texts), taken);
  definitions_source made = writer.whole();
  if (made.count == 0 && !inputs.empty())
    throw problem({inputs.front()}, "has no CustomResourceDefinition",
                  "DEFINITIONS are what `kubectl get crd NAME -o yaml` prints, or an operator's own files");
  made.passed_over = std::move(read.passed_over);
  return made;
}

std::string definition_identifier(const std::string& name) { return identifier(name); }

}  // namespace dovetail::schema
