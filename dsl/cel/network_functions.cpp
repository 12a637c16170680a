// ip(), cidr(), url(), and what there is to ask of them.
// Source: apiserver, pkg/cel/library/ip.go, cidr.go, urls.go; Go's net/netip and net/url.
#include "functions.hpp"

#include <fmt/core.h>

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>

namespace dovetail::cel {
namespace {

bool is_in(const ip_address& of, const ip_network& net) {
  if (of.is_4 != net.address.is_4) return false;
  for (std::size_t bit = 0; bit < net.prefix; ++bit) {
    const std::uint8_t mask = static_cast<std::uint8_t>(0x80 >> bit % 8);
    if ((of.bytes[bit / 8] & mask) != (net.address.bytes[bit / 8] & mask)) return false;
  }
  return true;
}

ip_network masked(ip_network of) {
  for (std::size_t bit = of.prefix; bit < of.address.bits(); ++bit)
    of.address.bytes[bit / 8] &= static_cast<std::uint8_t>(~(0x80 >> bit % 8));
  return of;
}

std::optional<value> to_ip(arguments given) {
  if (const auto* net = given[0].as<ip_network>()) return net->address;
  const std::string* text = given[0].text();
  if (text == nullptr) return {};
  const auto made = address_of(*text);
  return made ? value(*made) : failed(fmt::format("`{}` is no IP address", *text));
}
std::optional<value> is_ip(arguments given) {
  if (given[0].text() == nullptr) return {};
  return address_of(*given[0].text()).has_value();
}
std::optional<value> is_canonical(arguments given) {
  if (given[0].text() == nullptr) return {};
  const auto made = address_of(*given[0].text());
  return made ? value(text_of_address(*made) == *given[0].text())
              : failed(fmt::format("`{}` is no IP address", *given[0].text()));
}

template <class Ask>
std::optional<value> asked(arguments given, Ask ask) {
  if (const auto* of = given[0].as<ip_address>()) return ask(*of);
  return {};
}
std::optional<value> family(arguments given) {
  return asked(given, [](const ip_address& of) { return std::int64_t{of.is_4 ? 4 : 6}; });
}

bool is_unspecified(const ip_address& of) { return of.bytes == std::array<std::uint8_t, 16>{}; }
bool is_loopback(const ip_address& of) {
  std::array<std::uint8_t, 16> one{};
  one[15] = 1;
  return of.is_4 ? of.bytes[0] == 127 : of.bytes == one;
}
bool is_multicast(const ip_address& of) { return of.is_4 ? (of.bytes[0] & 0xf0) == 0xe0 : of.bytes[0] == 0xff; }
bool is_link_local_multicast(const ip_address& of) {
  if (of.is_4) return of.bytes[0] == 224 && of.bytes[1] == 0 && of.bytes[2] == 0;
  return of.bytes[0] == 0xff && (of.bytes[1] & 0x0f) == 2;
}
bool is_link_local_unicast(const ip_address& of) {
  if (of.is_4) return of.bytes[0] == 169 && of.bytes[1] == 254;
  return of.bytes[0] == 0xfe && (of.bytes[1] & 0xc0) == 0x80;
}
bool is_global_unicast(const ip_address& of) {
  const bool is_broadcast =
      of.is_4 && std::all_of(of.bytes.begin(), of.bytes.begin() + 4, [](std::uint8_t each) { return each == 255; });
  return !is_broadcast && !is_unspecified(of) && !is_loopback(of) && !is_multicast(of) && !is_link_local_unicast(of);
}
std::optional<value> unspecified(arguments given) { return asked(given, is_unspecified); }
std::optional<value> loopback(arguments given) { return asked(given, is_loopback); }
std::optional<value> link_local_multicast(arguments given) { return asked(given, is_link_local_multicast); }
std::optional<value> link_local_unicast(arguments given) { return asked(given, is_link_local_unicast); }
std::optional<value> global_unicast(arguments given) { return asked(given, is_global_unicast); }

std::optional<value> to_cidr(arguments given) {
  const std::string* text = given[0].text();
  if (text == nullptr) return {};
  const auto made = network_of(*text);
  return made ? value(*made) : failed(fmt::format("`{}` is no range of addresses", *text));
}
std::optional<value> is_cidr(arguments given) {
  if (given[0].text() == nullptr) return {};
  return network_of(*given[0].text()).has_value();
}
std::optional<value> contains_ip(arguments given) {
  const auto* net = given[0].as<ip_network>();
  if (net == nullptr) return {};
  if (const auto* of = given[1].as<ip_address>()) return is_in(*of, *net);
  if (given[1].text() == nullptr) return {};
  const auto made = address_of(*given[1].text());
  return made ? value(is_in(*made, *net)) : failed(fmt::format("`{}` is no IP address", *given[1].text()));
}
std::optional<value> contains_cidr(arguments given) {
  const auto* net = given[0].as<ip_network>();
  if (net == nullptr) return {};
  std::optional<ip_network> other;
  if (const auto* of = given[1].as<ip_network>()) other = *of;
  else if (given[1].text() != nullptr) other = network_of(*given[1].text());
  else return {};
  if (!other) return failed(fmt::format("`{}` is no range of addresses", *given[1].text()));
  return other->prefix >= net->prefix && is_in(other->address, *net);
}
std::optional<value> prefix_length(arguments given) {
  if (const auto* net = given[0].as<ip_network>()) return static_cast<std::int64_t>(net->prefix);
  return {};
}
std::optional<value> masked_network(arguments given) {
  if (const auto* net = given[0].as<ip_network>()) return masked(*net);
  return {};
}

// Addresses of the web.

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_hexadecimal(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

bool is_escaped_well(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '%' && (i + 2 >= text.size() || !is_hexadecimal(text[i + 1]) || !is_hexadecimal(text[i + 2])))
      return false;
  return true;
}

/// Of `user@host:port`.
bool is_host(std::string_view text) {
  if (const std::size_t at = text.rfind('@'); at != text.npos) {
    constexpr std::string_view signs = "-._:~!$&'()*+,;=%@";
    for (const char c : text.substr(0, at))
      if (!is_letter(c) && !(c >= '0' && c <= '9') && signs.find(c) == signs.npos) return false;
    if (!is_escaped_well(text.substr(0, at))) return false;
    text.remove_prefix(at + 1);
  }
  std::string_view port;
  if (text.starts_with('[')) {
    const std::size_t end = text.rfind(']');
    if (end == text.npos) return false;
    port = text.substr(end + 1);
  } else if (const std::size_t colon = text.rfind(':'); colon != text.npos) {
    port = text.substr(colon);
  }
  if (!port.empty() && (port[0] != ':' || port.find_first_not_of("0123456789", 1) != port.npos)) return false;
  for (const char c : text)
    if (static_cast<unsigned char>(c) < 0x80 && !is_letter(c) && !(c >= '0' && c <= '9') &&
        std::string_view("-_.~!$&'()*+,;=:[]<>\"%").find(c) == std::string_view::npos)
      return false;
  return true;
}

/// As Go's ParseRequestURI takes one: a path from the root, or with a scheme.
std::optional<url> url_of(std::string_view text) {
  if (text.empty()) return {};
  for (const char c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return {};
  url made;
  if (text == "*") {
    made.path = "*";
    return made;
  }
  std::string_view rest = text;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (is_letter(c)) continue;
    if ((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.') {
      if (i == 0) break;
      continue;
    }
    if (c == ':') {
      if (i == 0) return {};
      made.scheme = text.substr(0, i);
      std::transform(made.scheme.begin(), made.scheme.end(), made.scheme.begin(),
                     [](char each) { return each >= 'A' && each <= 'Z' ? static_cast<char>(each - 'A' + 'a') : each; });
      rest = text.substr(i + 1);
    }
    break;
  }
  // What is behind a # is of no request: it is read once more without.
  const std::string_view whole = rest;
  if (const std::size_t mark = rest.find('#'); mark != rest.npos) rest = rest.substr(0, mark);
  if (const std::size_t mark = rest.find('?'); mark != rest.npos) {
    made.query = rest.substr(mark + 1);
    rest = rest.substr(0, mark);
  }
  if (!rest.starts_with('/')) {
    // `mailto:a@example.com`
    if (made.scheme.empty() || whole.empty()) return {};
    return made;
  }
  if (rest.starts_with("//") && (!made.scheme.empty() || !rest.starts_with("///"))) {
    if (made.scheme.empty()) {
      // Without a scheme it is a path.
      made.path = rest;
      return is_escaped_well(rest) ? std::optional(made) : std::nullopt;
    }
    const std::size_t end = std::min(rest.find('/', 2), rest.size());
    std::string_view host = rest.substr(2, end - 2);
    if (!is_host(host)) return {};
    if (const std::size_t at = host.rfind('@'); at != host.npos) host.remove_prefix(at + 1);
    made.host = host;
    rest = rest.substr(end);
  }
  if (!is_escaped_well(rest)) return {};
  made.path = rest;
  return made;
}

std::optional<value> to_url(arguments given) {
  const std::string* text = given[0].text();
  if (text == nullptr) return {};
  auto made = url_of(*text);
  return made ? value(*std::move(made)) : failed(fmt::format("`{}` is no URL", *text));
}
std::optional<value> is_url(arguments given) {
  if (given[0].text() == nullptr) return {};
  return url_of(*given[0].text()).has_value();
}

/// Where the port begins, with its colon.
std::size_t port_in(const std::string& host) {
  const std::size_t colon = host.rfind(':');
  return colon == host.npos || host.find(']', colon) != host.npos ? host.size() : colon;
}
std::optional<value> scheme(arguments given) {
  if (const auto* of = given[0].as<url>()) return of->scheme;
  return {};
}
std::optional<value> host(arguments given) {
  if (const auto* of = given[0].as<url>()) return of->host;
  return {};
}
std::optional<value> hostname(arguments given) {
  const auto* of = given[0].as<url>();
  if (of == nullptr) return {};
  const std::string made = of->host.substr(0, port_in(of->host));
  return made.starts_with('[') && made.ends_with(']') ? made.substr(1, made.size() - 2) : made;
}
std::optional<value> port(arguments given) {
  const auto* of = given[0].as<url>();
  if (of == nullptr) return {};
  const std::size_t at = port_in(of->host);
  return at < of->host.size() ? of->host.substr(at + 1) : std::string();
}
std::optional<value> escaped_path(arguments given) {
  const auto* of = given[0].as<url>();
  if (of == nullptr) return {};
  std::string made;
  for (const char c : of->path)
    if (is_letter(c) || (c >= '0' && c <= '9') ||
        std::string_view("-_.~$&+,/:;=@!'()*%[]").find(c) != std::string_view::npos)
      made += c;
    else made += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  return made;
}

/// Nothing where it is escaped badly.
std::optional<std::string> unescaped(std::string_view text) {
  if (!is_escaped_well(text)) return {};
  std::string made;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      made += text[i] == '+' ? ' ' : text[i];
      continue;
    }
    int code = 0;
    std::from_chars(text.data() + i + 1, text.data() + i + 3, code, 16);
    made += static_cast<char>(code);
    i += 2;
  }
  return made;
}
std::optional<value> query(arguments given) {
  const auto* of = given[0].as<url>();
  if (of == nullptr) return {};
  std::vector<std::pair<std::string, std::vector<value>>> all;
  std::string_view rest = of->query;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('&'), rest.size());
    const std::string_view one = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (one.empty() || one.find(';') != one.npos) continue;
    const std::size_t sign = std::min(one.find('='), one.size());
    const auto key = unescaped(one.substr(0, sign)), held = unescaped(one.substr(std::min(sign + 1, one.size())));
    if (!key || !held) continue;
    const auto known = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.first == *key; });
    if (known == all.end()) all.push_back({*key, {value(*held)}});
    else known->second.emplace_back(*held);
  }
  map_data made;
  for (auto& [key, held] : all) made.add(key, of_list(std::move(held)));
  return of_map(std::move(made));
}

}  // namespace

