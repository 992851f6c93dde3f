/** Strands that peace processes share, by their words; the first that matches names the track. */
const TRACKS: readonly (readonly [string, RegExp])[] = [
  [
    'border-delimitation',
    /\b(?:border|boundary)\b.{0,40}\b(?:delimitation|demarcation|commission|survey)|\b(?:delimitation|demarcation)\b/i,
  ],
  [
    'transport-links',
    /\b(?:transport|transit|railway|rail|corridor|road|highway|communications?)\b.{0,40}\b(?:links?|routes?|corridors?|reopening|unblocking|connections?)|\breopening of\b.{0,30}\b(?:links|routes|roads|railways?)|\b(?:unblocking|connectivity)\b/i,
  ],
  ['humanitarian', /\b(?:prisoners?|detainees|captives|missing persons|hostages|bodies|remains|mine maps|de-?mining)\b/i],
  ['peace-treaty', /\bpeace\b|\btreaty\b(?! organi[sz]ation)|\bnormali[sz]ation\b/i],
]

/** The track some words speak of, by the words alone; null for none. Processes of the register share these ids. */
export const trackOf = (words: string): string | null => TRACKS.find(([, cue]) => cue.test(words))?.[0] ?? null
