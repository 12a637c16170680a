/// build/handle.hpp: a handle that is used has the line of the call, also in the middle of a chain, and with every compiler.
#include "lowered.hpp"

#include <dovetail/autoscaling.hpp>
#include <dovetail/cert_manager.hpp>
#include <dovetail/rbac.hpp>
#include <dovetail/traefik.hpp>
#include <dovetail/build/vault.hpp>

using namespace dovetail;

/// The lines, counted from the builder's first, of what each call of a chain carries.
template <std::size_t N>
consteval auto lines_of(const auto& builder) {
  std::array<std::int64_t, N> lines{};
  std::size_t i = 0;
  builder.each_call([&](const step& s) {
    const place at = s.first.at.known() || s.nested == 0 ? s.first.at : s.inside()[0].first.at;
    if (i < N) lines[i++] = static_cast<std::int64_t>(at.line) - static_cast<std::int64_t>(builder.at.line);
  });
  return lines;
}
/// Whether each call is a line below the one before it.
template <std::size_t N>
consteval bool stands_line_by_line(const auto& builder, std::int64_t first = 1) {
  const auto lines = lines_of<N>(builder);
  for (std::size_t i = 0; i < N; ++i)
    if (lines[i] != first + static_cast<std::int64_t>(i)) return false;
  return true;
}

inline constexpr auto http = port<"http">(8080);
inline constexpr auto settings = ConfigMap<"settings">{}.withData("A", "b");
inline constexpr auto credentials = Secret<"credentials">{}.withKeys("password");
inline constexpr auto outside = external<Secret>("outside");
inline constexpr auto data = PersistentVolumeClaim<"data">{}.withStorage(1_Gi).withReadWriteOnce();
inline constexpr auto local = external<StorageClass>("local");
inline constexpr auto volume = external<PersistentVolume>("volume");
inline constexpr auto robot = ServiceAccount<"robot">{};
inline constexpr auto elsewhere = external<Namespace>("elsewhere");
inline constexpr auto issuer = external<ClusterIssuer>("issuer");
inline constexpr auto strip = external<Middleware>("strip").inNamespace("traefik");
inline constexpr auto auth = VaultAuth<"auth">{};

inline constexpr auto container = Container<"web">{image("web:1.0")}
    .withPort(http)
    .withEnvFrom(settings)
    .withEnvFrom(credentials)
    .withEnvFrom(outside)
    .withEnvFrom(credentials.requiring("password"))
    .withEnvFrom(settings.all().optional())
    .withEnv("PASSWORD", credentials.key("password"))
    .withVolumeMount(data, "/data")
    .edit([](auto& c) { c.tty = true; });
static_assert(stands_line_by_line<10>(container, 0));

inline constexpr auto web = Deployment<"web">{}
    .withServiceAccountName(robot)
    .withImagePullSecret(credentials)
    .withImagePullSecret(outside)
    .withoutContainer(container)
    .withoutInitContainer(container)
    .edit([](auto& d) { d.spec.minReadySeconds = 1; });
static_assert(stands_line_by_line<6>(web));

inline constexpr auto service = Service<"web">{web}
    .withPort(http)
    .withNodePort(http, 30080)
    .edit([](auto& s) { s.spec.sessionAffinity.reset(); });
static_assert(stands_line_by_line<4>(service, 0));

inline constexpr auto ingress = Ingress<"web">{}
    .withTls(credentials)
    .withTls(outside)
    .withDefaultBackend(service, http)
    .withPath("/", service, http)
    .withExactPath("/a", service, http);
static_assert(stands_line_by_line<5>(ingress));

inline constexpr auto claim = PersistentVolumeClaim<"claim">{}
    .withStorage(1_Gi)
    .withStorageClassName(local)
    .withVolumeName(volume);
static_assert(stands_line_by_line<3>(claim));

inline constexpr auto set = StatefulSet<"set">{}
    .withServiceName(service)
    .withServiceAccountName(robot);
static_assert(stands_line_by_line<2>(set));

inline constexpr auto policy_of_web = NetworkPolicy<"web">{web}
    .withIngressFrom(web)
    .withIngressFrom(web, http)
    .withIngress(http)
    .withIngressFromNamespace(elsewhere)
    .withIngressFromNamespace(elsewhere, http)
    .withEgressTo(web)
    .withEgressTo(web, http)
    .withEgressToNamespace(elsewhere, http)
    .withEgress(http);
static_assert(stands_line_by_line<10>(policy_of_web, 0));

inline constexpr auto certificate = Certificate<"web">{}
    .withIssuerRef(issuer);
static_assert(stands_line_by_line<2>(certificate, 0));

inline constexpr auto from_vault = VaultStaticSecret<"web">{}
    .withVaultAuthRef(auth);
static_assert(stands_line_by_line<1>(from_vault));

inline constexpr auto route = traefik::route("PathPrefix(`/`)")
    .withMiddleware(strip)
    .withMiddleware("strip")
    .withService(service, http);
static_assert(lines_of<4>(route)[2] == lines_of<4>(route)[1] + 1 && lines_of<4>(route)[3] == lines_of<4>(route)[2] + 1);
static_assert(route.steps[1].second.characters == "traefik");

inline constexpr auto external_service = external<Service>("redis")
    .withPort(http);
static_assert(stands_line_by_line<1>(external_service));

inline constexpr auto prod = Environment<"prod">{}
    .remove(service)
    .edit(on(web)
        .withServiceAccountName(robot));
static_assert(prod.edits[0].at.line == prod.at.line + 1 && prod.steps[0].first.at.line == prod.at.line + 3);

// In a function of the user's own a handle is a parameter, and no constant.
constexpr auto reading(const auto& from) {
  return Container<"reading">{image("web:1.0")}.withEnvFrom(from).withPort(http);
}
static_assert(lowered_part(reading(credentials), [](auto& c, auto&) { return c.envFrom[0].secretRef->name == "credentials"; }));

// A port's handle is the number at which the Service takes what is for it; where there is none, the rules refuse it.
inline constexpr auto metrics = port<"metrics">(9090);
inline constexpr auto numbered = Service<"numbered">{web}.withPort(80, http);
inline constexpr auto by_handle = Ingress<"by-handle">{}
                                      .withHost("a.example.com")
                                      .withPath("/", numbered, http)
                                      .withExactPath("/exact", numbered, http)
                                      .withPath("/own", numbered, metrics)
                                      .withDefaultBackend(numbered, http);
static_assert(lowered(by_handle, [](auto& i, auto&) {
  const auto& paths = i.spec.rules[0].http->paths;
  const auto number = [](const auto& backend) { return backend.service->port->number; };
  return number(paths[0].backend) == model::integer(80) && number(paths[1].backend) == model::integer(80) &&
         number(paths[2].backend) == model::integer(9090) && number(*i.spec.defaultBackend) == model::integer(80);
}));
inline constexpr auto numbered_route = IngressRoute<"web">{}.withRoute(traefik::host("a.example.com"), numbered, http);
static_assert(lowered(numbered_route, [](auto& r, auto&) {
  return r.spec.routes[0].services[0].port.number == model::integer(80);
}));

// TLS is for the hosts before it; before the first host, for all of them.
inline constexpr auto tls_first =
    Ingress<"tls">{}.withTls("all").withHost("a.example.com").withTls("first").withHost("b.example.com").withTls("both");
static_assert(lowered(tls_first, [](auto& i, auto&) {
  const auto& tls = i.spec.tls;
  return tls[0].hosts.size() == 2 && tls[0].hosts[1] == "b.example.com" && tls[1].hosts.size() == 1 && tls[2].hosts.size() == 2;
}));
