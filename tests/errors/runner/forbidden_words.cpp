// error: the words that a user is to read
// never: these are noise
#ifndef FIXED
static_assert(false, "the words that a user is to read, but these are noise");
#endif
