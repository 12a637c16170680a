// error: the words that a user is to read
#ifdef FIXED
#endif
