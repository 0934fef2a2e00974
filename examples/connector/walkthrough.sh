#!/bin/sh
# The connector program from its first day to a connectee's first job: each line of what the program must be able to do.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../walkthrough-parts.sh"

at 2026-04-02T09:00:00-04:00
begin connector

heading 1. A connectee applies by web form or e-mail
say 'The export of the web form, with the map of its columns:'
head -n 3 "$here/web-form/connectees.csv" > ../connectees.csv
cp "$here/web-form/connectees.map.yaml" ../connectees.map.yaml
run matchdesk intake import ../connectees.csv --as connectee --map ../connectees.map.yaml
say 'One who wrote an e-mail is typed in. What is missing is said, and the record is kept:'
run matchdesk intake add connectee --first Priya --last Nand --email priya.nand@example.org --location toronto --sectors private \
  --industries insurance --skills underwriting,excel --seniority senior --languages en,hi --via email
run matchdesk list participants --where incomplete --columns id,name,lacking
say 'Some days later the resume comes, and who sent her:'
at 2026-04-07T11:00:00-04:00
run matchdesk roster correct priya-nand resume files/priya-nand.pdf
run matchdesk roster correct priya-nand referral_partner 'Northside Settlement House'

heading 2. The resume is reviewed, the in-take meeting is booked and its result recorded
run matchdesk intake review priya-nand --what resume --result 'strong; ask about reinsurance'
run matchdesk intake book priya-nand --for '2026-04-09 10:00' --mode video
at 2026-04-09T11:00:00-04:00
run matchdesk intake pass priya-nand --gate intake
run matchdesk intake review ahmed-el-sayed --what resume
run matchdesk intake book ahmed-el-sayed --for '2026-04-10 14:00' --mode video
at 2026-04-10T15:00:00-04:00
say 'Where it was not successful the way ends there, with the reason:'
run matchdesk intake fail ahmed-el-sayed --gate intake --reason 'wants a course first, not a match'

heading 3. Terms of Agreement: sent, signed, and nobody is matched before
run matchdesk intake send priya-nand --gate terms --channel email
run matchdesk intake request priya-nand --via email
request=$(matchdesk list requests --format ndjson | sed 's/.*"id":"\([^"]*\)","kind.*/\1/')

heading 4. A connector is met, taken in, welcomed and signs
run matchdesk intake add connector --first Judith --last Marsh --email judith.marsh@example.org --phone '416 555 0401' \
  --location toronto --organization 'Lakeside Mutual' --title 'VP Underwriting' --sectors private --industries insurance \
  --skills underwriting --seniority executive --languages en --via met
run matchdesk intake add connector --first Omar --last Haddad --email omar.haddad@example.org --phone '416 555 0402' \
  --location toronto --organization 'Bright Bridge' --title 'Actuary' --sectors private --industries insurance \
  --skills excel --seniority manager --languages en,fr --via met
run matchdesk intake book judith-marsh --for '2026-04-13 09:00' --mode in-person
at 2026-04-13T10:00:00-04:00
for connector in judith-marsh omar-haddad; do
  run matchdesk intake pass $connector --gate intake
  run matchdesk intake send $connector --gate welcome --channel email
  run matchdesk intake pass $connector --gate welcome
  run matchdesk intake send $connector --gate terms --channel email
done
say 'Unsigned terms block matching, on either side:'
at 2026-04-14T09:00:00-04:00
run matchdesk intake sign judith-marsh
run matchdesk assign "$request" judith-marsh
run matchdesk intake sign priya-nand
run matchdesk match "$request" --why-not omar-haddad
run matchdesk intake sign omar-haddad
run matchdesk match "$request" --explain

heading 5. The connector is asked first, and only after the yes are both introduced
run matchdesk assign "$request" --next
say 'The right of first refusal: a no brings the connectee back to the queue, and the next one is asked.'
at 2026-04-15T10:00:00-04:00
run matchdesk decline "$request" --reason no-time
run matchdesk queue
run matchdesk assign "$request" --next
at 2026-04-16T09:30:00-04:00
run matchdesk accept "$request"
say 'Now the connectee is told: one e-mail to her, the connector in copy, asking her to write and book the meeting.'
run matchdesk followup "$request" introduce --channel email
say 'One e-mail to the connectee, the connector in copy; it waits as a draft.'
run matchdesk mail show introduction
run matchdesk show "$request"

