// first: a text, or a value that is one, belongs here
// raw(gcc): 20
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto files = empty_dir<"files">();
inline constexpr auto shop = nginx.withVolumeMount(files, "/files");
#else
inline constexpr auto files = empty_dir<"files">();
inline constexpr auto shop = nginx.withVolumeMount("/files", files);  // here
#endif
