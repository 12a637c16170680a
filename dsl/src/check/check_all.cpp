#include "dovetail/check/check_all.hpp"

namespace dovetail::check {

void asked_checks::find_checks_at_run_time() { find_checks(); }

void detail::run_all_at_run_time(inventory& all, const asked_checks& asked, report& into, const profile* elsewhere,
                                 const suspicions* suspected) {
  run_all(all, asked, into, elsewhere, suspected);
}

}  // namespace dovetail::check
