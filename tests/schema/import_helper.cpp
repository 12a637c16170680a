#include "import_helper.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace dovetail::schema::testing {

std::string test_data(std::string_view name) { return std::string(DOVETAIL_TEST_DATA) + "/" + std::string(name); }

std::string characters_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("no file " + path);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::unique_ptr<import_result> import_of(const std::vector<std::string>& names) {
  std::vector<std::string> paths;
  for (const std::string& name : names) paths.push_back(test_data(name));
  auto result = std::make_unique<import_result>();
  import_all(read_inputs(paths).files, *result);
  return result;
}

std::unique_ptr<import_result> import_text(const std::string& text) {
  std::vector<std::unique_ptr<document_set>> files;
  files.push_back(std::make_unique<document_set>("text", text));
  auto result = std::make_unique<import_result>();
  import_all(files, *result);
  return result;
}

std::string header(const import_result& result, const std::string& module) {
  return header_of(result.types.modules.at(module), "dovetail-import garden.yaml");
}

std::string tables(const import_result& result, const std::string& module) {
  return tables_of(result.types.modules.at(module), "dovetail-import garden.yaml");
}

const object& type(const import_result& result, const std::string& module, const std::string& name) {
  for (const object* one : result.types.modules.at(module).objects)
    if (one->name == name) return *one;
  throw std::runtime_error("no type " + name);
}

const field& member(const object& type, const std::string& name) {
  for (const field& part : type.fields)
    if (part.name == name) return part;
  throw std::runtime_error("no field " + name);
}

std::string refusal_of_text(const std::string& text) {
  try {
    import_text(text);
  } catch (const problem& e) {
    return e.what();
  }
  return {};
}

std::string refusal_of(const std::string& name) {
  try {
    import_of({"broken/" + name});
  } catch (const problem& e) {
    const std::string folder = test_data("broken/");
    std::string message = e.what();
    for (std::size_t at = message.find(folder); at != std::string::npos; at = message.find(folder))
      message.erase(at, folder.size());
    return message;
  }
  return {};
}

::testing::AssertionResult contains(std::string_view text, std::string_view part) {
  if (text.find(part) != std::string_view::npos) return ::testing::AssertionSuccess();
  return ::testing::AssertionFailure() << "nowhere in\n" << text << "\nis\n" << part;
}

::testing::AssertionResult starts_with(std::string_view text, std::string_view part) {
  if (text.starts_with(part)) return ::testing::AssertionSuccess();
  return ::testing::AssertionFailure() << text << "\ndoes not begin with\n" << part;
}

}  // namespace dovetail::schema::testing
