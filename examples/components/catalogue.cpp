#include "catalogue.hpp"

namespace shop {

inline constexpr auto catalogue_parts =
    component<"catalogue">(
        shop, file("catalog/", service_of<"catalog", "storefront", "search", "recommendations">(server<"catalog">())),
        file("search/", service_of<"search", "storefront">(
                            server<"search">().withEnv("CATALOG", catalog_service.short_address(http)))))
        .offers(catalog_service, search_service);

const compiled_component catalogue = compiled<catalogue_parts>;

}  // namespace shop
