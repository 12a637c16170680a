/// What reactbin is deployed with: its settings, its namespace, and what the cluster provides.
#pragma once

#include <dovetail/dovetail.hpp>

namespace reactbin {

using namespace dovetail;
using namespace std::chrono_literals;

inline constexpr auto domain = value<"domain">(grammars::host, "reactbin.example.com")
                                   .describedAs("The public host name; replace the placeholder.");
inline constexpr auto namespace_name =
    value<"namespace">(grammars::dns_label, "reactbin").describedAs("The namespace that everything is deployed to.");

inline constexpr auto name_space = Namespace<>{namespace_name};

inline constexpr auto letsencrypt = external<ClusterIssuer>("letsencrypt-prod");
inline constexpr auto ingress_nginx = external<IngressClass>("nginx");

inline constexpr auto placeholder_tag =
    "latest is a documented placeholder: replace it with the version to deploy before applying.";

}  // namespace reactbin
