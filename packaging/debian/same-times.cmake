# SPDX-License-Identifier: GPL-3.0-or-later
# Run by cpack between installing into its own folder and packing that: cpack takes the times that stand there.
execute_process(COMMAND find ${CPACK_TEMPORARY_INSTALL_DIRECTORY} -exec touch -h -d @$ENV{SOURCE_DATE_EPOCH} {} +
    COMMAND_ERROR_IS_FATAL ANY)
