# SPDX-License-Identifier: GPL-3.0-or-later
# One place for the flags of every target, and for what a layer and a test are.

add_library(shopbook_flags INTERFACE)
target_include_directories(shopbook_flags INTERFACE ${PROJECT_SOURCE_DIR}/src)
target_compile_definitions(shopbook_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_NO_KEYWORDS
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060400)
target_compile_options(shopbook_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wunused-result
    $<$<BOOL:${SHOPBOOK_WERROR}>:-Werror>)

# Two targets hold the precompiled headers that all share, with the fewest definitions: the compiler refuses one
# that was made with a definition which its user lacks. Halves the time of a build from nothing; a file must
# still name what it uses.
if(SHOPBOOK_PCH)
    foreach(kind Core Gui)
        file(WRITE ${PROJECT_BINARY_DIR}/precompiled/${kind}.cpp "namespace shopbook { extern const int precompiled${kind}; const int precompiled${kind} = 1; }\n")
        add_library(shopbook_precompiled_${kind} STATIC ${PROJECT_BINARY_DIR}/precompiled/${kind}.cpp)
        set_target_properties(shopbook_precompiled_${kind} PROPERTIES AUTOMOC OFF AUTOUIC OFF)
        target_precompile_headers(shopbook_precompiled_${kind} PRIVATE ${PROJECT_SOURCE_DIR}/cmake/Precompiled${kind}.h)
    endforeach()
    target_link_libraries(shopbook_precompiled_Core PUBLIC shopbook_flags Qt6::Sql tl::expected)
    target_link_libraries(shopbook_precompiled_Gui PUBLIC shopbook_flags Qt6::Sql Qt6::Widgets tl::expected)
endif()

# shopbook_precompiled(TARGET KIND): the target reads them from there.
function(shopbook_precompiled target kind)
    if(SHOPBOOK_PCH)
        target_precompile_headers(${target} REUSE_FROM shopbook_precompiled_${kind})
    endif()
endfunction()

# shopbook_layer(NAME SOURCES … LINKS …): the static library of src/NAME. LINKS names the layers
# below it; tests/structure checks that the includes say the same.
function(shopbook_layer name)
    cmake_parse_arguments(arg "" "" "SOURCES;LINKS" ${ARGN})
    add_library(shopbook_${name} STATIC ${arg_SOURCES})
    target_link_libraries(shopbook_${name} PUBLIC shopbook_flags ${arg_LINKS})
    if("Qt6::Widgets" IN_LIST arg_LINKS OR name STREQUAL "gui")
        shopbook_precompiled(shopbook_${name} Gui)
    elseif(NOT name STREQUAL "base")
        shopbook_precompiled(shopbook_${name} Core)
    endif()
endfunction()

# shopbook_test(NAME SOURCES … LINKS … LABELS … [LAUNCHER …]): one Qt Test program, started by LAUNCHER if there
# is one. Each runs offscreen, in UTC, with its own home below the build folder, so that no test meets a person's
# settings.
function(shopbook_test name)
    cmake_parse_arguments(arg "" "TIMEOUT;LAUNCHER" "SOURCES;LINKS;LABELS" ${ARGN})
    add_executable(test_${name} ${arg_SOURCES})
    target_link_libraries(test_${name} PRIVATE Qt6::Test shopbook_test_support ${arg_LINKS})
    target_compile_definitions(test_${name} PRIVATE
        SHOPBOOK_SOURCE_DIR="${PROJECT_SOURCE_DIR}" SHOPBOOK_BINARY_DIR="${PROJECT_BINARY_DIR}")
    if("${arg_LINKS}" MATCHES "shopbook_(gui|dialogs|diagram|dialog_support|window_support)")
        shopbook_precompiled(test_${name} Gui)
    else()
        shopbook_precompiled(test_${name} Core)
    endif()
    set(home ${CMAKE_CURRENT_BINARY_DIR}/home_${name})
    file(MAKE_DIRECTORY ${home})
    add_test(NAME ${name} COMMAND ${arg_LAUNCHER} $<TARGET_FILE:test_${name}>)
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 240)
    endif()
    set_tests_properties(${name} PROPERTIES LABELS "${arg_LABELS}" TIMEOUT ${arg_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;LANGUAGE=en;TZ=UTC;HOME=${home};XDG_CONFIG_HOME=${home}/config;XDG_DATA_HOME=${home}/data;XDG_STATE_HOME=${home}/state;XDG_CACHE_HOME=${home}/cache;UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1;ASAN_OPTIONS=detect_leaks=1;LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/leaks-of-others.supp:print_suppressions=0")
endfunction()
