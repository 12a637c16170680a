/// Traefik's Middlewares: `Middleware<"to-https">{}.withRedirectScheme("https", redirect::permanent)`.
#pragma once

#include "dovetail/build/external.hpp"
#include "dovetail/build/metadata.hpp"
#include "dovetail/build/name_check.hpp"
#include "dovetail/build/other_kinds.hpp"
#include "dovetail/crd/traefik_io/v1alpha1.hpp"

namespace dovetail {

namespace detail {

namespace traefik_api = crd::traefik_io::v1alpha1;

DOVETAIL_STEP void set_redirect_scheme(part& p, const step& s, lowering& in) {
  auto& redirect = as<traefik_api::Middleware>(p).spec.redirectScheme.ensure();
  redirect.scheme = in.text(s.first);
  if (s.second.given()) redirect.permanent = true;
}

}  // namespace detail

/// Whether browsers keep a redirection: 302 or 301.
enum class redirect : std::uint8_t { temporary, permanent };

class middleware_builder : public resource_builder<middleware_builder, detail::traefik_api::Middleware> {
 public:
  using api_type = detail::traefik_api::Middleware;
  using resource_builder<middleware_builder, detail::traefik_api::Middleware>::resource_builder;

  constexpr argument middleware_name() const { return this->name; }
  /// In the stack's own namespace.
  constexpr argument other_namespace() const { return {}; }

  /// Sends requests of the other scheme here: "https".
  constexpr middleware_builder withRedirectScheme(parameter::line scheme, redirect kept = redirect::temporary) const {
    return this->and_step(&detail::set_redirect_scheme, scheme,
                          kept == redirect::permanent ? argument::number_at(1, scheme.at) : argument{});
  }
  /// Takes these beginnings off the path before the Service sees it.
  template <class... Rest>
    requires(parameter::line::takes<Rest> && ...)
  constexpr middleware_builder withStripPrefix(parameter::line first, const Rest&... rest) const {
    return this->with_words(detail::append_of<api_type, "spec.stripPrefix.prefixes">, first, rest...);
  }
  DOVETAIL_REFUSED_WORDS(withStripPrefix, parameter::line, "texts belong here, in quotes, or values that are texts")
  constexpr middleware_builder withAddPrefix(parameter::line prefix) const {
    return this->with(detail::set_of<api_type, "spec.addPrefix.prefix">, prefix);
  }
  /// A header that the Service gets; an empty value takes the header away.
  constexpr middleware_builder withRequestHeader(parameter::line name, parameter::text value) const {
    return this->with_entry(detail::entry_of<api_type, "spec.headers.customRequestHeaders">, name, value);
  }
  /// A header that the browser gets; an empty value takes the header away.
  constexpr middleware_builder withResponseHeader(parameter::line name, parameter::text value) const {
    return this->with_entry(detail::entry_of<api_type, "spec.headers.customResponseHeaders">, name, value);
  }
};

template <fixed_string Name>
  requires detail::with_its_header<Name>
struct Middleware<Name> : middleware_builder {
  static_assert(detail::check_name<Name, grammars::dns_subdomain, "Middleware">());

  consteval Middleware(place written = place{__builtin_FILE(), __builtin_LINE()})
      : middleware_builder(detail::name_argument<Name>(written), written) {}
  DOVETAIL_REFUSE_IN_BRACES(Middleware, "Middleware<\"name\">{}")
};
DOVETAIL_NAME_IN_ANGLE_BRACKETS(Middleware, middleware_builder, "Middleware<\"name\">{}");

}  // namespace dovetail
