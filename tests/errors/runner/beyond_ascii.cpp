// error: the words that a user is to read
template <unsigned N>
struct text {
  char words[N];
};
template <text<64> Words>
struct finding {};
#ifndef FIXED
using mended = finding<text<64>{"the words that a user is to read, and more…"}>::must_be_mended;
#endif
