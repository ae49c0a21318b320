# SPDX-FileCopyrightText: 2026 The Chautari developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Every compiler flag and Qt define of the project lives in this one INTERFACE target.

find_package(Threads REQUIRED)

add_library(chautari_config INTERFACE)
add_library(Chautari::config ALIAS chautari_config)

target_compile_features(chautari_config INTERFACE cxx_std_20)
target_include_directories(chautari_config INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_definitions(chautari_config INTERFACE
    QT_NO_CAST_FROM_ASCII
    QT_NO_CAST_TO_ASCII
    QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING
    QT_NO_FOREACH
    QT_NO_KEYWORDS
    QT_STRICT_ITERATORS
    QT_USE_QSTRINGBUILDER
    QT_DISABLE_DEPRECATED_BEFORE=0x060400
    CHAUTARI_VERSION="${PROJECT_VERSION}"
)
target_compile_options(chautari_config INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual
    -fstack-protector-strong
    $<$<BOOL:${CHAUTARI_WERROR}>:-Werror>
)
target_link_libraries(chautari_config INTERFACE Threads::Threads)

if(CHAUTARI_SANITIZE)
    target_compile_options(chautari_config INTERFACE -fsanitize=address,undefined -fno-omit-frame-pointer
        -fno-sanitize-recover=undefined
        -Wno-error=maybe-uninitialized) # GCC 12 raises it falsely in instrumented std::variant code
    target_link_options(chautari_config INTERFACE -fsanitize=address,undefined)
endif()

# Everything is instrumented, so that the fuzzer sees which branches an input takes; only the fuzzers get its main().
if(CHAUTARI_FUZZ)
    target_compile_options(chautari_config INTERFACE -fsanitize=fuzzer-no-link,address,undefined -fno-omit-frame-pointer
        -fno-sanitize-recover=undefined)
    target_link_options(chautari_config INTERFACE -fsanitize=address,undefined)
endif()

# chautari_precompile(target FROM owner): a precompiled header is 200 MB and ten seconds, so those who need the same one
# share it. The owner names its headers: Qt's own, never ours. A unity build (./.ci/run) parses them seldom enough.
function(chautari_precompile target)
    cmake_parse_arguments(ARG "" "FROM" "" ${ARGN})
    if(CHAUTARI_PCH AND NOT CMAKE_UNITY_BUILD)
        if(ARG_FROM)
            target_precompile_headers(${target} REUSE_FROM ${ARG_FROM})
        else()
            target_precompile_headers(${target} PRIVATE ${ARG_UNPARSED_ARGUMENTS})
        endif()
    endif()
endfunction()