std::optional<ip_address> address_of(std::string_view text) {
  const std::string whole(text);
  ip_address made;
  if (whole.find(':') == whole.npos) {
    made.is_4 = true;
    return inet_pton(AF_INET, whole.c_str(), made.bytes.data()) == 1 &&
                   whole.size() == std::char_traits<char>::length(whole.c_str())
               ? std::optional(made)
               : std::nullopt;
  }
  if (whole.find('%') != whole.npos || inet_pton(AF_INET6, whole.c_str(), made.bytes.data()) != 1) return {};
  const bool is_mapped =
      std::all_of(made.bytes.begin(), made.bytes.begin() + 10, [](std::uint8_t each) { return each == 0; }) &&
      made.bytes[10] == 0xff && made.bytes[11] == 0xff;
  return is_mapped ? std::nullopt : std::optional(made);
}

std::optional<ip_network> network_of(std::string_view text) {
  const std::size_t slash = text.rfind('/');
  if (slash == text.npos) return {};
  const auto address = address_of(text.substr(0, slash));
  const std::string_view digits = text.substr(slash + 1);
  if (!address || digits.empty() || digits.size() > 3 || digits.find_first_not_of("0123456789") != digits.npos ||
      (digits.size() > 1 && digits[0] == '0'))
    return {};
  std::size_t prefix = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), prefix);
  return prefix > address->bits() ? std::nullopt : std::optional(ip_network{*address, prefix});
}

