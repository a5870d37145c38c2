# Reads the symbols of klero-verify: none of selection/, and some of verifier/, or nm saw nothing.
#
#   cmake -DPROGRAM=…/klero-verify -DNM=nm -P verifier_symbols.cmake
cmake_minimum_required(VERSION 3.25)

execute_process(COMMAND ${NM} --demangle ${PROGRAM} OUTPUT_VARIABLE symbols
                COMMAND_ERROR_IS_FATAL ANY)
if(NOT symbols MATCHES "klero::verifier::")
  message(FATAL_ERROR "no symbol of klero::verifier in ${PROGRAM}: is it stripped?")
endif()
string(REGEX MATCHALL "[^\n]*klero::selection::[^\n]*" foreign "${symbols}")
if(foreign)
  list(SUBLIST foreign 0 5 some)
  list(JOIN some "\n" some)
  message(FATAL_ERROR "${PROGRAM} holds code of the other side:\n${some}")
endif()
