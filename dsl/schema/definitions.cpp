#include "definitions.hpp"

#include "crd.hpp"
#include "document.hpp"
#include "inputs.hpp"
#include "names.hpp"

#include <fmt/core.h>

#include <map>

namespace dovetail::schema {
namespace {

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
  void add(const input_text& given) {
    const document_set file(given.name, given.text);
    const std::size_t before = made_.count;
    for (const node* document : file.documents()) add(file, *document);
    if (made_.count == before)
      throw problem({file.name()}, "has no CustomResourceDefinition",
                    "DEFINITIONS are what `kubectl get crd NAME -o yaml` prints, or an operator's own files");
    made_.source += fmt::format("namespace {{\nconstexpr char text_{}[] = {};\n}}  // namespace\n{}", files_,
                                raw_literal(given.text), readers_);
    readers_.clear();
    ++files_;
  }

  definitions_source whole() {
    made_.header = "namespace dovetail::definitions {\n\n" + made_.header + "\n}  // namespace dovetail::definitions\n";
    return made_;
  }

 private:
  void add(const document_set& file, const node& document) {
    if (is_list(document)) {
      for (const node* item : document.find("items")->items) add(file, *item);
      return;
    }
    if (!is_crd(document)) return;
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
    readers_ += fmt::format(
        "void dovetail::definitions::detail::read_{0}(dovetail::api::apiextensions::v1::CustomResourceDefinition& into) {{\n"
        "  dovetail::read::read_definition({{text_{1}, sizeof text_{1} - 1}}, \"{2}\", \"{3}\", into);\n}}\n",
        name, files_, escaped(file.name()), escaped(head.name));
    ++made_.count;
  }

  definitions_source made_{};
  std::string readers_{};
  std::map<std::string, std::string> where_{};
  std::size_t files_ = 0;
};

}  // namespace

definitions_source definitions_of(const std::vector<std::string>& inputs) {
  definitions_writer made;
  for (const input_text& each : read_texts(inputs)) made.add(each);
  return made.whole();
}

std::string definition_identifier(const std::string& name) { return identifier(name); }

}  // namespace dovetail::schema
