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

inline constexpr rule GRM_60{"GRM-60", "the data of a Secret and the binaryData of a ConfigMap are base64",
                             "API server, which decodes them by Go's encoding/base64",
                             "encode it, or write the text itself into stringData (of a ConfigMap: into data)"};

namespace detail {

constexpr bool is_base64_digit(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
}

/// What Go's base64.StdEncoding reads: line breaks anywhere are left out, padding is needed.
constexpr bool is_base64(std::string_view text) {
  std::size_t digits = 0, padding = 0;
  for (const char c : text) {
    if (c == '\n' || c == '\r') continue;
    if (c == '=') {
      ++padding;
      continue;
    }
    if (!is_base64_digit(c) || padding != 0) return false;
    ++digits;
  }
  return padding <= 2 && (digits + padding) % 4 == 0 && !(digits == 0 && padding != 0);
}

/// What another program puts in place before the server sees it: SOPS, Flux's variables, the plugin of Argo CD for Vault.
constexpr bool is_filled_in(std::string_view text) {
  return text.starts_with("ENC[") || text.find("${") != std::string_view::npos ||
         text.find("<path:") != std::string_view::npos;
}

/// What is wrong with a text that is no base64.
constexpr const char* not_base64_because(std::string_view text) {
  bool for_urls = false, spaced = false;
  for (const char c : text) {
    if (c == '-' || c == '_') for_urls = true;
    else if (c == ' ' || c == '\t') spaced = true;
    else if (c != '\n' && c != '\r' && c != '=' && !is_base64_digit(c)) return ", which is no base64";
  }
  if (spaced) return ", which is no base64: it has a space";
  if (for_urls) return ", which is base64 for URLs: the server reads the one with `+` and `/` in place of `-` and `_`";
  return ", which is no base64: it is cut short, or `=` is missing at its end";
}

template <class Map>
constexpr auto check_base64(const Map& data, const char* field, const resource& owner, report& into) {
  for (const auto& e : data) {
    const std::string_view text = e.value.view();
    if (is_base64(text) || is_filled_in(text)) continue;
    // The value may be a secret, and is not told.
    tell(GRM_60, owner, e.value.at(), into, {" has `", e.key.view(), "` in ", field, not_base64_because(text)});
  }
}

}  // namespace detail

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
  detail::check_base64(object.binaryData, "binaryData", owner, into);
}

constexpr void validate(const api::core::v1::Secret& object, const resource& owner, report& into) {
  std::size_t size = 0;
  for (const auto& e : object.stringData) size += e.value.view().size();
  for (const auto& e : object.data) size += e.value.view().size() / 4 * 3;
  if (size > 1048576)
    detail::tell(GRM_39, owner, {}, into,
                 {" has ", into.digits(static_cast<std::int64_t>(size)), " bytes: at most 1048576"});
  // Argo CD's plugin for Vault fills in such a Secret before anybody decodes it.
  if (!object.metadata.annotations.contains("avp.kubernetes.io/path"))
    detail::check_base64(object.data, "data", owner, into);
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

inline constexpr check_function config_checks[] = {
    {found_as_objects_come_in, {&IDN_14, &GRM_39, &GRM_40, &GRM_60}},
};

}  // namespace dovetail::check
