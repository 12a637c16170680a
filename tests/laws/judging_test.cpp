// What the combinations of a stack's switches share changes no verdict: judged with shared resources, and each combination by itself,
// the findings are the same to the character. Over the three systems, as they are and with switches put on resources at random.
#include "stack/ezscale/stack.hpp"
#include "stack/matchid/stack.hpp"
#include "stack/reactbin/stack.hpp"

#include <dovetail/dovetail.hpp>

#include <gtest/gtest.h>

#include <iterator>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace dovetail;
using detail::lowering_of_combinations;

std::string findings_of(const detail::listed_stack& stack, lowering_of_combinations how) {
  const findings_text text = detail::text_of_findings(stack, how);
  std::string all;
  for (std::size_t i = 0; i < text.count; ++i) all.append(text.one(i)).append("\n");
  return all;
}

inline constexpr auto one = value<"random.one">(true);
inline constexpr auto two = value<"random.two">(false);
inline constexpr auto three = value<"random.three">(true);
inline constexpr auto four = value<"random.four">(true);
inline constexpr auto five = value<"random.five">(false);
const value_declaration* const more_switches[] = {&one, &two, &three, &four, &five};

void same_either_way(detail::listed_stack stack, unsigned seed) {
  EXPECT_EQ(findings_of(stack, lowering_of_combinations::shared), "") << "the system is sound as it is";

  std::vector<const value_declaration*> values(stack.values.begin(), stack.values.end());
  values.insert(values.end(), std::begin(more_switches), std::end(more_switches));
  stack.values = values;
  const detail::listed_stack before = stack;
  std::mt19937 random(seed);
  std::size_t with_findings = 0;
  for (int round = 0; round < 12; ++round) {
    for (std::size_t i = 0; i < stack.resources.size(); ++i) {
      detail::listed& each = stack.resources[i];
      each.asked = before.resources[i].asked;
      if (random() % 3 != 0 || each.asked.count == conditions::most) continue;
      const condition asked{more_switches[random() % std::size(more_switches)]};
      each.asked = each.asked.with(random() % 4 == 0 ? !asked : asked);
    }
    const std::string plain = findings_of(stack, lowering_of_combinations::each_by_itself);
    EXPECT_EQ(findings_of(stack, lowering_of_combinations::shared), plain) << "seed " << seed << ", round " << round;
    with_findings += plain.empty() ? 0 : 1;
  }
  EXPECT_GT(with_findings, 0u) << "nothing was compared";
}

TEST(Judging, SharesWhatReactbinHas) { same_either_way(detail::listed_stack_of(reactbin::reactbin), 1); }
TEST(Judging, SharesWhatMatchidHas) { same_either_way(detail::listed_stack_of(matchid::matchid), 2); }
TEST(Judging, SharesWhatEzscaleHas) { same_either_way(detail::listed_stack_of(ezscale::ezscale_website), 3); }

}  // namespace
