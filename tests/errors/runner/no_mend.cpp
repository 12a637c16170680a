// error: the words that a user is to read
static_assert(false, "the words that a user is to read");
