# embed(<target> <function> <header> <file>) adds to the target a source in which namespace tenure's
# <function>, which may stand in a namespace within (cli::page), declared in <header>, returns the bytes
# of <file>. Run as a script, it writes that source.
if(CMAKE_SCRIPT_MODE_FILE)
    file(READ ${INPUT} bytes HEX)
    string(REGEX REPLACE "(..)" "\\\\x\\1" bytes "${bytes}")
    file(SIZE ${INPUT} size)
    file(WRITE ${OUTPUT} "#include \"${HEADER}\"\n\nstd::string_view tenure::${FUNCTION}() {\n"
        "    return {\"${bytes}\", ${size}};\n}\n")
    return()
endif()

set(embed_script ${CMAKE_CURRENT_LIST_FILE})
function(embed target function header file)
    string(REPLACE "::" "_" name ${function})
    set(source ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
    add_custom_command(OUTPUT ${source}
        COMMAND ${CMAKE_COMMAND} -DINPUT=${file} -DOUTPUT=${source} -DHEADER=${header} -DFUNCTION=${function}
            -P ${embed_script}
        DEPENDS ${file} ${embed_script} VERBATIM)
    set_source_files_properties(${source} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
    target_sources(${target} PRIVATE ${source})
endfunction()
