/// Rules over ConfigMaps and Secrets: keys that stand once, sizes, and what a Secret of a type must have.
#pragma once

#include "dovetail/check/finding.hpp"

namespace dovetail::check {

inline constexpr rule IDN_14{"IDN-14", "a key of a ConfigMap is text or bytes, not both",
                             "API server, ValidateConfigMap", "remove one of the two"};
inline constexpr rule GRM_39{"GRM-39", "a ConfigMap or a Secret has at most 1 MiB",
                             "API server, ValidateConfigMap, ValidateSecret",
                             "split it, or put the file into an image"};
inline constexpr rule GRM_40{"GRM-40", "a Secret of a type has the keys of its type", "API server, ValidateSecret",
                             "add the key"};

constexpr void validate(const api::core::v1::ConfigMap& object, const resource& owner, report& into) {
  std::size_t size = 0;
  for (const auto& e : object.data) size += e.value.view().size();
  for (const auto& e : object.binaryData) {
    size += e.value.view().size() / 4 * 3;
    if (object.data.contains(e.key.view()))
      detail::tell(IDN_14, owner, e.key.at(), into, {" has key `", e.key.view(), "` in both data and binaryData"});
  }
  if (size > 1048576)
    detail::tell(GRM_39, owner, {}, into,
                 {" has ", into.digits(static_cast<std::int64_t>(size)), " bytes: at most 1048576"});
}

constexpr void validate(const api::core::v1::Secret& object, const resource& owner, report& into) {
  std::size_t size = 0;
  for (const auto& e : object.stringData) size += e.value.view().size();
  for (const auto& e : object.data) size += e.value.view().size() / 4 * 3;
  if (size > 1048576)
    detail::tell(GRM_39, owner, {}, into,
                 {" has ", into.digits(static_cast<std::int64_t>(size)), " bytes: at most 1048576"});
  const std::string_view type = object.type.view();
  if (type.empty() || type == "Opaque") return;
  const auto has = [&](std::string_view key) { return object.data.contains(key) || object.stringData.contains(key); };
  const auto need = [&](std::string_view key) {
    if (!has(key))
      detail::tell(GRM_40, owner, object.type.at(), into, {" is of type `", type, "`, and lacks its key `", key, "`"});
  };
  if (type == "kubernetes.io/dockercfg") need(".dockercfg");
  else if (type == "kubernetes.io/dockerconfigjson") need(".dockerconfigjson");
  else if (type == "kubernetes.io/ssh-auth") need("ssh-privatekey");
  else if (type == "kubernetes.io/tls") {
    need("tls.crt");
    need("tls.key");
  } else if (type == "kubernetes.io/basic-auth") {
    if (!has("username")) need("password");
  } else if (type == "kubernetes.io/service-account-token" &&
             !object.metadata.annotations.contains("kubernetes.io/service-account.name")) {
    detail::tell(
        GRM_40, owner, object.type.at(), into,
        {" is the token of a ServiceAccount, and its annotation kubernetes.io/service-account.name names none"});
  }
}

}  // namespace dovetail::check
