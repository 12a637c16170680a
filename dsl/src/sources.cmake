set(DOVETAIL_CORE_SOURCES
  src/kinds/find.cpp
  src/run_stack.cpp
  src/steps.cpp
)
