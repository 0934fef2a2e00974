# Writes OUTPUT, a source file that holds the text of each file in TEMPLATES by its name.
set(rows "")
foreach(template ${TEMPLATES})
  cmake_path(GET template STEM name)
  file(READ "${template}" text)
  string(APPEND rows "      {\"${name}\", R\"template(${text})template\"},\n")
endforeach()
file(WRITE "${OUTPUT}" "#include \"mail/templates.hpp\"

namespace matchdesk {

const std::map<std::string, std::string, std::less<>>& ready_templates() {
  static const std::map<std::string, std::string, std::less<>> ready = {
${rows}  };
  return ready;
}

}  // namespace matchdesk
")
