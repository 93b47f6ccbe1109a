/** Short lists of words that stand beside names. Written for Sosh; folded to lower case. */
const lists = {
  street:
    'street st str road rd avenue ave av lane ln drive dr boulevard blvd court ct square sq way place pl terrace close crescent highway hwy parkway pkwy route alley row walk mews gardens grove hill straße strasse gasse allee platz weg ring ufer damm chaussee rue allée impasse quai chemin cours via viale piazza corso vicolo largo calle avenida avda paseo plaza camino carrer ronda carretera rua travessa praça estrada alameda straat laan plein gracht kade dijk vägen gatan väg gata gate gaten vei veien vej gade allé stræde katu tie polku ulica ul aleja plac osiedle náměstí ulice třída utca út útja tér trg cesta ulitsa улица проспект οδός πλατεία box po',
  unit: 'apt apartment suite ste unit floor flat room building block etage stock wohnung piso appartement appt app interno étage bus lgh',
  org: 'inc incorporated ltd limited llc llp plc corp corporation co company gmbh ag kg ohg ug se sa sas sarl srl spa sl slu bv nv ab oy oyj as asa aps sro ooo zao oao pty group holding holdings partners associates consulting solutions technologies technology systems software labs studios media bank insurance capital ventures industries international foundation institute university college school hospital clinic council agency department ministry bureau association society union federation committee museum party church club services logistics motors airlines energy pharma foods entertainment records',
  honorific:
    'mr mrs ms miss mx dr prof professor sir madam madame lord lady herr frau señor señora sr sra srta monsieur mme mlle signor signora dott mevr dhr pan pani fru hr rev captain officer',
  kin: 'mother father mom mum dad brother sister son daughter wife husband partner uncle aunt cousin friend colleague boss manager neighbour neighbor kid child grandmother grandfather boyfriend girlfriend fiancé fiancée guardian beneficiary nephew niece',
  saying:
    'said says asked told replied shouted wrote whispered answered explained added called named met thanks thank hi hello hey dear ask tell regards sincerely love cheers',
  placing:
    'in from to at near visiting around outside lives live lived living moved born grew city town country village nach aus bei aux en desde hacia para via',
  address:
    'address live lives living moved move located delivered sent ship shipped shipping billing mail taxi deliver office corner adresse wohne wohnt anschrift dirección domicilio indirizzo endereço adres',
  job: 'manager engineer officer director clerk technician operator assistant analyst designer developer nurse teacher driver worker specialist consultant administrator coordinator supervisor representative editor writer producer inspector mechanic tender lineman editor chef cook waiter artist architect attorney lawyer judge accountant auditor economist scientist biologist chemist physicist therapist dentist physician surgeon psychologist planner broker agent dealer salesperson cashier secretary receptionist janitor cleaner electrician plumber carpenter painter welder machinist installer repairer setter planner drafter surveyor cartographer programmer tester publicist photographer musician actor dancer athlete coach umpire trainer instructor professor librarian archivist curator minister clergy ceo cto cfo founder president chairman chairwoman spokesperson head',
} as const

export type ListName = keyof typeof lists

const known = new Map<string, ListName[]>()
for (const [name, words] of Object.entries(lists) as [ListName, string][])
  for (const word of words.split(' ')) known.set(word, [...(known.get(word) ?? []), name])

const none: ListName[] = []

/** On which of the lists a word stands. */
export function listsOf(low: string): ListName[] {
  return known.get(low) ?? none
}

/** Words that end like streets do where street and its kind are one word: Bahnhofstraße, Hoofdstraat, Storgatan. */
export const streetEnding =
  /^.{3,}(?:straße|strasse|stasse|str|gasse|weg|allee|platz|ring|damm|ufer|straat|laan|plein|gracht|kade|dijk|steenweg|vägen|väg|gatan|gata|gade|gaten|veien|vej|vegen|vei|katu|tie|polku|utca|bakken|brekke|stræde|toft|stien|parken|haugen|lundar?)$/u

/** Does a street stand in these words: its kind as a word of its own, or at the end of one? */
export function hasStreet(words: string): boolean {
  return (words.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []).some(
    word => known.get(word)?.includes('street') || (word.length <= 60 && streetEnding.test(word)),
  )
}
