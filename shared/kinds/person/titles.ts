// The words around a name that are none of it: titles, ranks and offices before it, degrees behind it; and the words by
// which an organisation's name is told from a person's. English, with the forms of address of a few other languages.

/** Ranks, offices and forms of address. What stands before one of them belongs to it: "US Defense Secretary". */
export function isTitle(word: string): boolean {
  return titles.has(word)
}

/** Titles that are surnames, too: Stephen King. */
export function isTitleOrSurname(word: string): boolean {
  return titlesAndSurnames.has(word)
}

/** What may stand between a title and the name: "Secretary of State", "General of the Army". */
export function isPortfolio(word: string): boolean {
  return portfolios.has(word) || isTitle(word) || countryOf(word) !== undefined
}

/** Degrees and honours behind a name. */
export function isDegree(word: string): boolean {
  return degrees.has(word)
}

/** "Jr." and the like tell a person from a namesake. */
export function isGeneration(word: string): boolean {
  return /^(?:jr|junior|sr|senior|ii|iii|iv)$/u.test(word)
}

/** Whether a word only stands in names of organisations. */
export function isOrganisationWord(word: string): boolean {
  return organisations.has(word)
}

/** The country that an adjective or a name means, in one word: "russian", "russia" and "rf" are `russia`. */
export function countryOf(word: string): string | undefined {
  return countries.get(word)
}

const titles = words(`
  mr mrs ms miss mx sir dame lord lady dr prof professor doctor president vice secretary minister ministers premier chancellor
  ambassador senator sen rep representative congressman congresswoman governor gov mayor judge justice speaker
  king queen crown prince princess emperor sheikh sheik imam ayatollah pope cardinal bishop archbishop rabbi rev reverend father sister
  general gen lieutenant lt colonel col major maj captain capt commander cmdr cdr sergeant sgt corporal cpl private pvt
  admiral adm marshal brigadier brig chief commissioner director chairman chairwoman chair head leader spokesman spokeswoman
  spokesperson deputy envoy attorney prosecutor lawyer analyst adviser advisor aide coach ceo founder editor correspondent
  reporter journalist author candidate counterpart ex former herr frau monsieur madame senor señor signor don donna
  undersecretary administrator inspector detective officer lawmaker legislator politician economist oligarch dictator
`)

const titlesAndSurnames = words(
  "king prince judge pope bishop marshal major don page speaker head coach chambers",
)

const portfolios = words(`
  of the for and to state defense defence foreign affairs interior treasury health justice education energy finance economy
  commerce labor labour agriculture transport transportation army navy air force forces armed staff joint chiefs federation
  external internal home security national press prime republic united states
  america kingdom nations union council parliament house senate in chief field high elect designate
`)

const degrees = words("md phd mp mep kc qc kcb obe mbe cbe esq jd dsc mba usn usmc usa ret")

const organisations = words(`
  ministry department agency office bureau commission committee council court parliament senate congress government
  administration army navy force forces guard guards police service services university college institute school academy
  party union alliance league federation organization organisation association foundation fund bank group company corp
  corporation inc ltd llc plc gmbh times post news press media agency channel radio television network kremlin pentagon
  house embassy officials authorities state states nations republic treaty brigade battalion regiment fleet command
  center centre ngo movement front brotherhood church board authority society club team council defense defence
`)

const countries: ReadonlyMap<string, string> = new Map(
  `us usa american america
  uk british britain
  russia russian rf
  ukraine ukrainian
  belarus belarusian
  china chinese
  iran iranian
  iraq iraqi
  israel israeli
  syria syrian
  turkey turkish turkiye
  france french
  germany german
  italy italian
  spain spanish
  poland polish
  japan japanese
  korea korean
  india indian
  pakistan pakistani
  afghanistan afghan
  egypt egyptian
  jordan jordanian
  lebanon lebanese
  qatar qatari
  yemen yemeni
  libya libyan
  canada canadian
  mexico mexican
  brazil brazilian
  australia australian
  sweden swedish
  norway norwegian
  finland finnish
  denmark danish
  netherlands dutch
  greece greek
  hungary hungarian
  serbia serbian
  georgia georgian
  armenia armenian
  azerbaijan azerbaijani
  kazakhstan kazakh
  estonia estonian
  latvia latvian
  lithuania lithuanian
  romania romanian
  bulgaria bulgarian
  czechia czech
  austria austrian
  switzerland swiss
  saudi
  eu european europe
  nato
  un`
    .split("\n")
    .map((line) => line.trim().split(" "))
    .flatMap((line) => line.map((word) => [word, line[0] ?? word] as const)),
)

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/u))
}
