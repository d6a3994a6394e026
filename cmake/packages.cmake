# What `cmake --install` puts where, and the Debian package that cpack makes of it. Nothing installed
# holds a path of the machine it was built on, so a folder it was installed into can be moved.
include(GNUInstallDirs)

install(TARGETS tenure RUNTIME)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/scenarios DESTINATION ${CMAKE_INSTALL_DATADIR}/tenure
    PATTERN "verification" EXCLUDE)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/scripts/slurm DESTINATION ${CMAKE_INSTALL_DATADIR}/tenure
    USE_SOURCE_PERMISSIONS PATTERN "one_machine" EXCLUDE)
install(FILES ${CMAKE_SOURCE_DIR}/scripts/read_results.R ${CMAKE_SOURCE_DIR}/scripts/read_sweep.py
    DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples)
install(FILES ${CMAKE_SOURCE_DIR}/README.md ${CMAKE_SOURCE_DIR}/scripts/packaging/CHANGELOG.md
    DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${CMAKE_SOURCE_DIR}/scripts/packaging/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})

# Written by the program itself.
set(written ${CMAKE_BINARY_DIR}/written)
install(CODE "
    file(MAKE_DIRECTORY \"${written}\")
    function(written file)
        execute_process(COMMAND \"$<TARGET_FILE:tenure>\" \${ARGN} OUTPUT_FILE \"${written}/\${file}\"
            COMMAND_ERROR_IS_FATAL ANY)
    endfunction()
    written(tenure completion bash)
    written(_tenure completion zsh)
    written(tenure.fish completion fish)
    written(tenure.1 help --man)
    execute_process(COMMAND gzip -9nf tenure.1 WORKING_DIRECTORY \"${written}\" COMMAND_ERROR_IS_FATAL ANY)
    execute_process(COMMAND gzip -9nc \"${CMAKE_SOURCE_DIR}/scripts/packaging/changelog\"
        OUTPUT_FILE \"${written}/changelog.gz\" COMMAND_ERROR_IS_FATAL ANY)")
install(FILES ${written}/tenure DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${written}/_tenure DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${written}/tenure.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES ${written}/tenure.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${written}/changelog.gz DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME tenure)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "the tenure developers <tenure@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "simulate a workforce under competing policies")
set(CPACK_PACKAGE_DESCRIPTION "Discrete-event, parallel Monte Carlo simulation of the social work
workforce of an authority: academies, career ladders, retention payments,
transfers and cover are compared on the same people and chance events.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS libnetcdf19) # loaded by `tenure export --format netcdf` alone
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ
    GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
include(CPack)
