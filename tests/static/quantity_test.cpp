/// text/quantity.hpp: amounts of a resource.
#include "dovetail/text/quantity.hpp"

#include <concepts>

using namespace dovetail;

static_assert(is_quantity("0"));
static_assert(is_quantity("10Gi"));
static_assert(is_quantity("100m"));
static_assert(is_quantity("1.5"));
static_assert(is_quantity(".5"));
static_assert(is_quantity("5."));
static_assert(is_quantity("-1"));
static_assert(is_quantity("+1k"));
static_assert(is_quantity("1e3"));
static_assert(is_quantity("1E3"));
static_assert(is_quantity("1E-3"));
static_assert(is_quantity("1E"));
static_assert(is_quantity("500n"));
static_assert(is_quantity("500u"));
static_assert(!is_quantity(""));
static_assert(!is_quantity("Gi"));
static_assert(!is_quantity("."));
static_assert(!is_quantity("10Gb"));
static_assert(!is_quantity("10GB"));
static_assert(!is_quantity("10gi"));
static_assert(!is_quantity("10 Gi"));
static_assert(!is_quantity("10K"));
static_assert(!is_quantity("1.2.3"));
static_assert(!is_quantity("1e"));
static_assert(!is_quantity("1e3.5"));
static_assert(!is_quantity("--1"));
static_assert(!is_quantity("10mi"));

consteval bool mends(std::string_view wrong, bool of_processor, std::string_view right) {
  model::arena arena;
  return mended_quantity(wrong, of_processor, arena) == right;
}
static_assert(mends("10Gb", false, "10Gi"));
static_assert(mends("10GB", false, "10Gi"));
static_assert(mends("10gi", false, "10Gi"));
static_assert(mends("10 Gi", false, "10Gi"));
static_assert(mends("500mb", false, "500Mi"));
static_assert(mends("10K", false, "10Ki"));
static_assert(mends("1.5 gigabytes", false, "1.5Gi"));
static_assert(mends("10 bananas", false, "10"));
static_assert(mends("10 ", false, "10"));
static_assert(mends("Gi", false, ""));
static_assert(mends("", false, ""));
static_assert(mends("100mcpu", true, "100m"));
static_assert(mends("100 M", true, "100m"));
static_assert(mends("2 cores", true, "2"));

// A literal's dimension is in its type, so that memory is no processor.
static_assert(std::same_as<decltype(10_Gi), bytes_amount>);
static_assert(std::same_as<decltype(10_M), bytes_amount>);
static_assert(std::same_as<decltype(100_m), cpu_amount>);
static_assert(std::same_as<decltype(2_cpu), cpu_amount>);
static_assert(!std::convertible_to<bytes_amount, cpu_amount>);
static_assert(!std::convertible_to<cpu_amount, bytes_amount>);
static_assert((10_Gi).number == 10 && (10_Gi).suffix == "Gi");
static_assert((64_Ki).suffix == "Ki" && (64_Mi).suffix == "Mi" && (1_Ti).suffix == "Ti");
static_assert((1_k).suffix == "k" && (1_M).suffix == "M" && (1_G).suffix == "G");
static_assert((100_m).suffix == "m" && (2_cpu).suffix.empty());

// How much it is, to compare two.
static_assert(quantity_value("1Gi") == 1024.0 * 1024 * 1024);
static_assert(quantity_value("1024Mi") == quantity_value("1Gi"));
static_assert(quantity_value("1.5k") == 1500);
static_assert(quantity_value("2e3") == 2000);
static_assert(quantity_value("10G") < quantity_value("10Gi"));
static_assert(quantity_value("500m") < 1 && quantity_value("500m") > 0.49);
static_assert(quantity_value("-1") == -1);
static_assert(quantity_value("ten") == 0);

// As Kubernetes writes them: in the greatest unit that takes them whole.
template <dimension Of>
constexpr bool is_written(amount<Of> a, std::int64_t number, std::string_view suffix) {
  return a.number == number && a.suffix == suffix;
}
static_assert(is_written(1000_m, 1, "") && is_written(2000_m, 2, "") && is_written(1500_m, 1500, "m"));
static_assert(is_written(1000_cpu, 1, "k") && is_written(5000000_m, 5, "k") && is_written(0_m, 0, ""));
static_assert(is_written(1024_Mi, 1, "Gi") && is_written(1048576_Ki, 1, "Gi") && is_written(1536_Mi, 1536, "Mi"));
static_assert(is_written(1000_k, 1, "M") && is_written(1000_M, 1, "G") && is_written(1024_M, 1024, "M"));
static_assert(is_written(1000_Mi, 1000, "Mi") && is_written(2048_Gi, 2, "Ti") && is_written(0_Gi, 0, ""));
