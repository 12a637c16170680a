/// The program that would write production's manifests: `cmake --build build --target manifests-matchid-prod`.
#include "prod.hpp"

int main(int argc, char** argv) { return dovetail::generate<matchid::matchid_prod>(argc, argv); }
