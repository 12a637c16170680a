// error: tests/errors/container_image_of_pieces\.cpp:27: error: .*this image has a tag already: image
// error: tests/errors/container_image_of_pieces\.cpp:28: error: .*say what stands between these parts of an image
// error: tests/errors/container_image_of_pieces\.cpp:29: error: .*this value may have a tag already: give it grammars::image_repository
// error: tests/errors/container_image_of_pieces\.cpp:30: error: .*an image is made of texts, whole numbers and values
// error: tests/errors/container_image_of_pieces\.cpp:31: error: .*say what stands between these parts of an image
#include "web.hpp"

#include <dovetail/autoscaling.hpp>

inline constexpr auto domain = value<"domain">(grammars::host, "web.example.com");
inline constexpr auto app_cpu = value<"app.cpu">(grammars::quantity, "250m");
inline constexpr auto app_memory = value<"app.memory">(grammars::quantity, "64Mi");
inline constexpr auto replicas = value<"replicas">(3);
inline constexpr auto debug = value<"debug">(false);
inline constexpr auto hosts = list_value<"hosts">(grammars::host, "a.example.com,b.example.com");
inline constexpr auto password = secret_value<"password">();
inline constexpr auto tag = value<"tag">(grammars::image_tag, "v1.2.3");
inline constexpr auto whole = value<"image">(grammars::image, "example.com/cart:v1");

#ifdef FIXED
inline constexpr auto cart = image("example.com/shop/cart", tag);
inline constexpr auto proxy = image(domain, "/proxy", tag);
inline constexpr auto given = image(whole);
inline constexpr auto flag = image("example.com/shop/cart", "v1");
inline constexpr auto below = image("example.com/shop/cart:", tag);
#else
inline constexpr auto cart = image("example.com/shop/cart:v1", tag);
inline constexpr auto proxy = image(domain, domain);
inline constexpr auto given = image(whole, tag);
inline constexpr auto flag = image("example.com/shop/cart", true);
inline constexpr auto below = image("example.com/shop/", tag);
#endif
