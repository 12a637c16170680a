// error: other words for a user
// never: the words that a user is to read
#ifndef FIXED
static_assert(false, "other words for a user");
#endif
