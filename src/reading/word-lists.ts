import compiled from '../../data/cues/compiled.json' with { type: 'json' }

const of = (words: readonly string[]): ReadonlySet<string> => new Set(words)
const names = compiled.names

/** Given names as the English-language press spells them, lower case. */
export const GIVEN_NAMES = of(compiled['given-names'].names.map((name) => name.toLowerCase()))

/** What the words of a name tell of it; each list is described in data/cues/names.yaml. */
export const NAME_WORDS = {
  bodyHeads: of(names['body-heads']),
  bodyOf: of(names['body-of']),
  placeHeads: of(names['place-heads']),
  placeStarts: of(names['place-starts']),
  placeAdjectives: of(names['place-adjectives']),
  otherStarts: of(names['other-starts']),
  bodyStarts: of(names['body-starts']),
  otherHeads: of(names['other-heads']),
  titles: of(names.titles),
  titleParts: of(names['title-parts']),
  officeNouns: of(names['office-nouns']),
  teamNames: of(names['team-names']),
  teamStarts: of(names['team-starts']),
  sport: of(names['sport-words']),
  weakPlaces: of(names['weak-places']),
  never: of(names['never-names']),
  peoples: of(names.peoples),
  neverBodies: of(names['never-bodies']),
  placeAcronyms: of(names['place-acronyms']),
  forces: of(names['force-nouns']),
  armed: of(names['armed-nouns']),
  people: of(names['people-nouns']),
  kin: of(names.kin),
} as const

const speech = compiled.speech
/** Words of speech and thought; each list is described in data/cues/speech.yaml. */
export const SPEECH_WORDS = {
  say: of(speech.say),
  think: of(speech.think),
  intend: of(speech.intend),
  about: of(speech.about),
  nouns: of(speech.nouns),
  minds: of(speech.minds),
  papers: of(speech.papers),
  speakers: of(speech.speakers),
} as const

/** Verbs, nouns, adjectives and heads of each thing that is counted: data/cues/counts.yaml. */
export const COUNT_WORDS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = compiled.counts
