#!/bin/sh
# Mentees who find and ask their mentors themselves, from an empty directory: profiles, ranked mentors, requests and
# their answers, ranked lists, offers and recommendations.

here=$(cd "$(dirname "$0")" && pwd)
. "$here/../walkthrough-parts.sh"

# The newest request of a mentee.
request_of() { matchdesk list requests --where "seeker=$1" --columns id --format csv --sort submitted | tail -n 1; }

at 2026-03-02T09:00:00+00:00
begin self-match

heading '1. Profile completeness; mentees are invited when mentors are complete'
cat > mentors.csv <<'END'
Name,E-mail,Company,Title,Industry,Skills,Level,Languages,Area,Gender
Mara Lindt,mara@example.org,Norvik,Head of Data,Retail,"Python, Leadership",Executive,"en, de",Engineering,f
Joe Okafor,joe@example.org,Norvik,Product Lead,Retail,"Roadmaps, Leadership",Senior,en,Product,m
Ines Prado,ines@example.org,Calden,Staff Engineer,Banking,"Python, SQL",Senior,"en, pt",Engineering,f
Tom Reuter,tom@example.org,Calden,Sales Director,Banking,Negotiation,Executive,"en, de",Sales,m
Yara Haddad,yara@example.org,Norvik,,Retail,"Writing, Leadership",Senior,"en, ar",Marketing,f
Paul Smid,paul@example.org,Calden,,,"SQL, Python",Mid,en,Engineering,m
END
cat > mentors.map.yaml <<'END'
columns: {Name: name, E-mail: email, Company: organization, Title: title, Industry: industries, Skills: skills,
  Level: seniority, Languages: languages, Area: custom.functional_area, Gender: custom.gender}
END
run matchdesk intake import mentors.csv --as mentor --map mentors.map.yaml
run matchdesk list participants --columns id,completeness,lacking --sort completeness
run matchdesk report health
say 'One more, and the mentees can be invited.'
run matchdesk roster correct yara-haddad title 'Brand Manager'
run sh -c 'matchdesk report health | grep -i complete'
cat > mentees.csv <<'END'
Name,E-mail,Skills,Level,Languages,Area,Industry
Ivy Chen,ivy@example.org,"Python, SQL",Entry,en,Engineering,Retail
Leo Brandt,leo@example.org,"Leadership, Roadmaps",Mid,"en, de",Product,Retail
Nia Mensah,nia@example.org,Negotiation,Entry,en,Sales,Banking
Sam Wells,sam@example.org,"Writing, SQL",Mid,en,Marketing,Retail
END
cat > mentees.map.yaml <<'END'
columns: {Name: name, E-mail: email, Skills: skills, Level: seniority, Languages: languages, Industry: industries,
  Area: custom.functional_area}
END
run matchdesk intake import mentees.csv --as mentee --map mentees.map.yaml

heading '2. The best mentors with a score and the reasons, before any request; filters by any field; low scores explained'
run matchdesk match ivy-chen
run matchdesk match ivy-chen --where 'custom.gender=f and languages=en' --top 2
run matchdesk match ivy-chen --where 'custom.functional_area=sales' --explain

heading '3. A request with a message; a limit on pending ones; a flash meeting'
run matchdesk intake request ivy-chen --to ines-prado
run matchdesk intake request ivy-chen --to ines-prado --message 'I would like to learn how you design data models.'
ivy=$(request_of ivy-chen)
at 2026-03-02T09:10:00+00:00
run matchdesk intake request ivy-chen --to mara-lindt --message 'Your talk on leading a data team made me think.' -q
run matchdesk intake request ivy-chen --to mara-lindt --message 'Once more.'
at 2026-03-02T09:20:00+00:00
run matchdesk intake request ivy-chen --to paul-smid --message 'We use the same tools.' -q
run matchdesk intake request ivy-chen --to joe-okafor --message 'Could we talk about products?'
say 'A flash meeting is one meeting, and no more.'
run matchdesk intake request sam-wells --kind flash-meeting --to yara-haddad --message 'Half an hour about my portfolio?'
sam=$(request_of sam-wells)
at 2026-03-03T10:00:00+00:00
run matchdesk accept "$sam"
run matchdesk followup "$sam" schedule --for '2026-03-04T12:00:00+00:00' --mode video
at 2026-03-04T12:40:00+00:00
run matchdesk followup "$sam" met --minutes 30
run matchdesk followup "$sam" schedule --for '2026-03-11T12:00:00+00:00'
run matchdesk close "$sam" --outcome completed

heading '4. Accepted or declined, with a reason that both see; the same mentor may be asked again'
run matchdesk decline "$ivy" --reason enough-mentees --note 'Please ask again in a month.'
run matchdesk mail show declined
run matchdesk show "$ivy"
run matchdesk intake request ivy-chen --to ines-prado --message 'A month would be fine for me.'
ivy=$(request_of ivy-chen)

heading '5. Reminders and auto-close by cron, reminder and close by hand'
at 2026-03-06T09:00:00+00:00
run matchdesk sweep
run matchdesk remind "$ivy"
at 2026-03-10T08:00:00+00:00
run matchdesk sweep
at 2026-03-17T08:00:00+00:00
run matchdesk sweep
run matchdesk withdraw "$ivy" --who coordinator --reason 'found a mentor elsewhere'

heading '6. Pending requests, and how long they stay pending'
at 2026-03-17T08:30:00+00:00
run matchdesk intake request nia-mensah --to tom-reuter --message 'I want to learn how you negotiate.' -q
nia=$(request_of nia-mensah)
at 2026-03-18T08:30:00+00:00
run matchdesk list requests --where 'status=pending' --columns id,seeker,provider,asked,waiting,due
run matchdesk report health
run matchdesk accept "$nia"

heading '7. Ranked lists, and the administrator assigns from them'
run matchdesk intake request leo-brandt --prefers joe-okafor,mara-lindt --message 'Somebody who builds products.'
leo=$(request_of leo-brandt)
run matchdesk match "$leo" --top 3
run matchdesk assign "$leo" --next
say 'After a no the next on the list is asked, in the same step.'
run matchdesk decline "$leo" --reason no-time
run matchdesk decline "$leo" --reason away
run matchdesk assign "$leo" --next
run matchdesk assign "$leo" yara-haddad
say 'In bulk: everybody who handed in a list, each with the effects of those before.'
run matchdesk intake request sam-wells --prefers yara-haddad,mara-lindt --message 'Somebody who knows design.'
run matchdesk intake request nia-mensah --prefers tom-reuter,joe-okafor --message 'Somebody from my field, please.'
run matchdesk assign --queue --limit-to prefers

heading '8. Mentors offer; recommendations for every mentee, each recorded'
say 'Offers are off until program.yaml allows them.'
run matchdesk intake request ivy-chen --from ines-prado --message 'I have room for you now.'
run sed -i 's/offered: {enabled: false}/offered: {enabled: true, on_decline: close}/' program.yaml
run matchdesk intake request ivy-chen --from ines-prado --message 'I have room for you now.'
ivy=$(request_of ivy-chen)
say 'The mentee says no: that counts against nobody.'
run matchdesk decline "$ivy" --reason someone-else-fits-better
run matchdesk match --recommend 2
say 'A second run has others to recommend; nobody is recommended twice to the same mentee.'
run matchdesk match --recommend 2
run matchdesk show ivy-chen
say 'Paul Smid completes his profile.'
run matchdesk roster correct paul-smid title 'Data Engineer'
run matchdesk roster correct paul-smid industries banking
run matchdesk check
