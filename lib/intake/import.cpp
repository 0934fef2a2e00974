#include "intake/import.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "intake/admit.hpp"
#include "intake/people.hpp"
#include "intake/rows.hpp"
#include "intake/written.hpp"
#include "record/fields.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"
#include "yaml/read.hpp"
#include "yaml/write.hpp"

namespace matchdesk {
namespace {

// Decides about one row after another; what a row adds is known to the rows after it.
class Importer {
 public:
  Importer(const Program& program, const Mapping& mapping, const ImportAs& as, const std::vector<std::string>& headers,
           Timestamp now, const std::string& by, IfMayBeKnown if_may_be_known)
      : program_(program),
        mapping_(mapping),
        as_(as),
        headers_(headers),
        now_(now),
        by_(by),
        if_may_be_known_(if_may_be_known),
        reader_(program.policy, mapping, as, now),
        duplicates_(program.records, as.role == nullptr ? "" : as.role->name,
                    as.role == nullptr ? Side::seeker : as.role->side),
        other_selves_(program.records, as.role == nullptr ? "" : as.role->name),
        seekers_(program, Side::seeker),
        providers_(program, Side::provider),
        partners_(program, Side::partner) {}

  void add(const text::CsvRow& row) {
    RowOutcome outcome;
    outcome.line = row.line;
    is_below_header_ = is_below_header_ && reader_.is_like_header(row.fields, headers_);
    if (is_below_header_) {
      reject(outcome,
             {{"second-header",
               fmt::format("looks like a second header: 'skip_rows: [{}]' in the map leaves it out", row.number)}});
      plan_.rows.push_back(std::move(outcome));
      return;
    }
    RowRecords records = reader_.read(row.fields);
    std::optional<Participant> participant;
    std::optional<Request> request;
    if (records.problems.empty() && records.participant) participant = settle_participant(records, outcome);
    if (records.problems.empty() && records.request) request = settle_request(records, participant, outcome);
    if (!records.problems.empty()) {
      reject(outcome, records.problems);
    } else {
      keep(std::move(participant), std::move(request), outcome);
      for (const Remark& remark : records.remarks) {
        count(remark, row.line);
        outcome.remarks.push_back(remark.message);
      }
    }
    plan_.rows.push_back(std::move(outcome));
  }

  ImportPlan finish() {
    std::ranges::stable_sort(plan_.remarks, std::greater<>(), &CountedRemark::rows);
    return std::move(plan_);
  }

 private:
  // The new participant of a row; nothing where it is known.
  std::optional<Participant> settle_participant(RowRecords& records, RowOutcome& outcome) {
    Participant participant = std::move(*records.participant);
    if (!participant.employer.empty()) {
      if (const auto employer = partners_.find({participant.employer})) participant.employer = *employer;
    }
    const auto known = duplicates_.find(participant);
    if (known && known->certain) {
      outcome.participant = known->id;
      outcome.known_by = known->why();
      outcome.differs = differing(*known, participant, records.said);
      return std::nullopt;
    }
    if (known && if_may_be_known_ == IfMayBeKnown::reject) {
      records.problems.push_back({"may-be-known", fmt::format("may be {}: {}; --even-if-known takes in another one",
                                                              known->id, known->why())});
      return std::nullopt;
    }
    outcome.unlike = duplicates_.sharing_address(participant);
    if (known && std::ranges::find(outcome.unlike, known->id) == outcome.unlike.end())
      outcome.unlike.push_back(known->id);
    if (const auto other = other_selves_.find(participant); other && participant.same_as.empty()) {
      participant.same_as = *other;
    }
    for (const auto& [gate, at] : records.passed) {
      Event event{at, recorded(at), by_, EventKind::passed, Value::map()};
      event.fields.set("gate", gate);
      participant.history.push_back(std::move(event));
    }
    admit(participant, program_, {*records.applied, recorded(*records.applied), by_, mapping_.via, outcome.unlike},
          new_ids_);
    judge_size(participant, *participant_shape_, records.problems);
    outcome.participant = participant.id;
    outcome.is_new_participant = true;
    outcome.missing = missing_fields(participant, as_.role->required);
    return participant;
  }

