// The importer takes any bytes: it makes headers and tables of them, or refuses them with a message.
#include "schema/inputs.hpp"
#include "schema/problem.hpp"
#include "schema/writers.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace schema = dovetail::schema;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    std::vector<std::unique_ptr<schema::document_set>> files;
    files.push_back(
        std::make_unique<schema::document_set>("f.yaml", std::string(reinterpret_cast<const char*>(data), size)));
    schema::import_result result;
    schema::import_all(files, result);
    for (const auto& [name, home] : result.types.modules) {
      schema::header_of(home, "dovetail-import f.yaml");
      schema::tables_of(home, "dovetail-import f.yaml");
    }
    for (const schema::source_text& source : schema::kind_sources_of(result.types, "crd", "dovetail-import f.yaml"))
      if (source.text.empty()) std::abort();
    schema::report_of(result.types);
    schema::markdown_of(result.types, "dovetail-import f.yaml");
  } catch (const schema::problem& refused) {
    if (std::string(refused.what()).empty()) std::abort();
  }
  return 0;
}
