// error: words_of_the_source_itself
#ifndef FIXED
int words = undeclared; char words_of_the_source_itself;  // a compiler that quotes this line would match
#endif
