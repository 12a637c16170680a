set(DOVETAIL_CORE_SOURCES
  src/has_text.cpp
  src/kinds/find.cpp
  src/lowered_stack.cpp
  src/run_stack.cpp
  src/steps.cpp
)
