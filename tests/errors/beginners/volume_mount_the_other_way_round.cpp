// first: withVolumeMount takes the volume, then the path: withVolumeMount\(data, "/data"\)
// raw(gcc): 20
// limit(gcc): without dovetail-errors g++ names each header on the way to the declaration
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto files = empty_dir<"files">();
inline constexpr auto shop = nginx.withVolumeMount(files, "/files");
#else
inline constexpr auto files = empty_dir<"files">();
inline constexpr auto shop = nginx.withVolumeMount("/files", files);  // here
#endif
