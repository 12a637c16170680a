// error: a_stack_that_is_added_to_another_is_held_to_the_same_profile
#include "web.hpp"

// What one team asks of its stack is not lost in another's.
inline constexpr auto payments = stack<"payments">(file("web.yaml", web))
#ifndef FIXED
                                     .withProfile(profile::baseline)
#endif
    ;
inline constexpr auto space = Namespace<"shop">{};
inline constexpr auto shop = stack<"shop">(file("namespace.yaml", space)).add(payments);

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
