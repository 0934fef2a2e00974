# The career program, line by line: employers shared by the colleges of a region, opportunities, and students placed in them.
. "$(dirname "$0")/../walkthrough-parts.sh"

as() {
  MATCHDESK_USER=$1
  export MATCHDESK_USER
}

at 2026-05-04T09:00:00-07:00
as director.technology@example.org
begin career

heading '1. An employer is a prospect that only regional directors see, until it is vetted and ready'
say 'A regional director met Bright Robotics at a fair. The record is kept in restricted/, a repository of its own.'
run matchdesk intake add employer --name 'Bright Robotics, Inc.' --email talent@brightrobotics.example.org --phone '408 555 0101' --location bay-region --industries manufacturing
run ls restricted/participants participants
run git check-ignore restricted/participants/bright-robotics-inc.yaml
run matchdesk intake add opportunity --title 'Robot technician' --employer bright-robotics-inc --location harbor-college --industries manufacturing --closes 2026-06-30 --seats 1 --custom arrangement=internship
at 2026-05-05T10:00:00-07:00
run matchdesk intake pass bright-robotics-inc --gate vetting
run matchdesk intake pass robot-technician --gate vetting
say 'Vetted is not enough: it has to be ready to work with colleges too. And an opportunity follows its employer.'
run matchdesk roster share bright-robotics-inc
run matchdesk roster share robot-technician
at 2026-05-07T15:00:00-07:00
run matchdesk intake pass bright-robotics-inc --gate ready --note 'Signed the agreement with the region.'
run matchdesk roster share bright-robotics-inc
run matchdesk roster share robot-technician
run ls restricted/participants participants
say 'One opportunity is designated otherwise: only copies for Harbor College show it.'
run matchdesk intake add opportunity --title 'Assembly apprentice' --employer bright-robotics-inc --location harbor-college --industries manufacturing --closes 2026-07-31 --seats 2 --custom arrangement=apprenticeship
run matchdesk intake pass assembly-apprentice --gate vetting
run matchdesk roster share assembly-apprentice --with harbor

heading '2. Any college may vet and enter employers too; duplicates are found before they are made'
as hana@harbor.example.org
at 2026-05-08T09:00:00-07:00
run matchdesk intake add employer --name 'BRIGHT Robotics LLC' --location harbor-college
run matchdesk intake add employer --name 'Robotics Staffing' --phone '(408) 555-0101' --location harbor-college
run matchdesk intake add employer --name 'The Careers Team' --email jo@jobs.brightrobotics.example.org --location harbor-college
run matchdesk intake add employer --name 'Quayside Clinic' --email hello@quayside.example.org --phone '510 555 0102' --location harbor-college --industries nursing
run matchdesk intake pass quayside-clinic --gate vetting
run matchdesk intake pass quayside-clinic --gate ready
run matchdesk roster share quayside-clinic

heading '3. Every contact is logged by college; the quiet period flags another one before it happens'
run matchdesk roster contact bright-robotics-inc --channel phone --about 'summer internships' --on-behalf-of harbor-college
as vera@valley.example.org
at 2026-05-11T10:00:00-07:00
say 'Three days later somebody at Valley College is about to call. Before dialling:'
run matchdesk roster contact bright-robotics-inc --channel phone --on-behalf-of valley-college --dry-run
say 'Asking about its opportunity instead is the same organization.'
run matchdesk roster contact robot-technician --channel email --on-behalf-of valley-college --dry-run
say 'The record itself says it too.'
run matchdesk show bright-robotics-inc
say 'What was agreed with that college is recorded, with the reason.'
run matchdesk roster contact bright-robotics-inc --channel email --about 'a class visit' --on-behalf-of valley-college --override 'agreed with Hana at Harbor'
at 2026-05-22T23:59:59-07:00
run matchdesk roster contact quayside-clinic --channel phone --about 'nursing placements' --on-behalf-of valley-college
run matchdesk report employers

heading '4. Each college names one point of contact for employers and one for the regional directors'
say 'Somebody takes the people of Hillside College out of the list.'
cp program.yaml program.before
sed -i '/hillside-college: .*@hillside/d' program.yaml
run matchdesk check
mv program.before program.yaml

heading '5. Students are referred to opportunities with limited seats; interview, placement, employer follow-up'
as hana@harbor.example.org
at 2026-05-25T09:00:00-07:00
run matchdesk intake add student --first Sam --last Ortiz --email sam.ortiz@example.org --location harbor-college --industries manufacturing
run matchdesk intake add student --first Ida --last Wong --email ida.wong@example.org --location harbor-college --industries manufacturing
run matchdesk match sam-ortiz
run matchdesk intake request sam-ortiz
run matchdesk intake request ida-wong
sam=$(matchdesk list requests --where seeker=sam-ortiz --columns id --format csv | tail -n 1)
ida=$(matchdesk list requests --where seeker=ida-wong --columns id --format csv | tail -n 1)
run matchdesk queue
run matchdesk assign "$sam" robot-technician
say 'It has one seat.'
run matchdesk assign "$ida" robot-technician
run matchdesk assign "$ida" --next
run matchdesk followup "$sam" schedule --for '2026-05-27 10:00' --where 'Bright Robotics, hall 2'
at 2026-05-27T11:00:00-07:00
run matchdesk followup "$sam" met --mode in-person
say 'Five business days later nobody has asked the employer how it went.'
at 2026-06-04T09:00:00-07:00
run matchdesk aging
run matchdesk followup --waiting-on coordinator
run matchdesk followup "$sam" checkin --with provider --result 'They make an offer.'
run matchdesk close "$sam" --outcome placed --employer bright-robotics-inc --title 'Robot technician' --starts 2026-06-15 --hours-per-week 20 --pay '24 an hour'
run matchdesk show robot-technician

heading '6. The region'"'"'s rules apply everywhere, and a college overrides what the region leaves open'
say 'Harbor College gives interviews three weeks instead of two.'
run matchdesk list requests --where 'seeker=ida-wong' --columns id,location,clocks,due
cat >overlays/harbor-college.yaml <<'END'
clocks:
  interview: {within: 3 weeks}
END
run cat overlays/harbor-college.yaml
run matchdesk list requests --where 'seeker=ida-wong' --columns id,location,clocks,due
say 'What the region does not leave open, it may not set.'
cp overlays/harbor-college.yaml harbor.before
printf 'quiet_period: 1 day\n' >>overlays/harbor-college.yaml
run matchdesk check
mv harbor.before overlays/harbor-college.yaml

heading '7. A filtered copy for one audience: a college, and the public'
as director.technology@example.org
say 'All that is shared is for the colleges; one opportunity for Harbor College alone. The only place of the robot technician is taken, so it is in no copy any more. Meanwhile a new prospect waits in restricted/.'
run matchdesk intake add employer --name 'Copper Diner' --email hello@copperdiner.example.org --phone '510 555 0103' --location bay-region --industries hospitality
run matchdesk publish ../harbor --audience harbor
run matchdesk publish ../public --audience public
run ls ../public ../public/participants
run cat ../public/participants/bright-robotics-inc.yaml
run grep -rl 'Copper\|Ortiz\|0101\|Signed the agreement\|hana@' ../public
run matchdesk -C ../harbor list participants
run matchdesk -C ../public list participants
run matchdesk -C ../public check
run matchdesk check
