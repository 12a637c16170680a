set(DOVETAIL_CORE_SOURCES
  src/kinds/find.cpp
  src/lowered_stack.cpp
  src/run_stack.cpp
  src/steps.cpp
)
