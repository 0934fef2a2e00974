#!/bin/sh
# Small-business clients and volunteer mentors, from an empty directory: intake, assignment, the clocks, and the ladder
# for those who decline again and again.

here=$(cd "$(dirname "$0")" && pwd)
. "$here/../walkthrough-parts.sh"

# The newest request of a client.
request_of() { matchdesk list requests --where "seeker=$1" --columns id --format csv --sort submitted | tail -n 1; }

# A client with a request for the queue: first name, last name, place, industry.
client() {
  run matchdesk intake add client --first "$1" --last "$2" --email "$(printf '%s.%s' "$1" "$2" | tr A-Z a-z)@example.org" --phone '+1 515 555 0100' \
    --preferred-contact phone --location "$3" -q
  run matchdesk intake request "$1 $2" --needs "industries=$4" --message 'Could somebody advise me?'
}

at 2026-05-04T09:00:00-05:00
begin score

say 'The mentors come from the volunteers'"'"' system. How many requests a week they take stands in their profiles.'
cat > mentors.csv <<'END'
Volunteer,E-mail,Chapter,Industries,Subject Matter Expertise,Classification
Ana Ruiz,ana.ruiz@example.org,Des Moines,Restaurant,Menus and leases. 1 MRE/week,Mentor
Bob Lee,bob.lee@example.org,Des Moines,Restaurant,Accepting 2 MREs per week,Mentor
Cora Hale,cora.hale@example.org,Cedar Rapids,"Retail, Manufacturing",Shops and workshops; 3 per week,Mentor
Dev Patel,dev.patel@example.org,Wichita,Trucking,Fleets. 1 MRE/week,Mentor
Eva Stone,eva.stone@example.org,Topeka,"Restaurant, Retail",2 per week,Mentor
END
cat > mentors.map.yaml <<'END'
columns: {Volunteer: name, E-mail: email, Chapter: location, Industries: industries, Classification: classification,
  Subject Matter Expertise: [notes, capacity.per_week]}
END
run cat mentors.csv
run cat mentors.map.yaml
run matchdesk intake import mentors.csv --as mentor --map mentors.map.yaml
run matchdesk list participants --where role=mentor --columns id,location,industries,capacity.per_week

heading '1. Direct requests, and requests that the coordinator assigns from the queue'
client Iris Webb des-moines restaurant
iris=$(request_of iris-webb)
run matchdesk intake add client --first Kay --last Moss --email kay.moss@example.org --phone '+1 515 555 0103' \
  --preferred-contact email --location des-moines -q
say 'Kay Moss found Ana Ruiz on the web page and asks her directly.'
run matchdesk intake request 'Kay Moss' --to ana-ruiz --message 'You know bakeries.'
kay=$(request_of kay-moss)
run matchdesk queue

heading '2. Location, then expertise, then capacity, then whose turn it is; chapter, then district, then region'
run matchdesk match "$iris" --explain
run matchdesk assign "$iris" --next
say 'The next one in Des Moines: the other mentor has waited longer.'
client Jon Ames des-moines restaurant
jon=$(request_of jon-ames)
run matchdesk assign "$jon" --next
say 'Nobody in Des Moines knows retail: the district has somebody.'
client Lena Park des-moines retail
lena=$(request_of lena-park)
run matchdesk assign "$lena" --next
at 2026-05-04T10:30:00-05:00
say 'Nobody in the district knows trucking: the region has somebody.'
client Max Reed des-moines trucking
max=$(request_of max-reed)
run matchdesk assign "$max" --next

heading '3. Weekly capacity, a minimum of direct requests, pauses, requests from elsewhere'
client Nora Fox des-moines restaurant
nora=$(request_of nora-fox)
run matchdesk match "$nora" --why-not ana-ruiz
say 'One direct request a week is the least that every mentor takes; Ana Ruiz has had hers.'
run matchdesk intake request 'Nora Fox' --to ana-ruiz --message 'Kay sent me.'
say 'Where the coordinator and Ana Ruiz agree, it can be done.'
run matchdesk intake request 'Nora Fox' --to ana-ruiz --message 'Kay sent me.' --override 'Ana offered it' --dry-run
say 'Bob Lee is ill for long, and forgot to pause.'
run matchdesk decline "$jon" --reason unavailable-for-long
run matchdesk roster pause bob-lee --until 2026-06-15 --reason 'surgery'
run matchdesk match "$jon" --why-not bob-lee
say 'Mentors take requests from outside their chapter. One whose record says `serves` need not.'
run matchdesk match "$jon" --top 1
run matchdesk roster correct eva-stone serves district
run matchdesk match "$jon" --why-not eva-stone
run matchdesk roster correct eva-stone serves ''
run matchdesk assign "$jon" --next
run matchdesk assign "$nora" --next

heading '4. Clocks: two days to accept, two business days to the first contact, three attempts, two weeks, notes in 24 hours'
run matchdesk followup --all
at 2026-05-04T16:00:00-05:00
run matchdesk accept "$kay" --at 14:20
run matchdesk followup "$kay" attempt --method phone --result no-answer
run matchdesk close "$kay" --outcome unreachable
at 2026-05-05T09:30:00-05:00
run matchdesk followup "$kay" attempt --method email --result reached
run matchdesk followup "$kay" schedule --for '2026-05-07T15:00:00-05:00' --mode video
run matchdesk accept "$lena"
run matchdesk followup "$lena" attempt --method phone --result no-answer
at 2026-05-06T10:00:00-05:00
run matchdesk followup "$lena" attempt --method email --result no-answer
run matchdesk followup "$lena" attempt --method text --result no-answer
say 'Each limit, once it is near or over, with who must act.'
run matchdesk aging
at 2026-05-07T16:30:00-05:00
run matchdesk followup "$kay" met --minutes 60 --mode video
run matchdesk show "$kay"
run matchdesk followup "$kay" notes --text 'Recipes are ready. Next: the lease.'
run matchdesk followup "$kay" schedule --for '2026-05-14T15:00:00-05:00'

