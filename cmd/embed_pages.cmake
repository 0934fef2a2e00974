# Writes OUTPUT, a source file that holds the text of each page and script in PAGES by its name.
set(rows "")
foreach(page ${PAGES})
  cmake_path(GET page FILENAME name)
  string(REGEX REPLACE "\\.md$" "" name "${name}")
  file(READ "${page}" text)
  string(APPEND rows "      {\"${name}\", R\"page(${text})page\"},\n")
endforeach()
file(WRITE "${OUTPUT}" "#include \"cmd/pages.hpp\"

namespace matchdesk {

const std::map<std::string_view, std::string_view>& pages() {
  static const std::map<std::string_view, std::string_view> all = {
${rows}  };
  return all;
}

}  // namespace matchdesk
")
