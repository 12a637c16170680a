// What must go wrong is not said.
#ifndef FIXED
static_assert(false);
#endif
