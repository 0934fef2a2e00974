# Writes OUTPUT, a source file that holds the text of each page in PAGES by its name.
set(rows "")
foreach(page ${PAGES})
  cmake_path(GET page STEM name)
  file(READ ${page} text HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" text "${text}")
  # A literal a line: compilers limit the length of one.
  string(REPLACE "\\x0a" "\\x0a\"\n\"" text "${text}")
  string(APPEND rows "    {\"${name}\", std::string_view(\n\"${text}\")},\n")
endforeach()
file(WRITE ${OUTPUT} "#include \"cmd/pages.hpp\"

namespace matchdesk {

const std::map<std::string_view, std::string_view>& pages() {
  static const std::map<std::string_view, std::string_view> all = {
${rows}  };
  return all;
}

}  // namespace matchdesk
")
