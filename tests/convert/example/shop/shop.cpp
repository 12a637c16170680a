/// The program that writes the manifests of shop.
#include "stack.hpp"

int main(int argc, char** argv) { return dovetail::generate<shop::shop>(argc, argv); }
