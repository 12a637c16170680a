#include "inputs.hpp"

#include "checks.hpp"
#include "core_copies.hpp"
#include "crd.hpp"
#include "crd_choice.hpp"
#include "equal_types.hpp"
#include "known_types.hpp"
#include "layout.hpp"
#include "names.hpp"
#include "openapi.hpp"
#include "versions.hpp"
#include "writers.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

namespace dovetail::schema {
namespace {

namespace fs = std::filesystem;

// The largest schema in use (Argo CD's) has 2 MB; a disk's image given by mistake should not be read whole.
constexpr std::uintmax_t largest_file = 256u << 20;

std::string read(std::istream& stream, const std::string& name) {
  std::string characters{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  if (stream.bad()) throw problem({name}, fmt::format("cannot be read: {}", std::strerror(errno)), "");
  return characters;
}

bool is_empty(const std::string& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

/// Of what somebody names.
input_text with_characters(input_text given) {
  if (is_empty(given.text))
    throw problem({given.name}, "is empty", "give an OpenAPI document or a CustomResourceDefinition");
  return given;
}

input_text read_file(const fs::path& path, const std::string& name) {
  std::error_code error;
  if (const std::uintmax_t size = fs::file_size(path, error); !error && size > largest_file)
    throw problem({name}, fmt::format("has {} MB", size >> 20), "a schema has a few; give the right file");
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file)
    throw problem({name}, fmt::format("cannot be read: {}", std::strerror(errno)), "check the name and the rights");
  return {name, read(file, name)};
}

void read_folder(const fs::path& folder, std::vector<input_text>& files) {
  std::vector<fs::path> found;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    const std::string extension = entry.path().extension().string();
    if (entry.is_regular_file() && (extension == ".json" || extension == ".yaml" || extension == ".yml"))
      found.push_back(entry.path());
  }
  if (found.empty())
    throw problem({folder.string()}, "has no .json, .yaml or .yml file", "give the folder that the schemas are in");
  std::sort(found.begin(), found.end());
  for (const fs::path& path : found) {
    input_text each = read_file(path, path.string());
    each.is_found = true;
    if (!is_empty(each.text)) files.push_back(std::move(each));
  }
}

// `{"apps/v1/Deployment": "namespaced", "autoscaling/v1/Scale": "namespaced read-only"}`
bool is_table_of_kinds(const node& document) {
  return document.is_map() && !document.keys.empty() &&
         std::all_of(document.keys.begin(), document.keys.end(),
                     [](const std::string& key) { return std::count(key.begin(), key.end(), '/') == 2; });
}

struct found_document {
  const document_set* file;
  const node* document;
};

// The documents of all files, by what they are.
struct sorted_documents {
  std::vector<found_document> openapi;
  std::vector<given_crd> crds;
  std::optional<found_document> versions;
  kind_scopes scopes;
  bool any = false;

  void add(const document_set& file, import_result& result) {
    std::map<std::string, int> others;
    bool used = false;
    for (const node* document : file.documents()) used = add(file, *document, others, result) || used;
    any = any || used;
    if (others.empty() && used) return;
    std::vector<std::string> kinds;
    for (const auto& [kind, count] : others) kinds.push_back(count == 1 ? kind : fmt::format("{} ({})", kind, count));
    result.skipped.push_back({file.name(), kinds.empty() ? "nothing" : join(kinds, ", ")});
  }

 private:
  bool add(const document_set& file, const node& document, std::map<std::string, int>& others, import_result& result) {
    if (document.is == node::form::null) return false;
    if (is_version_table(document)) {
      versions = {&file, &document};
    } else if (is_openapi(document)) {
      openapi.push_back({&file, &document});
    } else if (is_crd(document)) {
      crds.push_back({&file, &document});
      return true;
    } else if (is_list(document)) {
      bool used = false;
      for (const node* item : document.find("items")->items) used = add(file, *item, others, result) || used;
      return used;
    } else if (has_references(document)) {
      for (reference_row& row : read_references(file, *document.find("references")))
        result.references.push_back(std::move(row));
    } else if (is_table_of_kinds(document)) {
      add_kinds(document, result);
    } else {
      const std::string_view kind = document.text("kind");
      ++others[kind.empty() ? std::string("a document without a kind") : std::string(kind)];
      return false;
    }
    return true;
  }

