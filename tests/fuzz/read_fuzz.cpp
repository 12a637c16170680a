// The reader takes any bytes; and what it takes without a problem is emitted and read back as it is.
#include "object_equality.hpp"

#include "dovetail/emit/yaml.hpp"
#include "dovetail/read/yaml.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>

namespace {

namespace read = dovetail::read;

// Small enough that a fuzzer reaches them.
const read::options bounded{
    .at_most = {.bytes = 1 << 20, .depth = 60, .aliased_values = 2'000, .memory = 16 << 20, .problems = 50},
    .split_lists = false};

[[noreturn]] void fail(const std::string& what, const std::string& text) {
  std::fprintf(stderr, "%s\n----\n%s\n", what.c_str(), text.c_str());
  std::abort();
}

std::string yaml_of(const read::document& d) {
  return dovetail::emit::to_yaml({d.api_version, d.kind_name, &d.content.of()->type(), d.content.get()});
}

void read_back(const read::document& d) {
  std::string yaml;
  try {
    yaml = yaml_of(d);
  } catch (const std::invalid_argument& refused) {
    fail(std::string("is read, but cannot be emitted: ") + refused.what(), std::string(d.kind_name));
  }
  const read::reading again = read::read_yaml(yaml, "emitted.yaml", {.split_lists = false});
  if (!again.problems.empty()) fail(to_text(again.problems[0]), yaml);
  if (again.documents.size() != 1) fail("is no longer one document", yaml);
  const std::string found = laws::difference(d.content.of()->type(), d.content.get(), again.documents[0].content.get());
  if (!found.empty()) fail(found, yaml);
  if (yaml_of(again.documents[0]) != yaml) fail("is emitted as something else", yaml);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const read::reading found = read::read_yaml(text, "f.yaml", bounded);
  for (const read::problem& p : found.problems)
    if (p.text.empty() || (p.at.line == 0) != (p.at.column == 0)) fail("a problem without words or place", to_text(p));
  for (const read::document& d : found.documents)
    if (d.content && d.sound) read_back(d);
  return 0;
}