std::string text_of_address(const ip_address& of) {
  if (of.is_4) return fmt::format("{}.{}.{}.{}", of.bytes[0], of.bytes[1], of.bytes[2], of.bytes[3]);
  // RFC 5952: the longest row of zeros is left out, the first of several; one alone is none.
  std::size_t begin = 8, length = 1;
  const auto group = [&](std::size_t i) { return of.bytes[2 * i] << 8 | of.bytes[2 * i + 1]; };
  for (std::size_t i = 0; i < 8; ++i) {
    std::size_t end = i;
    while (end < 8 && group(end) == 0) ++end;
    if (end - i > length) begin = i, length = end - i;
  }
  std::string made;
  for (std::size_t i = 0; i < 8; ++i) {
    if (i == begin) {
      made += "::";
      i += length - 1;
      continue;
    }
    if (!made.empty() && !made.ends_with(':')) made += ':';
    made += fmt::format("{:x}", group(i));
  }
  return made;
}

std::span<const function> network_functions() {
  static constexpr function rows[] = {
      {"ip", 1, 1, to_ip},
      {"isIP", 1, 1, is_ip},
      {"ip.isCanonical", 1, 1, is_canonical},
      {"family", 1, 1, family},
      {"isUnspecified", 1, 1, unspecified},
      {"isLoopback", 1, 1, loopback},
      {"isLinkLocalMulticast", 1, 1, link_local_multicast},
      {"isLinkLocalUnicast", 1, 1, link_local_unicast},
      {"isGlobalUnicast", 1, 1, global_unicast},
      {"cidr", 1, 1, to_cidr},
      {"isCIDR", 1, 1, is_cidr},
      {"containsIP", 2, 2, contains_ip},
      {"containsCIDR", 2, 2, contains_cidr},
      {"prefixLength", 1, 1, prefix_length},
      {"masked", 1, 1, masked_network},
      {"url", 1, 1, to_url},
      {"isURL", 1, 1, is_url},
      {"getScheme", 1, 1, scheme},
      {"getHost", 1, 1, host},
      {"getHostname", 1, 1, hostname},
      {"getPort", 1, 1, port},
      {"getEscapedPath", 1, 1, escaped_path},
      {"getQuery", 1, 1, query},
  };
  return rows;
}

}  // namespace dovetail::cel
