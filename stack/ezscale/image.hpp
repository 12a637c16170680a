/// EZSCALE's images: the stages of its Dockerfile, and where what they make is pushed and deployed to.
#pragma once

#include <dovetail/docker.hpp>
#include <dovetail/dovetail.hpp>

namespace ezscale {

using namespace dovetail;

/// What php-fpm listens on; nginx hands requests on to it.
inline constexpr auto php_fpm = port<"php-fpm">(9000);

/// The Dockerfile's stages. What runs has the names of the roles, so these have a namespace of their own.
namespace stages {

/// Whose the application's files are, and who runs it.
inline constexpr auto owner = docker::chown("www-data:www-data");

inline constexpr auto composer_deps =
    Stage<"composer-deps">{"composer:2"}
        .withWorkingDir("/app")
        .withCopy("composer.json", "composer.lock", "./")
        .withComment("The extensions that packages ask for are in runtime-base, not in this image.")
        .withRun("composer", "install", "--no-dev", "--no-scripts", "--prefer-dist", "--no-interaction",
            "--ignore-platform-req=ext-*");

inline constexpr auto node_build =
    Stage<"node-build">{"node:24-alpine"}
        .withWorkingDir("/app")
        .withCopy("package.json", "package-lock.json", "./")
        .withRun("npm", "ci")
        .withCopy(".", "./")
        .withRun("npm", "run", "build");

inline constexpr auto runtime_base =
    Stage<"runtime-base">{"php:8.3-fpm-bookworm"}
        .withComment("posix is part of PHP's own image; redis comes from PECL.")
        .withRunShell("apt-get update",
            "apt-get install --yes --no-install-recommends libfreetype6-dev libicu-dev libjpeg62-turbo-dev "
            "libpng-dev libzip-dev",
            "docker-php-ext-configure gd --with-freetype --with-jpeg",
            "docker-php-ext-install -j\"$(nproc)\" pdo_mysql intl bcmath gd zip pcntl exif sockets opcache",
            "pecl install redis", "docker-php-ext-enable redis", "php -r 'exit(extension_loaded(\"posix\") ? 0 : 1);'",
            "rm -rf /tmp/pear /var/lib/apt/lists/*")
        .withWorkingDir("/var/www/html")
        .withCopy(owner, ".", "./")
        .withCopyFrom(composer_deps, owner, "/app/vendor/", "./vendor/")
        .withCopyFrom(node_build, owner, "/app/public/build/", "./public/build/")
        .withUser("www-data");

inline constexpr auto app = Stage<"app">{runtime_base}.withExpose(php_fpm).withCmd("php-fpm");

// PHP's own image ends on SIGQUIT, which is for php-fpm: Horizon waits for its jobs on SIGTERM.
inline constexpr auto horizon =
    Stage<"horizon">{runtime_base}.withStopSignal("SIGTERM").withCmd("php", "artisan", "horizon");
inline constexpr auto scheduler =
    Stage<"scheduler">{runtime_base}.withStopSignal("SIGTERM").withCmd("php", "artisan", "schedule:work");

}  // namespace stages

inline constexpr auto website =
    Dockerfile<"ezscale-website">{}
        .withStages(stages::composer_deps, stages::node_build, stages::runtime_base)
        .withTargets(stages::app, stages::horizon, stages::scheduler)
        .withIgnored(".git", ".env", ".env.*", "node_modules", "public/build", "storage/*.key", "vendor");

/// `website_image.target<"app">(image_tag)` is the image of the role `app` in the version that is deployed.
inline constexpr auto website_image = built_image<website>("git.ezscale.cloud/ezscale/website");

inline constexpr auto image_tag = value<"image.tag">(grammars::image_tag, "latest")
                                      .describedAs("The version; each Deployment puts its role before it.");

}  // namespace ezscale