  void add_kinds(const node& document, import_result& result) {
    for (std::size_t i = 0; i < document.keys.size(); ++i) {
      const std::string& scope = document.items[i]->scalar;
      const std::vector<std::string> parts = split(document.keys[i], '/');
      scopes[{parts[0], parts[1], parts[2]}] = scope.starts_with("namespaced");
      if (!scope.ends_with("read-only")) result.postable.insert(document.keys[i]);
    }
  }
};

bool is_kubernetes(const found_document& one) {
  const node* info = one.document->find("info");
  return info != nullptr && info->text("title") == "Kubernetes" && minor_version_of(*one.document) != 0;
}

/// What a folder has is tried by itself first: what is wrong with one is told, and the others are imported.
template <class Import>
bool can_be_imported(const document_set& file, std::vector<remark>& passed_over, Import import) {
  if (!file.is_found()) return true;
  catalog alone;
  try {
    import(alone);
    return true;
  } catch (const problem& wrong) {
    passed_over.push_back({to_string(wrong.where()), wrong.fault()});
    return false;
  }
}

void import_openapi_documents(const sorted_documents& documents, import_result& result) {
  catalog& types = result.types;
  for (const found_document& one : documents.openapi) {
    const auto import = [&](catalog& into) { import_openapi(*one.file, *one.document, documents.scopes, into); };
    if (!is_kubernetes(one) && !can_be_imported(*one.file, result.passed_over, import)) continue;
    import(types);
    if (is_kubernetes(one)) types.oldest_version = types.newest_version = minor_version_of(*one.document);
  }
  if (documents.versions && types.newest_version != 0)
    note_versions(*documents.versions->file, *documents.versions->document, types);
}

object* object_meta_of(catalog& types) {
  for (object& type : types.objects)
    if (type.name == "ObjectMeta" && type.home->name_space() == "api::meta::v1") return &type;
  return nullptr;
}

/// Whether an OpenAPI document has the kind of what a folder has.
bool is_there_already(const given_crd& one, import_result& result) {
  if (!one.file->is_found()) return false;
  const crd_head head = read_crd_head(*one.file, *one.document);
  for (const node* version : head.versions) {
    const group_version_kind kind{head.group, std::string(version->text("name")), head.kind};
    const auto other = std::find_if(result.types.objects.begin(), result.types.objects.end(),
                                    [&](const object& each) { return each.kind == kind; });
    if (other == result.types.objects.end()) continue;
    result.passed_over.push_back({to_string(one.file->at(*one.document)),
                                  fmt::format("{} is taken from {}", head.kind, to_string(other->where))});
    return true;
  }
  return false;
}

/// There is nothing to import.
[[noreturn]] void refuse_all(const import_result& result) {
  constexpr const char* mend =
      "`kubectl get crd -o yaml` and `kubectl get --raw /openapi/v2` give what can be imported";
  if (!result.passed_over.empty())
    throw problem({result.passed_over.front().where}, result.passed_over.front().what, mend);
  if (result.skipped.empty()) throw problem({"the input"}, "has no file with a schema", mend);
  const remark& first = result.skipped.front();
  throw problem({first.where},
                fmt::format("neither an OpenAPI document nor a CustomResourceDefinition; it holds {}", first.what),
                mend);
}

}  // namespace

std::vector<input_text> read_texts(const std::vector<std::string>& inputs) {
  std::vector<input_text> files;
  for (const std::string& input : inputs) {
    std::error_code error;
    if (input == "-") files.push_back(with_characters({"standard input", read(std::cin, "standard input")}));
    else if (fs::is_directory(input, error)) read_folder(input, files);
    else files.push_back(with_characters(read_file(input, input)));
  }
  return files;
}

read_files read_inputs(const std::vector<std::string>& inputs) { return parsed(read_texts(inputs)); }

read_files parsed(const std::vector<input_text>& texts) {
  read_files made;
  for (const input_text& each : texts) {
    try {
      made.files.push_back(std::make_unique<document_set>(each.name, each.text, each.is_found));
    } catch (const problem& wrong) {
      if (!each.is_found) throw;
      const bool has_schema = each.text.find("CustomResourceDefinition") != std::string::npos;
      const bool is_template = each.text.find("{{") != std::string::npos;
      if (has_schema)
        made.passed_over.push_back(
            {to_string(wrong.where()),
             is_template ? "a template, which is no YAML before `helm template` has rendered it" : wrong.fault()});
      else ++made.others;
    }
  }
  return made;
}

void import_all(const std::vector<std::unique_ptr<document_set>>& files, import_result& result) {
  sorted_documents documents;
  for (const std::unique_ptr<document_set>& file : files) documents.add(*file, result);
  if (!documents.any) refuse_all(result);
  import_openapi_documents(documents, result);
  object* object_meta = object_meta_of(result.types);
  const bool carried = object_meta == nullptr;
  if (carried) {
    add_known_types(result.known);
    object_meta = object_meta_of(result.known);
  }
  for (const given_crd& one : choose_crds(documents.crds, result.passed_over)) {
    const auto import = [&](catalog& into) { import_crd(*one.file, *one.document, *object_meta, into); };
    if (is_there_already(one, result) || !can_be_imported(*one.file, result.passed_over, import)) continue;
    import(result.types);
  }
  if (result.types.objects.empty() && result.references.empty()) refuse_all(result);
  restore_core_types(result.types, carried ? result.known : result.types);
  merge_equal_types(result.types);
  lay_out(result.types);
  find_checks(result.types, result.postable);
  find_references(result.types, result.references);
}

}  // namespace dovetail::schema
