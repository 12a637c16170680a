// error: a_builder_has_no_room_for_so_many_calls
#include <dovetail/dovetail.hpp>

#include <array>

using namespace dovetail;

// A list that a program includes, and that somebody made by a script.
#ifdef FIXED
inline constexpr std::array<std::string_view, 2> names{"A", "B"};
#else
inline constexpr std::array<std::string_view, 1001> names = [] {
  std::array<std::string_view, 1001> all{};
  for (std::string_view& each : all) each = "A";
  return all;
}();
#endif

inline constexpr auto web = Deployment<"web">{}.withContainer(Container<"web">{image("web:1.0")}.reads(names));

int main() {}
