/// The shop of its components: what it writes is what examples/shop writes.
#include "carts.hpp"
#include "catalogue.hpp"
#include "opinions.hpp"
#include "orders.hpp"
#include "storefront.hpp"

namespace shop {

inline constexpr auto everything = whole(shop, storefront, carts, catalogue, orders, opinions);

}  // namespace shop

int main(int argc, char** argv) { return dovetail::generate<shop::everything>(argc, argv); }
