/** Strands that peace processes share, by their words; the first that matches names the track. */
const TRACKS: readonly (readonly [string, RegExp])[] = [
  [
    'border-delimitation',
    /\b(?:border|boundary)\b.{0,40}\b(?:delimitation|demarcation|commissions?|surveys?|markers?)\b|\bmarkers?\b.{0,40}\b(?:border|boundary)\b|\b(?:delimitation|demarcation|delimit(?:s|ed|ing)?|demarcat(?:es?|ed|ing))\b/i,
  ],
  [
    'transport-links',
    /\b(?:transport|transit|railway|rail|corridor|road|highway|communications?)\b.{0,40}\b(?:links?|routes?|corridors?|reopening|unblocking|connections?)|\breopen(?:s|ed|ing)?\b.{0,30}\b(?:links|routes|roads|railways?)\b|(?<!\bhumanitarian )\bcorridor (?:through|across|between)\b|\b(?:unblocking|connectivity)\b/i,
  ],
  ['humanitarian', /\b(?:prisoners?|detainees|captives|missing persons|hostages|bodies|remains|mine maps|de-?mining)\b/i],
  // To recognise each other's territory is what a treaty between neighbours begins with.
  [
    'peace-treaty',
    /\bpeace\b|\btreaty\b(?! organi[sz]ation)|\bnormali[sz]ation\b|\brecogni[sz](?:e|es|ed|ing) each other['’]s (?:territor|sovereign|border)|\bmutual recognition\b/i,
  ],
]

/** The track some words speak of, by the words alone; null for none. Processes of the register share these ids. */
export const trackOf = (words: string): string | null => TRACKS.find(([, cue]) => cue.test(words))?.[0] ?? null
