// error: words that no compiler says
#ifndef FIXED
static_assert(false, "other words, which are not what was expected");
#endif
