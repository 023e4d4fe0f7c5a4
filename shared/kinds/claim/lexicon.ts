// The words by which English prose shows who says something: verbs and nouns of saying, and the small words that
// bound a noun phrase. Closed lists, British and American, rather than a grammar: a word that is missing costs a proposal,
// never a wrong one.

/** What a verb of saying can do besides taking a clause ("said that …"). */
export interface SpeechVerb {
  readonly form: "past" | "present" | "base" | "participle"
  /** Stands before its subject: “…,” said Austin. */
  readonly inverts: boolean
  /** Takes whom it is said to: told reporters that …. */
  readonly addresses: boolean
  /** The form is a noun as often ("reports", "claims"), and counts only where a clause follows at once. */
  readonly doubtful: boolean
  /** What follows the verb instead of a clause: "pledged to …", "accused Kyiv of …", "called it “…”". */
  readonly takes: "clause" | "to" | "of" | "quote"
}

/** The verb that a word may be a form of. The word is in lower case. */
export function speechVerb(word: string): SpeechVerb | undefined {
  return verbs.get(word)
}

const inverting =
  "say add ask write reply answer recall insist warn explain continue observe remark comment quip declare announce assert argue claim complain concede conclude note report tweet shout joke admit acknowledge"
const clausal =
  "emphasise emphasize stress state iterate reiterate repeat mention confirm deny suggest indicate reveal disclose estimate assess believe think fear hope expect suspect predict forecast allege contend maintain stipulate testify boast lament agree promise pledge vow guarantee determine find show signal imply hint underline underscore highlight caution counter retort respond affirm post proclaim propose recommend charge rule understand hold clarify specify point speculate urge"
const addressing = "tell assure inform remind notify warn advise ask"
const infinitive = "promise pledge vow threaten swear undertake"
const describing =
  "call describe denounce brand label dub condemn dismiss hail characterise characterize praise"

const irregular: Readonly<Record<string, readonly string[]>> = {
  say: ["said", "says", "say", "saying"],
  tell: ["told", "tells", "tell", "telling"],
  write: ["wrote", "writes", "write", "writing", "written"],
  think: ["thought", "thinks", "think", "thinking"],
  find: ["found", "finds", "find", "finding"],
  show: ["showed", "shows", "show", "showing", "shown"],
  hold: ["held", "holds", "hold", "holding"],
  understand: ["understood", "understands", "understand", "understanding"],
  forecast: ["forecast", "forecasts", "forecast", "forecasting"],
  swear: ["swore", "swears", "swear", "swearing"],
  undertake: ["undertook", "undertakes", "undertake", "undertaking"],
}

/** Forms that are nouns, adjectives or other verbs at least as often. */
const doubtful = new Set(
  (
    "claims claim reports report states state notes note comments comment remarks remark charges charge charged " +
    "stresses stress hopes hope fears fear answers answer rules rule ruling ruled finds find finding found shows show showed " +
    "showing held hold holds holding posts post posted posting points point pointed pointing estimates estimate suspects suspect complains " +
    "counters counter highlights highlight signals signal hints hint forecasts forecast asks ask repeats repeat " +
    "writing understanding determined determine labels label brands brand responded respond continued continue " +
    "continues continuing cautions caution advised advises advise expected agreed agree agrees urged urge urges promises promise " +
    "pledges pledge vows vow hails hail calls call called recommended expects expect"
  ).split(" "),
)

const verbs = new Map<string, SpeechVerb>()
const addAll = (words: string, takes: SpeechVerb["takes"], inverts: boolean, addresses: boolean) => {
  for (const lemma of words.split(" ")) {
    const [past = "", present = "", base = "", participle = "", perfect] =
      irregular[lemma] ?? inflected(lemma)
    for (const [word, form] of [
      [past, "past"],
      [present, "present"],
      [base, "base"],
      [participle, "participle"],
      ...(perfect === undefined ? [] : [[perfect, "past"] as const]),
    ] as const) {
      const known = verbs.get(word)
      verbs.set(word, {
        form: known?.form ?? form,
        inverts: (known?.inverts ?? false) || inverts,
        addresses: (known?.addresses ?? false) || addresses,
        doubtful: doubtful.has(word),
        takes: known?.takes ?? takes,
      })
    }
  }
}
addAll(infinitive, "to", false, false)
addAll("accuse", "of", false, true)
addAll(describing, "quote", false, true)
addAll(inverting, "clause", true, false)
addAll(clausal, "clause", false, false)
addAll(addressing, "clause", false, true)

