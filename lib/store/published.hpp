#pragma once

#include <map>
#include <string>
#include <vector>

#include "policy/program.hpp"
#include "yaml/tree.hpp"

namespace matchdesk {

// What one audience gets to see of a program: a small program of its own.
struct Published {
  std::map<std::string, std::string> files;  // by path, whole
  std::vector<const Participant*> shown;     // in the order of their ids
  std::size_t hidden = 0;                    // participants that are left out,
  std::vector<std::string> without_place;    // those that are so only because they say no place
  std::size_t removed_references = 0;        // ids of hidden records that were taken out of shown ones
};

// Whether the audience's copy shows a participant: its visibility (the record's own, else its role's; nobody without
// either) names the audience or `all`; it takes part (every gate passed, not gone, not closed by itself); it is not
// restricted, and was shared where its role starts so; and where the audience has a place, it is of that place, of one
// inside it, or of a wider one around it.
bool is_shown(const Program& program, const Audience& audience, const Participant& participant, Instant now);

// The copy for an audience, made anew from what it may see, so that nothing else can slip in: the participants that are
// shown, each with the audience's fields (all but `notes` and `resume` where it names none; id, role and status
// always), without ids of records that are not shown, and with no history but what its status follows from; and of the
// policy
// (`policy`, the document of program.yaml) the words, places, roles, own fields and vocabulary. No requests, no
// activities, no staff, no overlays.
Published published(const Program& program, const yaml::Document& policy, const Audience& audience, Instant now);

}  // namespace matchdesk
