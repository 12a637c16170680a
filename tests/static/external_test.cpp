/// build/external.hpp, stack/externals.hpp: what a stack relies on and does not make.
#include "findings.hpp"

inline constexpr auto http = port<"http">(8080);
inline constexpr auto web = Container<"web">{image("web:1.0")}.withPort(http);

// An external Secret is there, with the keys that are said; without any, every key is.
inline constexpr auto credentials = external<Secret>("credentials").withKeys("user", "password");
inline constexpr auto any_keys = external<Secret>("any-keys");
inline constexpr auto reads_user = Deployment<"web">{}.withContainer(web.withEnv("USER", credentials.key("user")));
inline constexpr auto reads_token = Deployment<"web">{}.withContainer(web.withEnv("TOKEN", credentials.key("token")));
inline constexpr auto reads_any = Deployment<"web">{}.withContainer(web.withEnv("TOKEN", any_keys.key("token")));
inline constexpr auto has_user = stack<"test">(file("web.yaml", reads_user)).withExternals(credentials);
inline constexpr auto has_no_token = stack<"test">(file("web.yaml", reads_token)).withExternals(credentials);
inline constexpr auto has_any = stack<"test">(file("web.yaml", reads_any)).withExternals(any_keys);
inline constexpr auto has_none = stack<"test">(file("web.yaml", reads_user));
static_assert(is_sound<has_user>);
static_assert(breaks_only<has_no_token>("REF-21"));
static_assert(is_sound<has_any>);
static_assert(breaks_only<has_none>("REF-20"));

// A ConfigMap is no Secret of the same name.
inline constexpr auto settings = external<ConfigMap>("credentials").withKeys("user");
inline constexpr auto of_another_kind = stack<"test">(file("web.yaml", reads_user)).withExternals(settings);
static_assert(breaks_only<of_another_kind>("REF-20"));
inline constexpr auto reads_settings = Deployment<"web">{}.withContainer(web.withEnvFrom(settings.requiring("user")));
inline constexpr auto has_settings = stack<"test">(file("web.yaml", reads_settings)).withExternals(settings);
static_assert(is_sound<has_settings>);

// An external is in the stack's namespace, unless it says otherwise.
inline constexpr auto elsewhere = credentials.inNamespace("elsewhere");
inline constexpr auto out_of_reach = stack<"test">(file("web.yaml", reads_user)).withExternals(elsewhere);
static_assert(breaks_only<out_of_reach>("REF-20"));
inline constexpr auto within_reach =
    stack<"test">(file("web.yaml", reads_user)).inNamespace("default").withExternals(credentials);
static_assert(is_sound<within_reach>);

// A Service with the ports that are said; without any, every port is there.
inline constexpr auto login = external<Service>("login").withPort(http);
inline constexpr auto any_port = external<Service>("any-port");
inline constexpr auto to_login =
    Ingress<"web">{}.withHost("a.example.com").withPath("/a", "login", 8080).withPath("/b", "login", "http");
inline constexpr auto to_admin = Ingress<"web">{}.withHost("a.example.com").withPath("/", "login", 9090);
inline constexpr auto to_any = Ingress<"web">{}.withHost("a.example.com").withPath("/", "any-port", 9090);
inline constexpr auto routes_to_login = stack<"test">(file("web.yaml", to_login)).withExternals(login);
inline constexpr auto routes_to_admin = stack<"test">(file("web.yaml", to_admin)).withExternals(login);
inline constexpr auto routes_to_any = stack<"test">(file("web.yaml", to_any)).withExternals(any_port);
static_assert(is_sound<routes_to_login>);
static_assert(breaks_only<routes_to_admin>("REF-10"));
static_assert(is_sound<routes_to_any>);

// What has no namespace is found from every one.
inline constexpr auto team = external<Namespace>("team");
inline constexpr auto issuer = external<ClusterIssuer>("letsencrypt");
inline constexpr auto certified = Ingress<"web">{}
                                      .withHost("a.example.com")
                                      .withPath("/", "login", 8080)
                                      .withClusterIssuer("letsencrypt")
                                      .withTls("tls");
inline constexpr auto in_team =
    stack<"test">(file("web.yaml", certified)).inNamespace("team").withExternals(team, issuer, login);
inline constexpr auto in_no_team =
    stack<"test">(file("web.yaml", certified)).inNamespace("team").withExternals(issuer, login);
static_assert(is_sound<in_team>);
static_assert(breaks_only<in_no_team>("REF-75"));
