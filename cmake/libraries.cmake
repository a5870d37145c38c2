# The libraries the rooms may link, all from Debian 12, each under one name:
#
#   PkgConfig::sodium  OpenSSL::Crypto  CLI11::CLI11  nlohmann_json::nlohmann_json
#   PkgConfig::clp  PkgConfig::cbc  PkgConfig::icu  PkgConfig::qrencode  PkgConfig::png
#   Threads::Threads
#   GTest::gtest_main (tests)  benchmark::benchmark (tests/bench)

find_package(PkgConfig REQUIRED)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium>=1.0.18)
pkg_check_modules(clp REQUIRED IMPORTED_TARGET clp>=1.17 coinutils osi osi-clp)
pkg_check_modules(cbc REQUIRED IMPORTED_TARGET cbc>=2.10 osi-cbc cgl)
pkg_check_modules(icu REQUIRED IMPORTED_TARGET icu-i18n>=72 icu-uc)
pkg_check_modules(qrencode REQUIRED IMPORTED_TARGET libqrencode>=4.1)
pkg_check_modules(png REQUIRED IMPORTED_TARGET libpng>=1.6)

find_package(OpenSSL 3.0 REQUIRED COMPONENTS Crypto)
find_package(CLI11 2.1 REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(Threads REQUIRED)
find_package(GTest 1.12 REQUIRED)
find_package(benchmark 1.7 REQUIRED)

find_program(KLERO_CCACHE ccache)
if(KLERO_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${KLERO_CCACHE})
endif()
