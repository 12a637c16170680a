/// check/credentials.hpp: credentials that everybody can read. What is one is in credential_test.cpp.
#include "edited.hpp"

template <auto Edit>
inline constexpr auto& of_variable = of_container<[](core::Container& c) {
  auto& v = c.env.emplace_back();
  v.name = "DB_PASSWORD";
  v.value = "hunter2";
  Edit(v);
}>;
using v = core::EnvVar;
static_assert(tells<of_variable<[](v& x) { x.name = "DB_USER"; }>, of_variable<[](v&) {}>>("SEC-26"));
static_assert(is_sound<of_variable<[](v& x) { x.value = "$(OTHER_OF_IT)x"; }>> == false);  // REF-77
static_assert(is_sound<of_variable<[](v& x) { x.name = "DB_PASSWORD_FILE"; }>>);
static_assert(breaks_only<of_variable<[](v& x) {
  x.name = "DATABASE_URL";
  x.value = "postgres://shop:hunter2@db/shop";
}>>("SEC-28"));
// Of both kinds it is told once.
static_assert(count_of<of_variable<[](v& x) { x.value = "ghp_abcdefghijklmnopqrstuvwxyz0123456789"; }>>("SEC-26") == 1);
static_assert(breaks_only<of_variable<[](v& x) { x.value = "ghp_abcdefghijklmnopqrstuvwxyz0123456789"; }>>("SEC-26"));

template <auto Edit>
inline constexpr auto& of_words = of_container<[](core::Container& c) { Edit(c.args); }>;
using words = model::list<model::text>;
static_assert(breaks_only<of_words<[](words& w) { w.push_back("--password=hunter2"); }>>("SEC-26"));
static_assert(breaks_only<of_words<[](words& w) {
  w.push_back("--api-key");
  w.push_back("abcdef123");
}>>("SEC-26"));
static_assert(is_sound<of_words<[](words& w) {
  w.push_back("--password-file=/run/secrets/db");
  w.push_back("--token");
  w.push_back("--verbose");
  w.push_back("password=hunter2");
}>>);
static_assert(breaks_only<of_words<[](words& w) { w.push_back("curl https://ci:hunter2@git.example.com"); }>>("SEC-28"));
static_assert(breaks_only<of_container<[](core::Container& c) { c.command.push_back("AKIAIOSFODNN7EXAMPLE"); }>>("SEC-28"));

template <auto Edit>
inline constexpr auto settings = ConfigMap<"settings">{}.edit([](core::ConfigMap& m) { Edit(m.data); });
template <auto Edit>
inline constexpr auto of_map = stack<"test">(file("a", settings<Edit>), file("b", workload));
using data = model::map<model::text>;
static_assert(tells<of_map<[](data& d) { d["LOG_LEVEL"] = "info"; }>, of_map<[](data& d) { d["SMTP_PASSWORD"] = "hunter2"; }>>("SEC-28"));
static_assert(breaks_only<of_map<[](data& d) { d["id"] = "-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl"; }>>("SEC-28"));
static_assert(breaks_only<of_map<[](data& d) { d["app.yaml"] = "db:\n  url: mysql://shop:hunter2@db/shop\n"; }>>("SEC-28"));
static_assert(is_sound<of_map<[](data& d) { d["password-policy.json"] = "{}"; }>>);

// A name of a Secret of the stack is where the credential is; a waiver says that one is meant to be read.
inline constexpr auto secret = resource<core::Secret, "web-credentials">([](core::Secret& s) { s.stringData["A"] = "b"; });
inline constexpr auto& naming = workload_with<[](api::apps::v1::Deployment& d) {
  auto& v = d.spec.template_.spec.containers[0].env.emplace_back();
  v.name = "APP_SECRET";
  v.value = "web-credentials";
}>;
inline constexpr auto named = stack<"test">(file("a", naming), file("b", secret));
inline constexpr auto unnamed = stack<"test">(file("a", naming));
static_assert(tells<named, unnamed>("SEC-26"));
inline constexpr auto local = Deployment<"web">{}.withContainer(Container<"web">{image("web:1.0")}
                                                                    .withEnv("DB_PASSWORD", "postgres")
                                                                    .withWaiver("SEC-26", "a database for tests"));
inline constexpr auto fixture = stack<"test">(file("a", local));
static_assert(is_sound<fixture>);