heading '5. What times out comes back, and the mentor is talked to before it is assigned again'
at 2026-05-12T08:00:00-05:00
run matchdesk sweep
run matchdesk queue
say 'To anyone: also the order'"'"'s next has to wait for that word.'
run matchdesk assign "$iris" --next
run matchdesk followup "$iris" talked --note 'She was travelling, and answers by Friday from now on.'
run matchdesk assign "$iris" --next

heading '6. Transfer with notes, another service, withdrawn, out of reach'
at 2026-05-13T10:00:00-05:00
run matchdesk followup "$kay" service --service workshop --note 'Beside the sessions: the permit workshop in June.'
run matchdesk transfer "$kay" --reason 'needs a lease lawyer' --note 'Recipes and budget are done; the lease is not.'
run matchdesk queue
run matchdesk redirect "$kay" --service resource-library --reason 'the library lists lawyers'
run matchdesk close "$lena" --outcome unreachable
for request in "$jon" "$nora" "$max"; do
  [ -z "$(matchdesk list requests --where "id=$request and status=queued and has talk_to" --columns id --format csv | tail -n +2)" ] ||
    run matchdesk followup "$request" talked --note 'Had overlooked it.'
done
run matchdesk withdraw "$max" --reason 'found somebody'

heading '7. First requests are not declined; what is exempt, and what does not count'
client Omar Said cedar-rapids retail
omar=$(request_of omar-said)
run matchdesk assign "$omar" cora-hale
run matchdesk decline "$omar" --reason no-time
run matchdesk decline "$omar" --reason restricted-business --note 'Sells fireworks.'
say 'A business against the rules does not count, nor does illness.'
run matchdesk report compliance
run matchdesk redirect "$omar" --service webinar --reason 'the rules of licensing' -q

heading '8. The ladder: who writes to whom after the first, second and third counted decline, and who decides'
say 'A direct request that is refused, and so returned, counts like an assigned one.'
run matchdesk intake add client --first Pia --last Lund --email pia.lund@example.org --phone '+1 515 555 0109' \
  --preferred-contact email --location cedar-rapids -q
run matchdesk intake request 'Pia Lund' --to cora-hale --message 'Your shop is the one I would like to have.'
pia=$(request_of pia-lund)
run matchdesk decline "$pia" --reason no-time --override 'she would not take it'
run matchdesk aging --clock compliance
run matchdesk roster step cora-hale 2 --action told
run matchdesk roster step cora-hale 1 --action told --who cora-hale,chair.cedar-rapids@example.org
run matchdesk mail show rejection-1
run matchdesk roster step cora-hale 1 --action spoke --who chair.cedar-rapids@example.org
at 2026-05-19T09:00:00-05:00
client Quinn Hart cedar-rapids manufacturing
quinn=$(request_of quinn-hart)
run matchdesk assign "$quinn" cora-hale -q
run matchdesk decline "$quinn" --reason no-time --override 'a busy month, she says'
run matchdesk roster step cora-hale 2 --action told \
  --who vice-president.central@example.org,director.iowa@example.org,chair.cedar-rapids@example.org
run matchdesk roster step cora-hale 2 --action warnd
run matchdesk roster step cora-hale 2 --action warned --who cora-hale -q
at 2026-05-26T09:00:00-05:00
client Rosa Diaz cedar-rapids retail
rosa=$(request_of rosa-diaz)
run matchdesk assign "$rosa" cora-hale -q
run matchdesk decline "$rosa" --reason not-my-expertise --override 'no word would change her mind'
run matchdesk followup --mine --by vice-president.central@example.org
run matchdesk roster step cora-hale 3 --action told -q
say 'What ends it, without an exception:'
run matchdesk roster step cora-hale 3 --action decided --outcome exit --dry-run
run matchdesk roster step cora-hale 3 --action decided --outcome volunteer-only
run matchdesk roster reclassify cora-hale volunteer-only
say 'The chapter chair asks for an exception. All three must agree, or the vice president has the last word.'
run matchdesk roster except cora-hale --reason 'leads our workshops' --agreed-by chapter_chair
run matchdesk roster except cora-hale --reason 'leads our workshops' --agreed-by chapter_chair,director.iowa@example.org \
  --decided-by vice-president.central@example.org
run matchdesk roster reclassify cora-hale volunteer-only --reason 'exception of 26 May'
run matchdesk match "$rosa" --why-not cora-hale
run matchdesk aging --clock compliance
run matchdesk roster step cora-hale 3 --action informed --who cora-hale
run matchdesk report compliance
run matchdesk show cora-hale

heading '9. The region: what ages across it, and two intake coordinators'
run matchdesk aging --location central
run matchdesk report health --by region
say 'A region with one coordinator is a finding.'
run sed -i 's/\[ann.central@example.org, bo.central@example.org\]/ann.central@example.org/' program.yaml
run matchdesk check
run sed -i 's/central: ann.central@example.org/central: [ann.central@example.org, bo.central@example.org]/' program.yaml
run matchdesk check
