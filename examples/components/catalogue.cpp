#include "catalogue.hpp"

namespace shop {
namespace {

constexpr auto parts =
    component<"catalogue">(
        shop, file("catalog/", service_of<"catalog", "storefront", "search", "recommendations">(server<"catalog">())),
        file("search/", service_of<"search", "storefront">(
                            server<"search">().withEnv("CATALOG", catalog_service.short_address(http)))))
        .offers(catalog_service, search_service);

}  // namespace

const compiled_component catalogue = compiled<parts>;

}  // namespace shop
