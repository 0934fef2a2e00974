# Writes OUTPUT, a source file that holds the text of each program.yaml in PRESETS by its name. What a preset is about is
# its first line, a comment.
set(rows "")
foreach(preset ${PRESETS})
  cmake_path(GET preset STEM name)
  file(READ "${preset}" text)
  string(REGEX MATCH "^# ([^\n]*)\n" first_line "${text}")
  if(NOT first_line)
    message(FATAL_ERROR "${preset} does not begin with a comment that says what it is about")
  endif()
  string(APPEND rows "      {\"${name}\", R\"about(${CMAKE_MATCH_1})about\", R\"preset(${text})preset\"},\n")
endforeach()
file(WRITE "${OUTPUT}" "#include \"policy/read.hpp\"

namespace matchdesk {

std::vector<Preset> presets() {
  return {
${rows}  };
}

}  // namespace matchdesk
")
