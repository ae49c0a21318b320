# SPDX-FileCopyrightText: 2026 The Chautari developers
# SPDX-License-Identifier: GPL-3.0-or-later

find_package(Qt6 6.4 REQUIRED COMPONENTS Network Test)

# The tests' own code runs once; optimising it is a third of its compile time. Qt names each test's folder to it, for
# QFINDTESTDATA, which makes every command line another; ours find their data by CHAUTARI_TEST_DATA.
function(chautari_compile_as_test target)
    target_link_libraries(${target} PRIVATE Chautari::config Qt6::Test Qt6::Network)
    target_compile_options(${target} PRIVATE -O0 -UQT_TESTCASE_BUILDDIR -UQT_TESTCASE_SOURCEDIR)
endfunction()

# chautari_add_test(NAME [GUI] [UNTESTED] SOURCES a.cpp ... LIBRARIES lib ... [TIMEOUT seconds])
#
# GUI: what links Qt6::Gui; Qt Test's headers look another way there, and so it has its own precompiled ones.
# UNTESTED: the caller says how it is run, with chautari_add_program_test().
#
# One Qt Test executable per class or behaviour. It runs offscreen, with its own home and runtime folder, so that no test
# sees a file, a bus or a display of the person who runs it.
function(chautari_add_test name)
    cmake_parse_arguments(ARG "GUI;UNTESTED" "TIMEOUT" "SOURCES;LIBRARIES" ${ARGN})
    qt_add_executable(${name} ${ARG_SOURCES})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests UNITY_BUILD OFF)
    target_link_libraries(${name} PRIVATE ${ARG_LIBRARIES})
    chautari_compile_as_test(${name})
    # A test of one file needs one call of moc and nothing of what AUTOMOC does per target.
    list(FILTER ARG_SOURCES INCLUDE REGEX "\\.cpp$")
    list(LENGTH ARG_SOURCES sources)
    if(sources EQUAL 1)
        set(moc ${CMAKE_CURRENT_BINARY_DIR}/${name}.moc)
        qt_generate_moc(${ARG_SOURCES} ${moc} TARGET ${name})
        set_property(SOURCE ${ARG_SOURCES} APPEND PROPERTY OBJECT_DEPENDS ${moc})
        target_include_directories(${name} PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
    else()
        set_target_properties(${name} PROPERTIES AUTOMOC ON)
    endif()
    set(headers chautari_test_headers)
    if(ARG_GUI)
        set(headers chautari_gui_test_headers)
    endif()
    if(TARGET ${headers})
        if(ARG_GUI)
            target_link_libraries(${name} PRIVATE Qt6::Widgets) # Qt Test looks at the macros it brings
        endif()
        target_precompile_headers(${name} REUSE_FROM ${headers})
        set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/${name}_autogen/mocs_compilation.cpp
            PROPERTIES SKIP_PRECOMPILE_HEADERS ON) # mostly empty: loading the headers would be all its cost
    endif()
    target_compile_definitions(${name} PRIVATE CHAUTARI_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data")
    if(NOT ARG_UNTESTED)
        chautari_add_program_test(${name} TIMEOUT ${ARG_TIMEOUT} COMMAND ${name})
    endif()
endfunction()

# chautari_add_program_test(NAME COMMAND program arguments... [TIMEOUT seconds]): any program that tests something, in the
# same surroundings.
function(chautari_add_program_test name)
    cmake_parse_arguments(ARG "" "TIMEOUT" "COMMAND" ${ARGN})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    add_test(NAME ${name} COMMAND ${ARG_COMMAND})
    set(home ${CMAKE_BINARY_DIR}/tests/home/${name})
    file(MAKE_DIRECTORY ${home})
    file(CHMOD ${home} DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)
    set_tests_properties(${name} PROPERTIES
        TIMEOUT ${ARG_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LANG=C.UTF-8;HOME=${home};XDG_RUNTIME_DIR=${home};XDG_CONFIG_HOME=${home}/config;XDG_DATA_HOME=${home}/data;XDG_CACHE_HOME=${home}/cache;DBUS_SESSION_BUS_ADDRESS=disabled:;QT_MEDIA_BACKEND=ffmpeg;QT_LOGGING_RULES=qt.qpa.*=false;LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/support/lsan.supp:print_suppressions=0"
    )
endfunction()