heading 6. They meet, and the connector names three people
at 2026-04-17T09:00:00-04:00
run matchdesk followup "$request" schedule --for '2026-04-22 17:00' --mode video
at 2026-04-23T09:00:00-04:00
run matchdesk followup "$request" met --minutes 45 --mode video --at '2026-04-22 17:00'
run matchdesk followup "$request" referral --name 'Lena Brandt' --organization 'North Re' --contact lena.brandt@example.org
say 'One name is fewer than three: it stands beside the follow-ups until the others are there.'
run matchdesk followup --all

heading 7. A week later both are asked how it went, and matching waits until the connector takes the next one
at 2026-04-29T10:00:00-04:00
run matchdesk followup "$request" checkin --with seeker --result 'good advice, two calls made' --rating 5
run matchdesk followup "$request" checkin --with provider --result 'she came well prepared' --rating 4 --next-available 2026-06-01
run matchdesk followup "$request" referral --name 'Paul Okoro' --organization 'Harbour Insurance'
run matchdesk followup "$request" referral --name 'Ines Duval'
run matchdesk close "$request" --outcome completed
say 'Another connectee. The connector who is not available again yet is not asked:'
run matchdesk intake pass maria-silva --gate intake
run matchdesk intake sign maria-silva
run matchdesk intake request maria-silva
second=$(matchdesk list requests --where 'seeker=maria-silva' --format ndjson | sed 's/.*"id":"\([^"]*\)","kind.*/\1/')
run matchdesk match "$second" --why-not omar-haddad
at 2026-06-02T09:00:00-04:00
run matchdesk match "$second"

heading 8. Every reporting period they are asked about meaningful employment, until they have it
run matchdesk followup --all --clock outcome
run matchdesk roster outcome priya-nand --kind looking --evidence 'told us' --at '2026-04-29 10:00'
run matchdesk roster outcome priya-nand --kind employed --employer 'North Re' --title 'Senior underwriter' --since 2026-05-18 \
  --evidence LinkedIn
run matchdesk followup --all --clock outcome
run matchdesk report outcomes --period 2026
run matchdesk report audit --period 2026

heading 9. Keeping in touch: activities, invitations, attendance, and who was left alone
run matchdesk activity add 'Interview bootcamp' --when '2026-06-11 17:00' --location toronto --for connectee,connector
run matchdesk roster invite interview-bootcamp --role connectee
run matchdesk roster invite interview-bootcamp judith-marsh --as expert
run matchdesk activity add 'Connector appreciation' --when '2026-06-18 18:00' --location toronto --for connector
run matchdesk roster invite connector-appreciation --role connector
at 2026-06-08T09:00:00-04:00
run matchdesk roster decline interview-bootcamp priya-nand --reason 'works by now'
run matchdesk activity reschedule interview-bootcamp --when '2026-06-11 18:00' --reason 'the room is free later'
run matchdesk activity cancel connector-appreciation --reason 'the hall is closed'
at 2026-06-12T09:00:00-04:00
run matchdesk activity held interview-bootcamp --attendance 12 --at '2026-06-11 20:00'
run matchdesk roster attend interview-bootcamp maria-silva judith-marsh
run matchdesk show interview-bootcamp
say 'What is cancelled nobody came to:'
run matchdesk roster attend connector-appreciation omar-haddad
run matchdesk list activities
say 'In August: whom nobody was in touch with, the longest first.'
at 2026-08-20T09:00:00-04:00
run matchdesk report engagement --period 2026
run matchdesk followup --clock keep-in-touch
run matchdesk roster contact omar-haddad --channel phone --about 'a match in autumn'
run matchdesk report engagement --period 2026 --by role

heading The program as a whole
run matchdesk report health --period 2026
run matchdesk report referrals --period 2026

run matchdesk check
