# A room is one folder of a layer, and one library: klero::<layer>_<room>.
#
#   klero_room(NAME crypto_base              library and alias klero::crypto_base
#              HEADERS bytes.h …             its public headers; each must compile alone
#              SOURCES bytes.cc …            without sources it is an interface library
#              USES klero::… PkgConfig::…    what its headers show of others
#              HIDES klero::… OpenSSL::…)    what only its sources use
#   klero_program(NAME klero SOURCES main.cc … USES klero::…)
#   klero_test(NAME crypto_base SOURCES … USES klero::… [TIMEOUT seconds] [LABELS …])
#   klero_fuzzer(NAME tsv SOURCES tsv_fuzzer.cc USES klero::… [CORPUS folder]
#                [RUNS of libFuzzer, a tenth of them of our own driver; 20000])
#   klero_add_all_subfolders()               those that have a CMakeLists.txt
#
# Headers are included from the root of the repository: "crypto/base/bytes.h".

# Every target of ours links these privately, so that nobody who uses us inherits them.
add_library(klero_flags INTERFACE)
target_compile_features(klero_flags INTERFACE cxx_std_20)
target_compile_options(klero_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow
  # g++ 12 cries wolf at every "text" + std::string when optimising (GCC bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  # The same bytes wherever the source and the build lie.
  "-ffile-prefix-map=${PROJECT_SOURCE_DIR}=."
  "-ffile-prefix-map=${PROJECT_BINARY_DIR}=build")

