# Writes OUTPUT, the source TEMPLATE with one row for each of FILES, in place of @NAMES_AND_TEXTS@ its name and text, in place
# of @NAMES_TITLES_AND_TEXTS@ also the comment that is its first line.
set(NAMES_AND_TEXTS "")
set(NAMES_TITLES_AND_TEXTS "")
foreach(file ${FILES})
  cmake_path(GET file FILENAME name)
  string(REGEX REPLACE "\\.(md|txt|yaml)$" "" name "${name}")
  file(READ "${file}" text)
  string(REGEX MATCH "^# ([^\n]*)\n" first_line "${text}")
  string(APPEND NAMES_AND_TEXTS "      {\"${name}\", R\"text(${text})text\"},\n")
  string(APPEND NAMES_TITLES_AND_TEXTS "      {\"${name}\", R\"title(${CMAKE_MATCH_1})title\", R\"text(${text})text\"},\n")
endforeach()
configure_file("${TEMPLATE}" "${OUTPUT}" @ONLY)
