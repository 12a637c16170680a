/// The program of the stack, for tests that run it.
#include "shop.hpp"

int main(int argc, char** argv) { return dovetail::generate<shop::all>(argc, argv); }
