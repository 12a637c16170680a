/// What `web` is made of.
#pragma once

#include "settings.hpp"

namespace shop {

inline constexpr auto web =
    Deployment<"web">{}
        .withReplicas(2)
        .withContainer(Container<"web">{image("registry.example.com/shop/web:1.4.2")}
                .withPort(http)
                .withEnv(db.key("PASSWORD"))
                .withRequests(100_m, 64_Mi))
        .withComment("The shop's front.")
        .withCommentOn<"spec.replicas">("Two are enough.");

inline constexpr auto web_service = Service<"web">{web}.unset<"spec.type">().withPort(80, http);

}  // namespace shop
