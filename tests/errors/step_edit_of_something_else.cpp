// error: this edit takes the object as const and can change nothing: take it as `auto& object`, without const
// error: step_edit_of_something_else\.cpp:19:
// error: what this edit returns is lost: an edit changes the object that it takes by reference, and returns nothing
// error: step_edit_of_something_else\.cpp:21:
// error: this edit takes something else than the builder's API object: write `\[\]\(auto& object\) \{ \.\.\. \}`
// error: step_edit_of_something_else\.cpp:23:
// error: step_edit_of_something_else\.cpp:25:
// error: edit takes a lambda that changes the API object: `\.edit\(\[\]\(auto& object\) \{ \.\.\. \}\)`
// error: step_edit_of_something_else\.cpp:27:
#include "web.hpp"

#ifdef FIXED
inline constexpr auto slow = web.edit([](auto& d) { d.spec.minReadySeconds = 5; });
#else
template <class T>
constexpr void slow_down(T& object) { object.spec.minReadySeconds = 5; }

inline constexpr auto constant =
    web.edit([]([[maybe_unused]] const auto& d) {});
inline constexpr auto returned =
    web.edit([](auto& d) { d.spec.minReadySeconds = 5; return d; });
inline constexpr auto of_another =
    web_service.edit([](api::apps::v1::Deployment& d) { d.spec.minReadySeconds = 5; });
inline constexpr auto of_two =
    web_service.edit([](api::core::v1::Service&, int) {});
inline constexpr auto no_lambda =
    web.edit(&slow_down<api::apps::v1::Deployment>);
#endif

int main() {}
