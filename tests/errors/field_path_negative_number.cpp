// error: tests/errors/field_path_negative_number\.cpp:8: Deployment `web` has minReadySeconds -1, which is less than 0; write a number from 0 \[CON-41\]
// never: no matching
#include "web.hpp"

#ifdef FIXED
inline constexpr auto site = web.set<"spec.minReadySeconds">(1);
#else
inline constexpr auto site = web.set<"spec.minReadySeconds">(-1);
#endif

inline constexpr auto shop = stack<"shop">(file("site.yaml", site));

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
