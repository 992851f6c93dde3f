import type { ActorId } from '../model/ids.js'
import type { Process } from '../model/process.js'
import type { Register } from '../register/register.js'
import type { Analyser } from './layers.js'

/** What points to a process: its own names most, then two of its parties together, then its words. */
interface Signs {
  /** How often each party is named. */
  readonly parties: Map<ActorId, number>
  readonly words: Set<string>
  named: boolean
}

const CAPITAL = /^\p{Lu}/u

/** The pass that tells which process a report is about, and which day its "today" is. */
export function settingAnalyser(register: Register): Analyser<'setting', 'trees'> {
  const phrases = phraseTable(register.processes)
  const partyOf = new Map<ActorId, Process[]>()
  for (const process of register.processes)
    for (const party of process.parties) partyOf.set(party, [...(partyOf.get(party) ?? []), process])
  return {
    adds: 'setting',
    needs: ['trees'],
    analyse(source, { trees }) {
      const { words, lower } = trees
      const signs = new Map<Process, Signs>()
      const signsOf = (process: Process): Signs => {
        const known = signs.get(process) ?? { parties: new Map(), words: new Set(), named: false }
        signs.set(process, known)
        return known
      }
      for (let i = 0; i < words.length; i++) {
        for (const phrase of phrases.get(lower[i]!) ?? []) {
          if (!phrase.tail.every((word, k) => lower[i + 1 + k] === word)) continue
          const found = signsOf(phrase.process)
          found.words.add(phrase.words)
          found.named ||= phrase.name
        }
        if (!CAPITAL.test(words[i]!)) continue
        for (const actor of actorsAt(register, words, i)) {
          for (const process of partyOf.get(actor) ?? []) {
            const { parties } = signsOf(process)
            parties.set(actor, (parties.get(actor) ?? 0) + 1)
          }
        }
      }
      const process = bestOf(signs)
      return { process: process?.id ?? null, parties: process?.parties ?? [], day: source.published ?? source.updated }
    },
  }
}

/** Actors the words may mean, with the state a person or body belongs to. */
function* actorsAt(register: Register, words: readonly string[], at: number): Generator<ActorId> {
  for (const sense of register.match(words, at)?.senses ?? []) {
    if (sense.of !== 'actor' && sense.of !== 'metonym') continue
    yield sense.actor
    const above = register.actor(sense.actor)?.of
    if (above) yield above
  }
}

interface Phrase {
  readonly process: Process
  readonly words: string
  readonly tail: readonly string[]
  readonly name: boolean
}

/** Names and words of all processes by their first word. Hyphens are tokens of their own in a report. */
function phraseTable(processes: readonly Process[]): Map<string, Phrase[]> {
  const table = new Map<string, Phrase[]>()
  const add = (process: Process, words: string, name: boolean): void => {
    const [first, ...tail] = words
      .toLowerCase()
      .replace(/[-‐‑–]/g, ' - ')
      .split(/\s+/)
      .filter(Boolean)
    if (first) table.set(first, [...(table.get(first) ?? []), { process, words: words.toLowerCase(), tail, name }])
  }
  for (const process of processes) {
    for (const name of [process.name, ...process.aliases]) add(process, name, true)
    for (const word of process.words) add(process, word, false)
  }
  return table
}

/** The process with the most signs; null where none has enough, or two are equal. */
function bestOf(signs: ReadonlyMap<Process, Signs>): Process | null {
  let best: Process | null = null
  let most = 0
  let tie = false
  for (const [process, { parties, words, named }] of signs) {
    // One party and a word are not enough: states are party to several conflicts.
    const enough =
      parties.size >= 2 ||
      (named && parties.size + words.size >= 2) ||
      (parties.size === 1 && words.size >= 2) ||
      words.size >= 3
    if (!enough) continue
    // Whose conflict it is, by how often both its sides are named, outweighs words that are said of several.
    const counts = [...parties.values()].sort((a, b) => b - a)
    const score = (named ? 3 : 0) + 3 * Math.min(8, counts[1] ?? 0) + Math.min(4, counts[0] ?? 0) + Math.min(4, words.size)
    tie = score === most
    if (score <= most) continue
    best = process
    most = score
    tie = false
  }
  return tie ? null : best
}
