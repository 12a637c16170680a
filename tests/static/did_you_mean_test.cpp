/// text/did_you_mean.hpp: the nearest of the names that would have been right.
#include "dovetail/text/did_you_mean.hpp"

#include "repeated.hpp"

#include <array>

using namespace dovetail;

static_assert(edit_distance("", "") == 0);
static_assert(edit_distance("api", "api") == 0);
// Held against a limit, it stops where the limit is reached.
static_assert(edit_distance("reactbin", "elastic", 3) == 3);
static_assert(edit_distance("api", "ingress", 2) == 2);
static_assert(edit_distance("DATABASE_URI", "DATABASE_URL", 2) == 1);
static_assert(edit_distance("wbe", "web", 2) == 1);
static_assert(edit_distance("", "api") == 3);
static_assert(edit_distance("api", "") == 3);
static_assert(edit_distance("ui", "uii") == 1);     // inserted
static_assert(edit_distance("uii", "ui") == 1);     // removed
static_assert(edit_distance("wep", "web") == 1);    // replaced
static_assert(edit_distance("htpp", "http") == 1);  // replaced
static_assert(edit_distance("htpt", "http") == 1);  // swapped
static_assert(edit_distance("Api", "api") == 0);    // case costs nothing
static_assert(edit_distance("kitten", "sitting") == 3);
static_assert(edit_distance(repeated<'a', 63>, repeated<'a', 200>) == 0);

inline constexpr std::array<std::string_view, 3> services{"api", "ui", "minio"};

static_assert(nearest("uii", services) == "ui");
static_assert(nearest("Api", services) == "api");
static_assert(nearest("monio", services) == "minio");
static_assert(nearest("postgres", services).empty());
static_assert(nearest("", services).empty());
static_assert(nearest("uia", services) == "ui");
static_assert(nearest("axi", services) == "api");
static_assert(nearest("axx", services).empty());
static_assert(nearest("u", services).empty());
static_assert(nearest("A", std::array<std::string_view, 2>{"b", "a"}) == "a");
static_assert(nearest("api", std::array<std::string_view, 0>{}).empty());
// The first of two that are as near.
static_assert(nearest("ap", std::array<std::string_view, 2>{"app", "api"}) == "app");
// A word that is right is no suggestion for itself.
static_assert(nearest("api", std::array<std::string_view, 1>{"api"}).empty());

// Of names that have words in common, those that differ are held against each other: another word is no misspelling.
inline constexpr std::array<std::string_view, 4> common{"REDIS_PORT", "ezscale-website-secrets", "web-env", "SEC-03"};
static_assert(nearest("REDIS_HOST", common).empty());
static_assert(nearest("ezscale-website-tls", common).empty());
static_assert(nearest("web-tls", common).empty());
static_assert(nearest("REDIS_PROT", common) == "REDIS_PORT");
static_assert(nearest("ezscale-website-secret", common) == "ezscale-website-secrets");
static_assert(nearest("ezscale-wesbite-secrets", common) == "ezscale-website-secrets");
static_assert(nearest("SEC-3", common) == "SEC-03");
