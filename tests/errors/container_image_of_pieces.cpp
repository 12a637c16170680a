// error: tests/errors/container_image_of_pieces\.cpp:17: error: .*this image has a tag already: image
// error: tests/errors/container_image_of_pieces\.cpp:18: error: .*say what stands between these parts of an image
// error: tests/errors/container_image_of_pieces\.cpp:19: error: .*this value may have a tag already: give it grammars::image_repository
// error: tests/errors/container_image_of_pieces\.cpp:20: error: .*an image is made of texts, whole numbers and values
// error: tests/errors/container_image_of_pieces\.cpp:21: error: .*say what stands between these parts of an image
#include "values.hpp"
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