  // What two spellings of one value have in common.
  static Value comparable(const Participant& participant, const std::string& field) {
    if (field == "email") return email_key(participant.email);
    if (field == "phone") return phone_key(participant.phone);
    if (field.starts_with("name.")) return text::fold(get(participant, field).text());
    return get(participant, field);
  }

  std::vector<std::string> differing(const Known& known, const Participant& participant,
                                     const std::vector<std::string>& said) const {
    const Participant* before = participant_with(known.id);
    std::vector<std::string> fields;
    if (before == nullptr) return fields;
    for (const std::string& field : said) {
      if (comparable(participant, field) != comparable(*before, field)) fields.push_back(field);
    }
    return fields;
  }

  std::optional<Timestamp> recorded(const Timestamp& at) const {
    if (now_.instant - at.instant > std::chrono::minutes(1)) return now_;
    return std::nullopt;
  }

  // Returns the id of the one whom a row names; where there is none, that is a problem of the row.
  static std::optional<std::string> resolve(const std::vector<std::string>& texts, std::string_view field,
                                            const People& people, std::vector<Problem>& problems) {
    const auto id = people.find(texts);
    if (id) return *id;
    problems.push_back({id.error().code, fmt::format("{}: {}{}", field, id.error().message,
                                                     id.error().hint.empty() ? "" : " (" + id.error().hint + ")")});
    return std::nullopt;
  }

  static std::vector<std::string> resolve_each(const std::vector<std::string>& texts, std::string_view field,
                                               const People& people, std::vector<Problem>& problems) {
    std::vector<std::string> ids;
    for (const std::string& text : texts) {
      const auto id = resolve({text}, field, people, problems);
      if (id && std::ranges::find(ids, *id) == ids.end()) ids.push_back(*id);
    }
    return ids;
  }

  const Participant* participant_with(const std::string& id) const {
    if (const Participant* known = program_.records.participant(id)) return known;
    const auto added = std::ranges::find(plan_.participants, id, &Participant::id);
    return added == plan_.participants.end() ? nullptr : &*added;
  }

  // One time, also where a spreadsheet has left out the seconds of one.
  static bool is_same_time(Instant left, Instant right) {
    const auto minute = std::chrono::floor<std::chrono::minutes>(left);
    if (std::chrono::floor<std::chrono::minutes>(right) != minute) return false;
    return left == right || left == minute || right == minute;
  }

  // The same ask by the same seeker at the same time, however its record was corrected since.
  const std::string* known_request(const Request& request) const {
    const auto is_same = [&](const Request& other) {
      return other.seeker == request.seeker && other.submitted &&
             is_same_time(other.submitted->instant, request.submitted->instant) && other.kind == request.kind &&
             (other.message == request.message || other.id == request.id);
    };
    for (const Request* other : program_.records.requests_of_seeker(request.seeker)) {
      if (is_same(*other)) return &other->id;
    }
    const auto added = std::ranges::find_if(plan_.requests, is_same);
    return added == plan_.requests.end() ? nullptr : &added->id;
  }

  // The new request of a row; nothing where it is known.
  std::optional<Request> settle_request(RowRecords& records, const std::optional<Participant>& participant,
                                        RowOutcome& outcome) {
    Request request = std::move(*records.request);
    std::vector<Problem>& problems = records.problems;
    request.seeker = outcome.participant;
    if (request.seeker.empty() && records.named.seeker.empty()) {
      problems.push_back({"nothing-said", "seeker: nothing is said"});
    } else if (request.seeker.empty()) {
      request.seeker = resolve(records.named.seeker, "seeker", seekers_, problems).value_or("");
    }
    request.prefers = resolve_each(records.named.prefers, "prefers", providers_, problems);
    request.excludes = resolve_each(records.named.excludes, "excludes", providers_, problems);
    std::string other_side;
    if (!records.named.to.empty()) other_side = resolve(records.named.to, "to", providers_, problems).value_or("");
    if (!problems.empty()) return std::nullopt;
    const Timestamp at = *request.submitted;
    admit(request, program_, {at, recorded(at), by_, mapping_.via}, other_side, new_ids_);
    if (const std::string* known = known_request(request)) {
      outcome.request = *known;
      return std::nullopt;
    }
    const Participant* seeker = participant ? &*participant : participant_with(request.seeker);
    if (const auto checked = check_request(program_, request, *seeker, now_.instant, plan_.requests); !checked) {
      problems.push_back({checked.error().code, checked.error().message});
      return std::nullopt;
    }
    judge_size(request, *request_shape_, problems);
    outcome.request = request.id;
    outcome.is_new_request = true;
    return request;
  }

