import type { Source } from '../model/source.js'
import { dayOf } from './clocks.js'
import { words, wordsAt } from './normalise.js'
import type { SearchHit, SearchQuery } from './record.js'
import { sourceLines } from './source-lines.js'
import type { Reads, SearchTerm } from './store.js'

/** What is searched for: words, `"phrases"` and `beginn*`, all of which must be there. Punctuation divides words. */
export function readTerms(text: string): readonly SearchTerm[] {
  const terms: SearchTerm[] = []
  for (const [, phrase, plain] of text.slice(0, 1000).matchAll(/"([^"]*)"?|([^\s"]+)/g)) {
    if (phrase !== undefined) {
      const inside = words(phrase)
      if (inside.length > 0) terms.push({ words: inside, begun: false })
      continue
    }
    const inside = words(plain ?? '')
    for (const [i, word] of inside.entries()) {
      terms.push({ words: [word], begun: i === inside.length - 1 && (plain ?? '').endsWith('*') })
    }
  }
  return terms.slice(0, 20)
}

/** Sources with every word, best first, with the words shown where they first stand. */
export async function search(reads: Reads, query: SearchQuery): Promise<readonly SearchHit[]> {
  const terms = readTerms(query.text)
  if (terms.length === 0) return []
  const upTo = query.knownAt ? await reads.seqAt(query.knownAt) : undefined
  const ids = await reads.search(terms, {
    ...(query.publishedBy ? { day: dayOf(query.publishedBy) } : {}),
    ...(upTo === undefined ? {} : { upTo }),
    limit: Math.min(query.limit ?? 20, 1000),
  })
  const rows = await reads.sources(ids)
  const lines = new Map((await sourceLines(reads, rows)).map((line) => [line.id as string, line]))
  const findings = await findingsOf(reads, ids)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const [row, line] = [byId.get(id), lines.get(id)]
    if (!row || !line) return []
    return [{ source: line, ...excerpt(row.text, terms), findings: findings.get(id) ?? [] }]
  })
}

async function findingsOf(reads: Reads, sources: readonly string[]): Promise<ReadonlyMap<string, SearchHit['findings']>> {
  const claims = await reads.claimsOf(sources)
  const of = new Map(claims.map((row) => [row.id, row.source]))
  const found = new Map<string, SearchHit['findings'][number][]>()
  for (const row of await reads.standings([...of.keys()])) {
    const source = of.get(row.claim)
    if (row.finding === '' || source === undefined) continue
    const list = found.get(source) ?? []
    found.set(source, list)
    const id = row.finding as SearchHit['findings'][number]
    if (!list.includes(id)) list.push(id)
  }
  return found
}

const AROUND = 120
const LOOK_THROUGH = 200_000

function excerpt(text: Source['text'], terms: readonly SearchTerm[]): Pick<SearchHit, 'excerpt' | 'matches'> {
  const exact = new Set(terms.flatMap((term) => (term.begun ? [] : term.words)))
  const begun = terms.flatMap((term) => (term.begun ? term.words : []))
  const hit = (word: string): boolean => exact.has(word) || begun.some((start) => word.startsWith(start))
  let first = -1
  for (const word of wordsAt(text, 0, Math.min(text.length, LOOK_THROUGH))) {
    if (hit(word.word)) {
      first = word.start
      break
    }
  }
  const start = edge(text, Math.max(0, first - AROUND), 1)
  const end = edge(text, Math.min(text.length, Math.max(first, 0) + AROUND), -1)
  const matches = [...wordsAt(text, start, end)].filter((word) => hit(word.word)).map((w) => ({ start: w.start, end: w.end }))
  return { excerpt: { start, end, text: text.slice(start, end) }, matches }
}

/** Moves to the nearest blank, so that no word is cut. */
function edge(text: string, at: number, way: 1 | -1): number {
  if (at <= 0 || at >= text.length) return Math.max(0, Math.min(at, text.length))
  for (let i = at; Math.abs(i - at) < 30; i += way) if (/\s/.test(text[i] ?? ' ')) return way === 1 ? i + 1 : i
  return at
}
