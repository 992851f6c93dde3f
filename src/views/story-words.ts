import { fold } from '../record/normalise.js'

/** A report's words by weight, as a vector of length one. */
export type StoryWords = ReadonlyMap<string, number>

// Words that stand in any report.
const PLAIN = new Set(
  'the a an of in on at to for and or but with by from as is are was were be been has have had he she it they we i you his her its their our this that these those which who whom what when where said says say not no will would could can may might into over after before about than then also more most other some new one two up out'.split(
    ' ',
  ),
)

const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’.-]*[\p{L}\p{N}]|[\p{L}\p{N}]/gu

// What a report counts and whom it names tell its event from another of the same sort: "three", "Yerevan" against "met", "fire".
const NAMED = 3

// How common words are before a single report was seen, as if in so many reports: one common word in twenty of them, one name or
// number in two thousand. Without it the words of a few reports on one event would all count as common.
const BEFORE = 2000
const COMMON = BEFORE * 0.05
const RARE = BEFORE * 0.0005

interface Counted {
  weight: number
  /** Times it stands as a name or is a number. */
  named: number
  times: number
}

// Endings off, so that "troops" meets "troop" and "signed" meets "sign"; never below four letters.
const stem = (word: string): string =>
  word
    .replace(/ies$/, 'y')
    .replace(/(?:es|ed|ing|s)$/, (end) => (word.length - end.length >= 4 ? '' : end))
    .replace(/e$/, (end) => (word.length > 5 ? '' : end))

function count(text: string): ReadonlyMap<string, Counted> {
  const counts = new Map<string, Counted>()
  for (const [raw] of text.matchAll(WORD)) {
    const word = raw.replace(/['’]s$/, '')
    const number = /\d/.test(word)
    const folded = fold(word)
    if (PLAIN.has(folded)) continue
    const key = number ? folded : stem(folded)
    const entry = counts.get(key) ?? { weight: 0, named: 0, times: 0 }
    const named = number || /^\p{Lu}/u.test(word)
    entry.weight += named ? NAMED : 1
    entry.times++
    if (named) entry.named++
    counts.set(key, entry)
  }
  return counts
}

/** What reports are compared by: each one's words, weighted by how often it has them and how few others do (tf-idf). */
export function storyWords(texts: readonly string[]): readonly StoryWords[] {
  const counted = texts.map(count)
  const reports = new Map<string, number>()
  for (const words of counted) for (const word of words.keys()) reports.set(word, (reports.get(word) ?? 0) + 1)
  return counted.map((words) => {
    const weights: [string, number][] = []
    let square = 0
    for (const [word, { weight, named, times }] of words) {
      const before = named > times / 2 ? RARE : COMMON
      const rarity = Math.log((texts.length + BEFORE) / ((reports.get(word) ?? 0) + before))
      if (rarity <= 0) continue
      const value = (1 + Math.log(weight)) * rarity ** 1.5
      weights.push([word, value])
      square += value * value
    }
    const length = Math.sqrt(square) || 1
    return new Map(weights.map(([word, value]) => [word, value / length]))
  })
}
