// error: .*error.*
#ifndef FIXED
static_assert(false, "the words that a user is to read");
#endif
