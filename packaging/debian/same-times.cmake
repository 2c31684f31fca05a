# SPDX-License-Identifier: GPL-3.0-or-later
# Run by cpack between installing into its own folder and packing that: cpack takes the times and the rights that stand
# there, and those of folders are what the mask of whoever packs made of them.
execute_process(COMMAND find ${CPACK_TEMPORARY_INSTALL_DIRECTORY} -type d -exec chmod 755 {} + COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND find ${CPACK_TEMPORARY_INSTALL_DIRECTORY} -exec touch -h -d @$ENV{SOURCE_DATE_EPOCH} {} +
    COMMAND_ERROR_IS_FATAL ANY)
