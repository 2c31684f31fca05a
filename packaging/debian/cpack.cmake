# SPDX-License-Identifier: GPL-3.0-or-later
# Read by cpack before it makes a package: the time of everything in it is that of the changelog's newest entry, or what
# SOURCE_DATE_EPOCH says, so that the same programs make the same bytes whenever they are packed.
if("$ENV{SOURCE_DATE_EPOCH}" STREQUAL "")
    file(STRINGS ${CPACK_SHOPBOOK_CHANGELOG} newest REGEX "^ -- .*>  " LIMIT_COUNT 1)
    string(REGEX REPLACE "^ -- .*>  " "" newest "${newest}")
    execute_process(COMMAND date -u -d "${newest}" +%s OUTPUT_VARIABLE seconds OUTPUT_STRIP_TRAILING_WHITESPACE
        COMMAND_ERROR_IS_FATAL ANY)
    set(ENV{SOURCE_DATE_EPOCH} ${seconds})
endif()
