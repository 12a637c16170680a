// error: the words that a user is to read
// error: and more words that are not there
#ifndef FIXED
static_assert(false, "the words that a user is to read");
#endif
