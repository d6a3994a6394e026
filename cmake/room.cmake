# room(<name> [HEADERS ...] [SOURCES ...] [USES ...] [LIBRARIES ...])
#
# One room of the house is one library. USES names the rooms below that it may include; it is the
# only statement of the plan, and tests/check_includes.cmake's output is held against it.
# LIBRARIES are third-party targets, private to the room.
set_property(GLOBAL PROPERTY TENURE_ROOMS "")

function(room name)
    cmake_parse_arguments(ARG "" "" "HEADERS;SOURCES;USES;LIBRARIES" ${ARGN})
    file(RELATIVE_PATH folder ${CMAKE_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
    if(ARG_SOURCES)
        add_library(${name} STATIC ${ARG_SOURCES})
        set(scope PUBLIC)
        target_link_libraries(${name} PRIVATE ${ARG_LIBRARIES})
    else()
        add_library(${name} INTERFACE)
        set(scope INTERFACE)
    endif()
    cmake_path(GET CMAKE_CURRENT_SOURCE_DIR PARENT_PATH base)
    target_sources(${name} ${scope} FILE_SET HEADERS BASE_DIRS ${base} FILES ${ARG_HEADERS})
    target_include_directories(${name} ${scope} ${base})
    foreach(used IN LISTS ARG_USES)
        target_link_libraries(${name} ${scope} ${used})
    endforeach()
    set_target_properties(${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
    string(JOIN "," uses ${ARG_USES})
    set_property(GLOBAL APPEND PROPERTY TENURE_ROOMS "${name}|${folder}|${uses}")
endfunction()
