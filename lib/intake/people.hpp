#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "policy/program.hpp"
#include "text/result.hpp"

namespace matchdesk {

// Finds the records that cells of a spreadsheet name, by id, e-mail address or name; built once for many look-ups.
class People {
 public:
  // Those of one side of the program.
  People(const Program& program, Side side);
  void add(const Participant& participant);

  // The id of the one who is meant. Nobody or several: an error in words.
  Result<std::string> find(std::string_view text) const;

 private:
  std::string_view noun_;
  std::map<std::string, std::vector<std::string>, std::less<>> ids_;  // by what a cell may say
};

}  // namespace matchdesk
