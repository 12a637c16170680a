/// What all parts of the shop have in common: examples/shop once more, of components. Each of them is compiled by itself, and knows
/// the others by what their headers say.
#pragma once

#include "../shop/service.hpp"

#include <dovetail/component.hpp>

namespace shop {

inline constexpr auto name_space = Namespace<"shop">{};
inline constexpr auto settings = ConfigMap<"settings">{}.withData("CURRENCY", "EUR").withData("LOG_LEVEL", "info");

inline constexpr auto local = Environment<"local">{}.withValue(domain, "shop.localhost");
inline constexpr auto staging = Environment<"staging">{}
                                    .withValue(domain, "staging.shop.example.com")
                                    .withValue(release, "2.5.0-rc.1")
                                    .edit(on(settings).withData("LOG_LEVEL", "debug"));
inline constexpr auto prod =
    Environment<"prod">{}.edit(every<Deployment>([](const api::apps::v1::Deployment& d) {
                                 return d.metadata.name.view() != "sessions" && d.metadata.name.view() != "storefront";
                               }).withReplicas(3));

inline constexpr auto shop = stack<"shop">(file("namespace.yaml", name_space), file("settings.yaml", settings))
                                 .inNamespace(name_space)
                                 .withValues(registry, release, domain)
                                 .edit(every_resource().withLabel("app.kubernetes.io/part-of", "shop"))
                                 .withPolicies(policy::pinned_images, policy::own_service_account)
                                 .withEnvironments(local, staging, prod);

}  // namespace shop