function inflected(lemma: string): string[] {
  const stem = lemma.endsWith("e") ? lemma.slice(0, -1) : lemma
  if (/[^aeiou]y$/u.test(lemma))
    return [`${lemma.slice(0, -1)}ied`, `${lemma.slice(0, -1)}ies`, lemma, `${lemma}ing`]
  if (/^(?:admit|quip|label)$/u.test(lemma)) {
    const doubled = lemma + (lemma.at(-1) ?? "")
    return [`${doubled}ed`, `${lemma}s`, lemma, `${doubled}ing`]
  }
  return [`${stem}ed`, /(?:s|sh|ch)$/u.test(lemma) ? `${lemma}es` : `${lemma}s`, lemma, `${stem}ing`]
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "))

/** Nouns for something said, whose owner is its source: "Moscow's claim that …". */
export const speechNouns = words(
  "claim claims statement statements assertion assertions allegation allegations argument announcement accusation " +
    "accusations warning warnings remark remarks comment comments insistence admission acknowledgement suggestion belief denial " +
    "view declaration contention complaint conclusion assessment estimate prediction promise pledge testimony",
)

/** Papers and occasions: what is said in them is said by whoever they are by, from or of. */
export const documents = words(
  "statement report letter document post tweet readout interview speech briefing article message memo note transcript " +
    "communique communiqué release broadcast address video email call study survey summary account testimony presser conference",
)

/** People whose being told belongs to the cue: "told reporters". */
export const hearers = words("reporters journalists newsmen correspondents")

export const auxiliaries = words(
  "has have had is are was were be been being will did does do 's 've 'd he's she's it's they've they're",
)
export const passive = words("is are was were be been being get got gets he's she's it's they're")
export const conditional = words(
  "would could might may should must can cannot can't couldn't wouldn't shouldn't won't didn't doesn't don't hasn't haven't hadn't isn't aren't wasn't weren't not never neither nor",
)

export const determiners = words(
  "the a an this that these those his her its their our my your another some several many most few two three four five six seven " +
    "eight nine ten dozens hundreds both each every other one no any all",
)
export const pronouns = words("he she it they")
/** Nobody that a source could be, or nobody known. */
export const nobody = words(
  "i we you there this that these those what who whom whose which where when why how nobody none nothing something anything everything here",
)

export const prepositions = words(
  "of for in at from with on to by near about around between among under over into during after before since until " +
    "against across via within outside inside through throughout despite amid following upon alongside than as",
)
/** Those that may stand inside the name of a source: "a spokesman for the ministry". */
export const joining = words(
  "of for in at from with on to by near and & de la le van von der den bin al del di da",
)

export const subordinators = words(
  "that because although though whereas while if unless but when whether so until once as since after before or nor yet",
)

export const adverbs = words(
  "also later again then now still already earlier once previously since often twice just too however meanwhile moreover " +
    "nevertheless instead yesterday today tomorrow therefore further even always sometimes long thus soon both all back",
)

export const times = words(
  "monday tuesday wednesday thursday friday saturday sunday january february march april May june july august september " +
    "october november december jan feb mar apr jun jul aug sept sep oct nov dec yesterday today tonight morning " +
    "afternoon evening night week month year weekend day days weeks months years hour hours time noon midnight",
)

/** Participles that go with a noun without making a clause of it: "officials briefed on the matter". */
export const trailing = words(
  "briefed familiar close based involved present interviewed quoted contacted known aware responsible working speaking living named identified",
)

/** Past tenses without -ed that are common in news: where one stands, a clause is, not a noun phrase. */
export const finite = words(
  "met went made took came held got gave began left won lost fell rose grew kept led let put ran sat sent set shot spent " +
    "stood struck brought built bought caught chose cut drew drove fought flew hit knew saw sold spoke sought became heard felt " +
    "broke is are was were has have had be been will would can could may might should must do does did meets makes takes comes " +
    "goes gives wants wanted needs",
)

/** Abbreviations whose full stop ends no sentence. */
export const abbreviations = words(
  "mr mrs ms dr prof gen lt col maj sgt capt cpt cmdr adm brig sen rep gov pres rev hon st jr sr vs no fig inc ltd co corp " +
    "messrs mme mlle supt insp det sec dept approx jan feb mar apr jun jul aug sept sep oct nov dec",
)
