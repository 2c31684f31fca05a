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

# shopbook_precompiled(TARGET [GUI]): the target reads the headers that all share from one precompiled file.
# The first target that asks for one makes it, the others reuse it: the same flags are a condition of the
# compiler. Halves the time of a build from nothing; a file must still name what it uses (iwyu, clang-tidy).
function(shopbook_precompiled target)
    cmake_parse_arguments(arg "GUI" "" "" ${ARGN})
    if(NOT SHOPBOOK_PCH)
        return()
    endif()
    set(kind Core)
    if(arg_GUI)
        set(kind Gui)
    endif()
    get_property(owner GLOBAL PROPERTY shopbook_precompiled_${kind})
    if(owner)
        target_precompile_headers(${target} REUSE_FROM ${owner})
    else()
        set_property(GLOBAL PROPERTY shopbook_precompiled_${kind} ${target})
        target_precompile_headers(${target} PRIVATE ${PROJECT_SOURCE_DIR}/cmake/Precompiled${kind}.h)
    endif()
endfunction()

# shopbook_layer(NAME SOURCES … LINKS …): the static library of src/NAME. LINKS names the layers
# below it; tests/structure checks that the includes say the same.
function(shopbook_layer name)
    cmake_parse_arguments(arg "" "" "SOURCES;LINKS" ${ARGN})
    add_library(shopbook_${name} STATIC ${arg_SOURCES})
    target_link_libraries(shopbook_${name} PUBLIC shopbook_flags ${arg_LINKS})
    if("Qt6::Widgets" IN_LIST arg_LINKS OR name STREQUAL "gui")
        shopbook_precompiled(shopbook_${name} GUI)
    elseif(NOT name STREQUAL "base")
        shopbook_precompiled(shopbook_${name})
    endif()
endfunction()

# shopbook_test(NAME SOURCES … LINKS … LABELS …): one Qt Test program. Each runs offscreen, in UTC,
# with its own home below the build folder, so that no test meets a person's settings.
function(shopbook_test name)
    cmake_parse_arguments(arg "" "TIMEOUT" "SOURCES;LINKS;LABELS" ${ARGN})
    add_executable(test_${name} ${arg_SOURCES})
    target_link_libraries(test_${name} PRIVATE Qt6::Test shopbook_test_support ${arg_LINKS})
    target_compile_definitions(test_${name} PRIVATE
        SHOPBOOK_SOURCE_DIR="${PROJECT_SOURCE_DIR}" SHOPBOOK_BINARY_DIR="${PROJECT_BINARY_DIR}")
    if("${arg_LINKS}" MATCHES "shopbook_(gui|dialogs|dialog_support|window_support)")
        shopbook_precompiled(test_${name} GUI)
    else()
        shopbook_precompiled(test_${name})
    endif()
    set(home ${CMAKE_CURRENT_BINARY_DIR}/home_${name})
    file(MAKE_DIRECTORY ${home})
    add_test(NAME ${name} COMMAND test_${name})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 240)
    endif()
    set_tests_properties(${name} PROPERTIES LABELS "${arg_LABELS}" TIMEOUT ${arg_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;LANGUAGE=en;TZ=UTC;HOME=${home};XDG_CONFIG_HOME=${home}/config;XDG_DATA_HOME=${home}/data;XDG_STATE_HOME=${home}/state;XDG_CACHE_HOME=${home}/cache;UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1;ASAN_OPTIONS=detect_leaks=1")
endfunction()
