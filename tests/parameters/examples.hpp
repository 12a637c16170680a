/// One of everything that a builder's function may be given: see functions.py.
#pragma once

#include <dovetail/autoscaling.hpp>
#include <dovetail/cert_manager.hpp>
#include <dovetail/docker.hpp>
#include <dovetail/dovetail.hpp>
#include <dovetail/mariadb.hpp>
#include <dovetail/rbac.hpp>
#include <dovetail/traefik.hpp>

#include <string>
#include <string_view>

using namespace dovetail;
using namespace std::chrono_literals;

inline constexpr auto a_host = value<"a.host">(grammars::host, "a.example.com");
inline constexpr auto a_number = value<"a.number">(7);
inline constexpr auto a_zero = value<"a.zero">(0);
inline constexpr auto a_great_number = value<"a.great.number">(9007199254740991);
inline constexpr auto a_quantity = value<"a.quantity">(grammars::quantity, "100m");
inline constexpr auto a_size = value<"a.size">(grammars::quantity, "10Gi");
inline constexpr auto a_bare_quantity = value<"a.bare.quantity">(grammars::quantity, "7n");
inline constexpr auto a_switch = value<"a.switch">(true);
inline constexpr auto a_list = list_value<"a.list">(grammars::host, "a.example.com,b.example.com");
inline constexpr auto a_secret = secret_value<"a.secret">();
inline constexpr auto a_schedule = value<"a.schedule">(grammars::cron_schedule, "0 3 * * *");

inline constexpr auto a_port = port<"http">(8080);
inline constexpr auto a_secret_object = Secret<"secret">{}.withKeys("K");
inline constexpr auto a_deployment = Deployment<"web">{}.withContainer(Container<"web">{image("nginx:1.27")}.withPort(a_port));
inline constexpr auto a_service = Service<"web">{a_deployment}.withPort(a_port);
inline constexpr auto a_namespace = Namespace<"there">{};
inline constexpr auto a_claim = PersistentVolumeClaim<"data">{}.withReadWriteOnce().withStorage(1_Gi);
inline constexpr auto an_account = ServiceAccount<"robot">{};
inline constexpr auto a_mariadb = MariaDB<"mariadb">{};
inline constexpr auto a_user = User<"app">{a_mariadb};

inline constexpr auto an_app = Stage<"app">{"alpine:3.20"};
inline constexpr auto a_dockerfile = Dockerfile<"app">{}.withTargets(an_app);
