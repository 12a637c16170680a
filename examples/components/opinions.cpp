#include "opinions.hpp"

#include "catalogue.hpp"

namespace shop {
namespace {

constexpr auto parts =
    component<"opinions">(
        shop, file("reviews/", service_of<"reviews", "storefront">(server<"reviews">())),
        file("recommendations/", service_of<"recommendations", "storefront">(server<"recommendations">().withEnv(
                                     "CATALOG", catalog_service.short_address(http)))))
        .offers(reviews_service, recommendations_service)
        .needs(catalog_service);

}  // namespace

const compiled_component opinions = compiled<parts>;

}  // namespace shop