  static void reject(RowOutcome& outcome, const std::vector<Problem>& problems) {
    const int line = outcome.line;
    outcome = RowOutcome{};
    outcome.line = line;
    outcome.result = RowOutcome::Result::rejected;
    std::vector<std::string> reasons;
    for (const auto& [rule, message] : problems) {
      if (std::ranges::find(outcome.rules, rule) == outcome.rules.end()) outcome.rules.push_back(rule);
      reasons.push_back(message);
    }
    outcome.reason = text::join(reasons, "; ");
  }

  // A record that is as large as a file may be would take no event after its first.
  template <class Record>
  static void judge_size(const Record& record, const yaml::Shape& shape, std::vector<Problem>& problems) {
    constexpr std::size_t kept_for_events = std::size_t{16} * 1024;
    if (yaml::write_file(to_value(record), shape).size() + kept_for_events <= yaml::largest_file) return;
    problems.push_back(
        {"too-large",
         fmt::format("the {} would be larger than a record may be (1 MiB, of which 16 KiB are for its history)",
                     to_text(subject_of(record)))});
  }

  void keep(std::optional<Participant> participant, std::optional<Request> request, RowOutcome& outcome) {
    if (!participant && !request) outcome.result = RowOutcome::Result::known;
    if (participant) {
      duplicates_.add(*participant);
      new_ids_.push_back(participant->id);
      plan_.participants.push_back(std::move(*participant));
    }
    if (request) {
      new_ids_.push_back(request->id);
      plan_.requests.push_back(std::move(*request));
    }
  }

  void count(const Remark& remark, int line) {
    const auto found = std::ranges::find(plan_.remarks, remark, &CountedRemark::remark);
    if (found != plan_.remarks.end()) {
      ++found->rows;
    } else {
      plan_.remarks.push_back({remark, line, 1});
    }
  }

  const Program& program_;
  const Mapping& mapping_;
  ImportAs as_;
  const std::vector<std::string>& headers_;
  bool is_below_header_ = true;
  Timestamp now_;
  const std::string& by_;
  IfMayBeKnown if_may_be_known_;
  RowReader reader_;
  Duplicates duplicates_;
  OtherSelves other_selves_;
  People seekers_;
  People providers_;
  People partners_;
  std::vector<std::string> new_ids_;
  yaml::ShapePointer participant_shape_ = record_shape<Participant>(custom_shape(program_.policy));
  yaml::ShapePointer request_shape_ = record_shape<Request>(custom_shape(program_.policy));
  ImportPlan plan_;
};

}  // namespace

ImportPlan plan_import(const Program& program, const Mapping& mapping, const ImportAs& as, const text::CsvTable& table,
                       Timestamp now, const std::string& by, IfMayBeKnown if_may_be_known) {
  Importer importer(program, mapping, as, table.headers, now, by, if_may_be_known);
  for (const text::CsvRow& row : table.rows) importer.add(row);
  return importer.finish();
}

std::string rejects_csv(const text::CsvTable& table, const ImportPlan& plan) {
  std::string rows;
  const auto own = static_cast<std::ptrdiff_t>(columns_of_rejects(table.headers));
  for (std::size_t at = 0; at < table.rows.size(); ++at) {
    const RowOutcome& outcome = plan.rows[at];
    if (outcome.result != RowOutcome::Result::rejected) continue;
    std::vector<std::string> row = {std::to_string(outcome.line), outcome.reason, text::join(outcome.rules, " ")};
    const std::vector<std::string>& fields = table.rows[at].fields;
    row.insert(row.end(), fields.begin() + std::min(own, static_cast<std::ptrdiff_t>(fields.size())), fields.end());
    rows += text::csv_row(row);
  }
  if (rows.empty()) return {};
  std::vector<std::string> header = {"line", "reason", "rule"};
  header.insert(header.end(), table.headers.begin() + own, table.headers.end());
  return text::csv_row(header) + rows;
}

}  // namespace matchdesk
