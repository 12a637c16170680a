set(DOVETAIL_CORE_SOURCES
  src/kinds/builtin.cpp
  src/run_stack.cpp
  src/steps.cpp
)
