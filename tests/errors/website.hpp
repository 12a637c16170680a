/// A sound Dockerfile, for the error tests to build a mistake upon.
#pragma once

#include "web.hpp"

#include <dovetail/docker.hpp>

inline constexpr auto fpm = port<"php-fpm">(9000);
inline constexpr auto vendor =
    Stage<"composer-deps">{"composer:2"}.withWorkingDir("/app").withRun("composer", "install");
inline constexpr auto runtime =
    Stage<"runtime-base">{"php:8.3-fpm-bookworm"}
        .withCopyFrom(vendor, "/app/vendor", "/var/www/html/vendor")
        .withUser("www-data");
inline constexpr auto app = Stage<"app">{runtime}.withExpose(fpm).withCmd("php-fpm");
inline constexpr auto horizon = Stage<"horizon">{runtime}.withCmd("php", "artisan", "horizon");
inline constexpr auto website = Dockerfile<"website">{}.withStages(vendor, runtime).withTargets(app, horizon);
inline constexpr auto website_image = built_image<website>("git.example.com/team/website");
inline constexpr auto image_tag = value<"image.tag">(grammars::image_tag, "v1.2.3");
