// error: the words that a user is to read
#ifndef FIXED
static_assert(false, "not what is asked for");
#endif
