/// text/image.hpp: image references.
#include "dovetail/text/image.hpp"

#include "repeated.hpp"

using namespace dovetail;

#define DIGEST "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

consteval bool splits(std::string_view image, std::string_view repository, std::string_view tag,
                      std::string_view digest) {
  const image_parts parts = split_image(image);
  return parts.repository == repository && parts.tag == tag && parts.digest == digest;
}
static_assert(splits("nginx", "nginx", "", ""));
static_assert(splits("nginx:1.27", "nginx", "1.27", ""));
static_assert(splits("registry:5000/team/app", "registry:5000/team/app", "", ""));
static_assert(splits("registry:5000/team/app:1.0", "registry:5000/team/app", "1.0", ""));
static_assert(splits("nginx@" DIGEST, "nginx", "", DIGEST));
static_assert(splits("registry:5000/app:1.0@" DIGEST, "registry:5000/app", "1.0", DIGEST));
static_assert(splits("", "", "", ""));

static_assert(is_image("nginx"));
static_assert(is_image("nginx:1.27"));
static_assert(is_image("nginx:1.27@" DIGEST));
static_assert(is_image("nginx@" DIGEST));
static_assert(is_image("docker.io/library/nginx:latest"));
static_assert(is_image("git.example.com/team/app:v1_2-rc.3"));
static_assert(is_image("git.example.com:5000/team/app:1.0"));
static_assert(is_image("localhost/app"));
static_assert(is_image("localhost:5000/app:1"));
static_assert(is_image("Registry.example.com/app"));
static_assert(is_image("10.0.0.1:5000/app"));
static_assert(is_image("a__b/c--d/e.f"));
static_assert(!is_image(""));
static_assert(!is_image("NGINX"));
static_assert(!is_image("Team/app"));
static_assert(!is_image("nginx:"));
static_assert(!is_image("nginx@"));
static_assert(!is_image("nginx:1.27@"));
static_assert(!is_image(":1.27"));
static_assert(!is_image("nginx:1 27"));
static_assert(!is_image("nginx:-1"));
static_assert(!is_image(" nginx"));
static_assert(!is_image("nginx:1:2"));
static_assert(!is_image("/nginx"));
static_assert(!is_image("nginx/"));
static_assert(!is_image("a//b"));
static_assert(!is_image("a..b"));
static_assert(!is_image("a___b"));
static_assert(!is_image("a-_b"));
static_assert(!is_image("_a"));
static_assert(!is_image("https://registry.example.com/app"));
static_assert(!is_image("registry:port/app"));
static_assert(!is_image("nginx@sha256:0123"));
static_assert(!is_image("nginx@sha256:0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF"));
static_assert(!is_image("nginx@0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"));

static_assert(is_image_tag("latest"));
static_assert(is_image_tag("_1"));
static_assert(is_image_tag(repeated<'1', 128>));
static_assert(!is_image_tag(repeated<'1', 129>));
static_assert(!is_image_tag(""));
static_assert(!is_image_tag(".1"));
static_assert(!is_image_tag("1/2"));
