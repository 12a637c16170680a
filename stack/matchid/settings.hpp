/// What matchID is deployed with: its settings, its namespace, and where the world comes in.
#pragma once

#include <dovetail/cert_manager.hpp>
#include <dovetail/dovetail.hpp>
#include <dovetail/traefik.hpp>

namespace matchid {

using namespace dovetail;
using namespace std::chrono_literals;

inline constexpr auto domain = value<"domain">(grammars::host, "deces.local").describedAs("The public host name.");

inline constexpr auto name_space = Namespace<"matchid">{};

/// The index that the backend and the UI search.
inline constexpr auto index = "deces";
/// Where the API is, on every host.
inline constexpr auto api_path = "/deces/api/v1";

}  // namespace matchid