# Fuzzing needs to see which branches of all our code an input takes.
option(KLERO_FUZZ "build the fuzz targets with clang's libFuzzer" OFF)
if(KLERO_FUZZ)
  target_compile_options(klero_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()

# What a layer may link of the project's own libraries, as a regular expression on the name.
set(KLERO_MAY_USE_crypto "^klero::crypto_")
set(KLERO_MAY_USE_selection "^klero::(crypto|selection)_")
set(KLERO_MAY_USE_verifier "^klero::(crypto|verifier)_")
set(KLERO_MAY_USE_cmd "^klero::(crypto|selection|verifier|cmd)_")
# The two sides hash and sign with different libraries, so that no fault of one can hide in both.
set(KLERO_NEVER_selection "^klero::crypto_(hash|sign)_sodium$")
set(KLERO_NEVER_verifier "^klero::crypto_(hash|sign)_openssl$")

# The layer of a room is the first folder of the list file that declares it.
function(klero_check_uses name)
  cmake_path(RELATIVE_PATH CMAKE_CURRENT_SOURCE_DIR BASE_DIRECTORY ${PROJECT_SOURCE_DIR}
             OUTPUT_VARIABLE folder)
  string(REGEX MATCH "^[a-z]+" layer "${folder}")
  foreach(used IN LISTS ARGN)
    if(NOT used MATCHES "^klero::")
      continue()
    endif()
    if(NOT used MATCHES "${KLERO_MAY_USE_${layer}}")
      message(FATAL_ERROR "${name} (${folder}) may not use ${used}: ${layer} knows no such layer")
    endif()
    if(DEFINED KLERO_NEVER_${layer} AND used MATCHES "${KLERO_NEVER_${layer}}")
      message(FATAL_ERROR "${name} (${folder}) may not use ${used}: that is the other side's library")
    endif()
  endforeach()
endfunction()

function(klero_room)
  cmake_parse_arguments(PARSE_ARGV 0 ROOM "" "NAME" "HEADERS;SOURCES;USES;HIDES")
  klero_check_uses(${ROOM_NAME} ${ROOM_USES} ${ROOM_HIDES})
  set(target klero_${ROOM_NAME})
  if(ROOM_SOURCES)
    add_library(${target} STATIC ${ROOM_SOURCES})
    target_link_libraries(${target} PUBLIC ${ROOM_USES} PRIVATE ${ROOM_HIDES} klero_flags)
    set(scope PUBLIC)
  else()
    add_library(${target} INTERFACE)
    target_link_libraries(${target} INTERFACE ${ROOM_USES} ${ROOM_HIDES})
    set(scope INTERFACE)
  endif()
  add_library(klero::${ROOM_NAME} ALIAS ${target})
  target_compile_features(${target} ${scope} cxx_std_20)
  target_sources(${target} ${scope}
    FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${ROOM_HEADERS})
  set_target_properties(${target} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
endfunction()

function(klero_program)
  cmake_parse_arguments(PARSE_ARGV 0 PROGRAM "" "NAME" "SOURCES;USES")
  klero_check_uses(${PROGRAM_NAME} ${PROGRAM_USES})
  add_executable(${PROGRAM_NAME} ${PROGRAM_SOURCES})
  target_include_directories(${PROGRAM_NAME} PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(${PROGRAM_NAME} PRIVATE ${PROGRAM_USES} klero_flags)
  target_compile_definitions(${PROGRAM_NAME} PRIVATE KLERO_VERSION="${PROJECT_VERSION}")
  # All programs lie together: build/bin/klero, build/bin/klero-verify.
  set_target_properties(${PROGRAM_NAME} PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
endfunction()

# All tests of rooms, without the programs: what the sanitizers are run over.
add_custom_target(klero_unit_tests)

# One binary is one test of ctest, labelled unit; a binary that holds no test fails.
function(klero_test)
  cmake_parse_arguments(PARSE_ARGV 0 TEST "" "NAME;TIMEOUT" "SOURCES;USES;LABELS")
  set(target test_${TEST_NAME})
  add_executable(${target} ${TEST_SOURCES})
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(${target} PRIVATE ${TEST_USES} GTest::gtest_main klero_flags)
  # Where the vectors are, and where the programs under test.
  target_compile_definitions(${target} PRIVATE
    KLERO_SOURCE_DIR="${PROJECT_SOURCE_DIR}" KLERO_BINARY_DIR="${PROJECT_BINARY_DIR}")
  add_dependencies(klero_unit_tests ${target})
  add_test(NAME ${TEST_NAME} COMMAND ${target} --gtest_brief=1)
  if(NOT TEST_TIMEOUT)
    set(TEST_TIMEOUT 300)
  endif()
  set_tests_properties(${TEST_NAME} PROPERTIES
    TIMEOUT ${TEST_TIMEOUT} LABELS "unit;${TEST_LABELS}"
    FAIL_REGULAR_EXPRESSION "Running 0 tests;0 tests from 0 test suites ran;\\[  PASSED  \\] 0 tests")
endfunction()

# With clang and KLERO_FUZZ a libFuzzer program; otherwise a driver of our own that runs the same
# function over the corpus and over seeded mutations of it, so that every test run fuzzes a little.
function(klero_fuzzer)
  cmake_parse_arguments(PARSE_ARGV 0 FUZZ "" "NAME;CORPUS;RUNS" "SOURCES;USES")
  if(NOT FUZZ_RUNS)
    set(FUZZ_RUNS 20000)
  endif()
  set(target fuzz_${FUZZ_NAME})
  add_executable(${target} ${FUZZ_SOURCES})
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(${target} PRIVATE ${FUZZ_USES} klero_flags)
  if(KLERO_FUZZ)
    target_compile_options(${target} PRIVATE -fsanitize=fuzzer)
    target_link_options(${target} PRIVATE -fsanitize=fuzzer)
    # What libFuzzer finds it adds to the first folder: never to the source.
    set(found ${CMAKE_CURRENT_BINARY_DIR}/found_${FUZZ_NAME})
    file(MAKE_DIRECTORY ${found})
    set(arguments -runs=${FUZZ_RUNS} -seed=1 ${found})
  else()
    target_sources(${target} PRIVATE ${PROJECT_SOURCE_DIR}/tests/fuzz/driver.cc)
    math(EXPR runs "${FUZZ_RUNS} / 10")
    set(arguments --runs=${runs} --seed=1)
  endif()
  add_dependencies(klero_unit_tests ${target})
  add_test(NAME fuzz_${FUZZ_NAME} COMMAND ${target} ${arguments} ${FUZZ_CORPUS})
  set_tests_properties(fuzz_${FUZZ_NAME} PROPERTIES TIMEOUT 300 LABELS fuzz)
endfunction()

# KLERO_ONLY builds a part of the house: -DKLERO_ONLY="crypto;selection/panel;tests/selection/panel".
function(klero_is_wanted folder result)
  set(${result} TRUE PARENT_SCOPE)
  if(NOT KLERO_ONLY)
    return()
  endif()
  cmake_path(RELATIVE_PATH CMAKE_CURRENT_SOURCE_DIR BASE_DIRECTORY ${PROJECT_SOURCE_DIR}
             OUTPUT_VARIABLE here)
  cmake_path(APPEND here ${folder} OUTPUT_VARIABLE path)
  cmake_path(NORMAL_PATH path)
  foreach(only IN LISTS KLERO_ONLY)
    cmake_path(IS_PREFIX only ${path} below)
    cmake_path(IS_PREFIX path ${only} above)
    if(below OR above)
      return()
    endif()
  endforeach()
  set(${result} FALSE PARENT_SCOPE)
endfunction()

# Every sub-folder that has a list file of its own, in the order of their names.
function(klero_add_all_subfolders)
  file(GLOB lists RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} CONFIGURE_DEPENDS */CMakeLists.txt)
  list(SORT lists)
  foreach(list IN LISTS lists)
    cmake_path(GET list PARENT_PATH folder)
    klero_is_wanted(${folder} wanted)
    if(wanted)
      add_subdirectory(${folder})
    endif()
  endforeach()
endfunction()
