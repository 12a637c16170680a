// Any text is an expression of CEL, which is evaluated and comes to something within its limit, or is refused with a message.
#include "cel/evaluator.hpp"
#include "cel/expression.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cel = dovetail::cel;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const cel::variables given = [] {
    cel::map_data fields;
    fields.add(std::string("a"), cel::of_list({cel::value(std::int64_t{1}), cel::value(std::string("two"))}));
    fields.add(std::string("b"), cel::optional_value{});
    return cel::variables{{"self", cel::of_map(std::move(fields))}, {"oldSelf", cel::value(std::string("text"))}};
  }();
  try {
    cel::evaluate(cel::parse({reinterpret_cast<const char*>(data), size}), given, 20'000);
  } catch (const cel::syntax_error&) {
    return 0;
  }
  return 0;
}
