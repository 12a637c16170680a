// error: a_header_that_nobody_has
#ifndef FIXED
#include "a_header_that_nobody_has.hpp"
#endif
