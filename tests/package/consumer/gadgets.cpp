#include <dovetail/crd/shop_example_com/v1.hpp>
#include <dovetail/dovetail.hpp>
#include <widgets.hpp>

using namespace dovetail;

namespace shop = crd::shop_example_com::v1;

inline constexpr auto lamp =
    resource<shop::Widget, "lamp">().set<"spec.colour">(shop::WidgetSpec::Colour::green).set<"spec.parts">(3);

inline constexpr auto gadgets = stack<"gadgets">(file("kinds.yaml", definitions::widgets_shop_example_com), file("lamp.yaml", lamp));

int main(int argc, char** argv) { return generate<gadgets>(argc, argv); }
