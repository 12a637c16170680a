/// text/image.hpp: image references.
#include "dovetail/text/image.hpp"

#include <dovetail/dovetail.hpp>

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

// image(): a tag stands behind `:`, a digest behind `@`, and what is there already stays as it is.
inline constexpr auto tag = value<"tag">(grammars::image_tag, "v1.2.3");
inline constexpr auto registry = value<"registry">(grammars::host, "git.example.com");
inline constexpr auto repo = value<"repo">(grammars::image_repository, "example.com/shop/cart");
inline constexpr auto digest = value<"digest">(grammars::image_digest, "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
inline constexpr auto number = value<"pg">(16);
constexpr bool is_image_of(const image_reference& i, std::string_view expected) {
  const value_declaration* declared[] = {&tag, &registry, &repo, &digest, &number};
  model::arena arena; lowering in(arena, declared, {}); resource_notes notes; in.note_into(notes);
  auto w = Container<"w">{i};
  api::core::v1::Container c; part_of<api::core::v1::Container> p(c);
  apply_steps(w.all_steps(), p, in);
  return c.image == expected && notes.faults.size() == 0;
}
static_assert(is_image_of(image("example.com/shop/cart", tag), "example.com/shop/cart:v1.2.3"));
static_assert(is_image_of(image("example.com/shop/cart:", tag), "example.com/shop/cart:v1.2.3"));
static_assert(is_image_of(image(repo, tag), "example.com/shop/cart:v1.2.3"));
static_assert(is_image_of(image(repo, digest), "example.com/shop/cart@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"));
static_assert(is_image_of(image(registry, "/app:", tag), "git.example.com/app:v1.2.3"));
static_assert(is_image_of(image(registry, "/app", tag), "git.example.com/app:v1.2.3"));
static_assert(is_image_of(image("localhost:5000/app", tag), "localhost:5000/app:v1.2.3"));
static_assert(is_image_of(image("postgres", 16), "postgres:16"));
static_assert(is_image_of(image("postgres", number), "postgres:16"));
static_assert(is_image_of(image("postgres", "16-alpine"), "postgres:16-alpine"));
static_assert(is_image_of(image("mariadb:", "11.4"), "mariadb:11.4"));
static_assert(is_image_of(image("app:fpm-", tag), "app:fpm-v1.2.3"));
static_assert(is_image_of(image("app:v", "1.2.3"), "app:v1.2.3"));
static_assert(is_image_of(image("app:1.2@", digest), "app:1.2@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"));
static_assert(is_image_of(image("app", tag, "-alpine"), "app:v1.2.3-alpine"));
static_assert(is_image_of(image("nginx:1.27"), "nginx:1.27"));
