import { normalForm } from '../src/text/word-form.js'
import type { KnownWords } from '../src/text/word-table.js'
import type { GoldSentence } from './conllu.js'

export const tagOf = (sentence: GoldSentence, at: number): string => `${sentence.upos[at]}/${sentence.xpos[at]}`

/** Tags in order of frequency; those seen only once or twice are left out. */
export function tagsOf(sentences: readonly GoldSentence[]): string[] {
  const seen = new Map<string, number>()
  for (const sentence of sentences) {
    for (let i = 0; i < sentence.forms.length; i++) seen.set(tagOf(sentence, i), (seen.get(tagOf(sentence, i)) ?? 0) + 1)
  }
  return [...seen]
    .filter(([, count]) => count >= 3)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([tag]) => tag)
}

export interface Counted extends KnownWords {
  readonly tagChoices: readonly Uint8Array[]
}

/** Counts which tags each word takes. `tags` gives the tags their numbers. */
export function knowWords(sentences: readonly GoldSentence[], tags: readonly string[]): Counted {
  const number = new Map(tags.map((tag, at) => [tag, at]))
  const words = new Map<string, Map<number, number>>()
  const lower = new Map<string, number>()
  for (const sentence of sentences) {
    for (const [i, form] of sentence.forms.entries()) {
      const word = normalForm(form)
      lower.set(word.toLowerCase(), (lower.get(word.toLowerCase()) ?? 0) + 1)
      const tag = number.get(tagOf(sentence, i))
      if (tag === undefined) continue
      const seen = words.get(word) ?? new Map<number, number>()
      words.set(word, seen)
      seen.set(tag, (seen.get(tag) ?? 0) + 1)
    }
  }
  const classes = new Map<string, number>()
  const classNumber = new Map<string, number>()
  const choices = new Map<string, number>()
  const choiceNumber = new Map<string, number>()
  const tagChoices: Uint8Array[] = []
  for (const [word, seen] of [...words].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    const total = [...seen.values()].reduce((sum, count) => sum + count, 0)
    if (total < 3) continue
    const ranked = [...seen].sort((a, b) => b[1] - a[1] || a[0] - b[0])
    const usual = ranked.filter(([, count]) => count * 50 > total).slice(0, 5)
    const key = usual.map(([tag]) => tag).join(' ')
    if (!classNumber.has(key)) classNumber.set(key, classNumber.size + 8)
    classes.set(word, classNumber.get(key)!)
    if (total < 20) continue
    const choice = ranked.map(([tag]) => tag)
    const choiceKey = choice.join(' ')
    if (!choiceNumber.has(choiceKey)) {
      choiceNumber.set(choiceKey, tagChoices.length)
      tagChoices.push(Uint8Array.from(choice))
    }
    choices.set(word, choiceNumber.get(choiceKey)!)
  }
  const parsed = new Set(
    [...lower]
      .filter(([, count]) => count >= 2)
      .map(([word]) => word)
      .sort(),
  )
  return { classes, choices, parsed, tagChoices }
}
