// error: a_choice_has_no_such_word
// error: tests/errors/value_choice_without_the_word\.cpp:\d+
#include "web.hpp"

inline constexpr auto disk = choice_value<"storage.disk">({"local", "s3"});
inline constexpr auto scaled = web
#ifdef FIXED
                                   .withReplicas(3).when(disk.is("s3"));
#else
                                   .withReplicas(3).when(disk.is("S3"));
#endif

int main() {}
