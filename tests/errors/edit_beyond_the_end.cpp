// error: this_list_has_fewer_elements_than_that_emplace_back_adds_one
#include "web.hpp"

// An edit of a list's element that is not there: the error is on the edit's line, and says how many there are.
inline constexpr auto edited = Deployment<"web">{}.withContainer(nginx).edit([](auto& d) {
#ifdef FIXED
  d.spec.template_.spec.containers[0].ports[0].containerPort = 8080;
#else
  d.spec.template_.spec.containers[0].ports[1].containerPort = 8080;
#endif
});
inline constexpr auto shop = stack<"shop">(file("web.yaml", edited));

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
