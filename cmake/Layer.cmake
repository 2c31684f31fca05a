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

# Resources in the form that holds no times: the same source makes the same program, whenever it was checked out.
set(SHOPBOOK_RCC OPTIONS --format-version 1)

# Targets of their own hold the precompiled headers that all share, with the fewest definitions: the compiler refuses one
# that was made with a definition or an optimization which its user lacks. Halves the time of a build from nothing; a
# file must still name what it uses.
set(SHOPBOOK_TEST_OPTIONS $<$<CONFIG:Debug>:-O0>)
if(SHOPBOOK_PCH)
    set(kinds Core Gui)
    if(SHOPBOOK_TESTS)
        list(APPEND kinds CoreTests GuiTests)
    endif()
    foreach(kind ${kinds})
        string(REPLACE Tests "" header ${kind})
        file(WRITE ${PROJECT_BINARY_DIR}/precompiled/${kind}.cpp "namespace shopbook { extern const int precompiled${kind}; const int precompiled${kind} = 1; }\n")
        add_library(shopbook_precompiled_${kind} STATIC ${PROJECT_BINARY_DIR}/precompiled/${kind}.cpp)
        set_target_properties(shopbook_precompiled_${kind} PROPERTIES AUTOMOC OFF AUTOUIC OFF)
        target_precompile_headers(shopbook_precompiled_${kind} PRIVATE ${PROJECT_SOURCE_DIR}/cmake/Precompiled${header}.h)
        target_link_libraries(shopbook_precompiled_${kind} PUBLIC shopbook_flags Qt6::Sql tl::expected)
        if(header STREQUAL "Gui")
            target_link_libraries(shopbook_precompiled_${kind} PUBLIC Qt6::Widgets)
        endif()
        if(kind MATCHES "Tests$")
            target_compile_options(shopbook_precompiled_${kind} PRIVATE ${SHOPBOOK_TEST_OPTIONS})
        endif()
    endforeach()
endif()

# shopbook_precompiled(TARGET KIND): the target reads them from there.
function(shopbook_precompiled target kind)
    if(SHOPBOOK_PCH)
        target_precompile_headers(${target} REUSE_FROM shopbook_precompiled_${kind})
    endif()
endfunction()

# shopbook_tests_code(TARGET KIND): code of tests is compiled more often than it is run: optimizing it, as the program in
# the same build folder may be (tests/run), costs more than it saves.
function(shopbook_tests_code target kind)
    target_compile_options(${target} PRIVATE ${SHOPBOOK_TEST_OPTIONS})
    shopbook_precompiled(${target} ${kind}Tests)
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

# Meta objects of a test, one moc a file: AUTOMOC would start CMake twice for each of 160 programs, and compile a file
# more. A test includes its own "NAME.moc".
function(shopbook_test_mocs target)
    set(folder ${CMAKE_CURRENT_BINARY_DIR}/moc_${target})
    target_include_directories(${target} PRIVATE ${folder})
    set_target_properties(${target} PROPERTIES AUTOMOC OFF AUTOUIC OFF)
    foreach(source ${ARGN})
        string(REGEX REPLACE "\\.cpp$" ".h" header ${source})
        set(both ${source} ${header})
        list(REMOVE_DUPLICATES both)
        foreach(file ${both})
            set(objects)
            get_filename_component(path ${file} ABSOLUTE)
            if(EXISTS ${path})
                file(STRINGS ${path} objects REGEX "^ *Q_OBJECT")
                get_property(looked GLOBAL PROPERTY shopbook_looked_for_mocs)
                if(NOT path IN_LIST looked)
                    set_property(GLOBAL APPEND PROPERTY shopbook_looked_for_mocs ${path})
                    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${path})
                endif()
            endif()
            get_filename_component(name ${file} NAME_WE)
            if(objects AND file MATCHES "\\.cpp$")
                qt6_generate_moc(${file} ${folder}/${name}.moc)
                target_sources(${target} PRIVATE ${folder}/${name}.moc)
            elseif(objects)
                qt6_generate_moc(${file} ${folder}/moc_${name}.cpp)
                target_sources(${target} PRIVATE ${folder}/moc_${name}.cpp)
            endif()
        endforeach()
    endforeach()
endfunction()

# The folders of sources and build stand in the commands of those files alone that ask for them: the others are found
# by ccache wherever the checkout lies.
function(shopbook_test_folders)
    foreach(source ${ARGN})
        file(STRINGS ${CMAKE_CURRENT_SOURCE_DIR}/${source} asks REGEX "SHOPBOOK_(SOURCE|BINARY)_DIR")
        if(asks AND source MATCHES "\\.cpp$")
            set_property(SOURCE ${source} APPEND PROPERTY COMPILE_DEFINITIONS
                SHOPBOOK_SOURCE_DIR="${PROJECT_SOURCE_DIR}" SHOPBOOK_BINARY_DIR="${PROJECT_BINARY_DIR}")
        elseif(asks)
            message(FATAL_ERROR "${source}: a header of tests does not name folders")
        endif()
    endforeach()
endfunction()

# More sources of a test.
function(shopbook_test_sources target)
    target_sources(${target} PRIVATE ${ARGN})
    shopbook_test_mocs(${target} ${ARGN})
    shopbook_test_folders(${ARGN})
endfunction()

# shopbook_test(NAME SOURCES … LINKS … LABELS … [LAUNCHER …]): one Qt Test program, started by LAUNCHER if there
# is one. Each runs offscreen, in UTC, with its own home below the build folder, so that no test meets a person's
# settings.
function(shopbook_test name)
    cmake_parse_arguments(arg "" "TIMEOUT;LAUNCHER" "SOURCES;LINKS;LABELS" ${ARGN})
    add_executable(test_${name} ${arg_SOURCES})
    target_link_libraries(test_${name} PRIVATE Qt6::Test shopbook_test_support ${arg_LINKS})
    shopbook_test_mocs(test_${name} ${arg_SOURCES})
    shopbook_test_folders(${arg_SOURCES})
    if("${arg_LINKS}" MATCHES "shopbook_(gui|dialogs|diagram|dialog_support|window_support)")
        shopbook_tests_code(test_${name} Gui)
    else()
        shopbook_tests_code(test_${name} Core)
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
