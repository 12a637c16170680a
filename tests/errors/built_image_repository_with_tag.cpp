// error: an_images_repository_is_a_host_and_a_path_without_a_tag
// error: tests/errors/built_image_repository_with_tag\.cpp:8:
#include "website.hpp"

#ifdef FIXED
inline constexpr auto broken = built_image<website>("git.example.com:5000/team/website");
#else
inline constexpr auto broken = built_image<website>("git.example.com/team/website:latest");
#endif
