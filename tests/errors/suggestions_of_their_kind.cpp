// error: tests/errors/suggestions_of_their_kind\.cpp:\d+: Deployment `broken`, container `nginx` reads variable `REDIS_HOST`, which its env and ConfigMap `settings` do not set; add withEnv\(\.\.\.\), or the key to the ConfigMap or Secret that the container takes \[DOV-07\]
// error: tests/errors/suggestions_of_their_kind\.cpp:\d+: Deployment `broken` pulls images with Secret `web-pull`, which nothing in this stack makes and no external declares; there is Secret `registry` \[REF-34\]
// error: tests/errors/suggestions_of_their_kind\.cpp:\d+: Ingress `broken` takes its certificate from Secret `web-tls`, which nothing in this stack makes and no external declares; withClusterIssuer\(\) lets cert-manager make it, or declare it external \[REF-13\]
// never: did you mean
#include "web.hpp"

inline constexpr auto settings = ConfigMap<"settings">{}.withData("REDIS_PORT", "6379");
inline constexpr auto env = external<Secret>("web-env").withKeys("PASSWORD");
inline constexpr auto registry = external<Secret>("registry").withKeys(".dockerconfigjson");
inline constexpr auto broken = Deployment<"broken">{}
                                   .withContainer(nginx.withEnvFrom(settings)
#ifdef FIXED
                                                      .withEnv("REDIS_HOST", "redis")
#endif
                                                      .reads("REDIS_HOST", "REDIS_PORT"))
#ifdef FIXED
                                   .withImagePullSecret("registry");
#else
                                   .withImagePullSecret("web-pull");
#endif
inline constexpr auto route = Ingress<"broken">{}
                                  .withHost("web.example.com")
                                  .withPath("/", web_service, http)
#ifdef FIXED
                                  .withTls("certificate");
#else
                                  .withTls("web-tls");
#endif
inline constexpr auto certificate = external<Secret>("certificate").withKeys("tls.crt", "tls.key");

inline constexpr auto all =
    stack<"test">(file("settings.yaml", settings), file("broken.yaml", broken), file("web.yaml", web),
                  file("service.yaml", web_service), file("ingress.yaml", route))
#ifdef FIXED
        .withExternals(env, registry, certificate);
#else
        .withExternals(env, registry);
#endif

int main(int argc, char** argv) { return generate<all>(argc, argv); }
