// Measures how often claims of a given confidence are right, and with --write keeps the measured shares as the calibration.
//   npx tsx bench/reliability.ts            the table, each half of the data read by shares measured on the other half
//   npx tsx bench/reliability.ts --write    the same, and data/calibration.json from all of it
// Right is a claim that answers one expected there: in the golden reports with its modality and figure; in annotated articles
// by kind and place; in sentences coded by PLOVER the claim between the two given sides, by its type. The annotated sets are
// not part of the project (PARLEY_SHARED, default ../shared): without them only the golden reports are measured.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Claim } from '../src/model/claim.js'
import { createReader } from '../src/parley.js'
import { type Calibration, type Step, shareOf, withBareSureness } from '../src/reading/calibration.js'
import { compare } from '../test/golden/compare.js'
import { goldens } from '../test/golden/corpus.js'

interface Judged {
  readonly kind: string
  readonly sure: number
  readonly right: boolean
  readonly half: 0 | 1
}
interface Row {
  readonly id: string
  readonly text: string
}

const GROUPS: Readonly<Record<string, readonly string[]>> = {
  talks: ['meeting', 'offer', 'agreement', 'ceasefire', 'role', 'process', 'incumbency'],
  statements: ['statement', 'assessment'],
  force: ['hostilities', 'deployment', 'territory'],
  counts: ['casualties', 'displacement'],
  'words of conflict': ['accusation', 'refusal', 'threat', 'demand'],
  'words of peace': ['support', 'pledge', 'relations'],
  deeds: ['sanction', 'protest', 'detention', 'release', 'humanitarian', 'delimitation', 'transport'],
}
const output = fileURLToPath(new URL('../data/calibration.json', import.meta.url))
const shared = new URL(`${process.env.PARLEY_SHARED ?? '../shared'}/gold/`, new URL('../', import.meta.url))
const rows = (path: string): Record<string, never>[] => {
  const file = new URL(path, shared)
  return existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
    : []
}
const overlap = (a: { start: number; end: number }, b: { start: number; end: number }) => a.start < b.end && b.start < a.end
const half = (at: number): 0 | 1 => (at % 2 === 0 ? 0 : 1)

const reader = createReader()
const judged: Judged[] = []
const judge = (claim: Claim, right: boolean, at: number) =>
  judged.push({ kind: claim.kind, sure: claim.confidence, right, half: half(at) })

withBareSureness(() => {
  for (const [at, golden] of goldens().entries()) {
    const { name, report, published, title } = golden
    const reading = reader.readText({ text: report, published: published ?? null, title: title ?? null }, { id: name })
    const { hits, extra } = compare(golden, reading)
    for (const { claim } of hits) judge(claim, true, at)
    for (const claim of extra) judge(claim, false, at)
  }
  articles()
  sentences()
})

/** The kinds that answer an annotated event. Annotations leave the other kinds out, so claims of those are not judged. */
function articles(): void {
  const ANSWERS: Readonly<Record<string, readonly string[]>> = {
    meeting: ['meeting'],
    talks: ['meeting'],
    call: ['meeting'],
    visit: ['meeting'],
    offer_to_mediate: ['offer'],
    proposal: ['offer', 'demand'],
    agreement: ['agreement', 'ceasefire'],
    ceasefire: ['ceasefire', 'agreement'],
    war: ['hostilities'],
    violation: ['hostilities'],
    deployment: ['deployment'],
    withdrawal: ['deployment', 'territory'],
    accusation: ['accusation'],
    rejection: ['refusal'],
    prisoner_exchange: ['release'],
    delimitation: ['delimitation', 'territory'],
    transport: ['transport'],
  }
  const asked = new Set(Object.values(ANSWERS).flat())
  const texts = new Map(
    rows('articles/articles.jsonl').map((r) => [String(r.id), r as unknown as Row & { published?: string }]),
  )
  for (const [at, gold] of rows('articles/gold.jsonl').entries()) {
    const { id, events } = gold as unknown as {
      id: string
      events: { type: string; quote_of_text: string; also_told?: string[] }[]
    }
    const row = texts.get(String(id))
    if (!row) continue
    const { source, claims } = reader.readText({ text: row.text, published: row.published ?? null }, { id: String(id) })
    const place = (words: string) => {
      const start = source.text.indexOf(words)
      return start < 0 ? [] : [{ start, end: start + words.length }]
    }
    for (const claim of claims) {
      if (!asked.has(claim.kind)) continue
      const near = events.filter((e) =>
        [e.quote_of_text, ...(e.also_told ?? [])].some((w) => place(w).some((s) => claim.evidence.some((v) => overlap(v, s)))),
      )
      const right = near.some((e) => ANSWERS[e.type]?.includes(claim.kind))
      if (right || near.every((e) => ANSWERS[e.type] !== undefined)) judge(claim, right, at)
    }
  }
}

function sentences(): void {
  const root = (type: string) => (type === 'CONCEDE' || type === 'RETREAT' ? 'YIELD' : type)
  for (const [at, raw] of rows('events/plv-train.jsonl').entries()) {
    const gold = raw as unknown as Row & {
      expected: { event: { root15: string } }[]
      spans: { role: string; start: number; end: number }[]
    }
    const of = (role: string) => gold.spans.filter((s) => s.role === role || s.role === 'SRC/TAR')
    const best = reader
      .readText({ text: gold.text, published: null }, { id: String(gold.id) })
      .claims.filter((c) => c.plover !== null)
      .map((claim) => {
        const source = claim.actors.some((a) => of('SRC').some((s) => overlap(a, s)))
        const target = [...claim.actors, ...claim.evidence].some((a) => of('TAR').some((s) => overlap(a, s)))
        return { claim, fit: (source ? 2 : 0) + (target ? 1 : 0) + claim.confidence / 10 }
      })
      .filter(({ fit }) => fit >= 2)
      .sort((a, b) => b.fit - a.fit)[0]
    if (best) judge(best.claim, root(best.claim.plover!.type) === gold.expected[0]?.event.root15, at)
  }
}

/** Pools neighbours until shares rise with sureness, then small pools into their neighbours; one right and one wrong are added to each. */
function stepsOf(data: readonly Judged[]): Step[] {
  const sorted = [...data].sort((a, b) => a.sure - b.sure)
  const pools: { from: number; n: number; right: number }[] = []
  for (const { sure, right } of sorted) {
    const last = pools.at(-1)
    if (last && last.n < 30) {
      last.n++
      last.right += right ? 1 : 0
    } else pools.push({ from: sure, n: 1, right: right ? 1 : 0 })
  }
  const tail = pools.at(-1)
  if (tail && tail.n < 20 && pools.length > 1) {
    pools.pop()
    pools.at(-1)!.n += tail.n
    pools.at(-1)!.right += tail.right
  }
  for (let at = 1; at < pools.length; ) {
    const [before, now] = [pools[at - 1]!, pools[at]!]
    if (now.right / now.n >= before.right / before.n) {
      at++
      continue
    }
    before.n += now.n
    before.right += now.right
    pools.splice(at, 1)
    at = Math.max(1, at - 1)
  }
  return pools.map(({ from, n, right }, at) => ({
    from: at === 0 ? 0 : Math.round(from * 1000) / 1000,
    share: Math.round(((right + 1) / (n + 2)) * 1000) / 1000,
  }))
}

/** Kinds with claims enough to be measured alone are; the others share the figures of their group. */
const OFTEN = 45
function fitted(data: readonly Judged[], often: number): Calibration {
  const groups: Record<string, Calibration['groups'][string]> = {}
  const of = (kinds: readonly string[]) => data.filter((d) => kinds.includes(d.kind))
  for (const [name, kinds] of Object.entries(GROUPS)) {
    const alone = kinds.filter((kind) => of([kind]).length >= often)
    for (const kind of alone) groups[kind] = { kinds: [kind], steps: stepsOf(of([kind])) }
    const rest = kinds.filter((kind) => !alone.includes(kind))
    // The few of a kind are measured with all of their group.
    if (rest.length > 0) groups[`other ${name}`] = { kinds: rest, steps: stepsOf(of(of(rest).length >= often ? rest : kinds)) }
  }
  return { groups }
}

const tables = [
  fitted(
    judged.filter((d) => d.half === 1),
    OFTEN / 2,
  ),
  fitted(
    judged.filter((d) => d.half === 0),
    OFTEN / 2,
  ),
] as const
const BINS = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01]
console.log('confidence   claims  mean said  right')
let error = 0
for (let at = 0; at + 1 < BINS.length; at++) {
  const [low, high] = [BINS[at]!, BINS[at + 1]!]
  const inside = judged
    .map((d) => ({ ...d, said: shareOf(tables[d.half], d.kind, d.sure) }))
    .filter(({ said }) => said >= low && said < high)
  if (inside.length === 0) continue
  const said = inside.reduce((sum, d) => sum + d.said, 0) / inside.length
  const right = inside.filter((d) => d.right).length / inside.length
  error += (Math.abs(said - right) * inside.length) / judged.length
  console.log(
    `${low.toFixed(1)} to ${Math.min(1, high).toFixed(1)}  ${String(inside.length).padStart(7)}  ${said.toFixed(3).padStart(9)}  ${right.toFixed(3)}`,
  )
}
console.log(`expected calibration error ${error.toFixed(3)} over ${judged.length} judged claims`)
console.log('\nkind           claims  right')
for (const kind of [...new Set(judged.map((d) => d.kind))].sort()) {
  const own = judged.filter((d) => d.kind === kind)
  console.log(
    `${kind.padEnd(13)} ${String(own.length).padStart(7)}  ${(own.filter((d) => d.right).length / own.length).toFixed(2)}`,
  )
}

if (process.argv.includes('--write')) {
  const source = `Measured by bench/reliability.ts on ${judged.length} claims of the golden reports, annotated articles and PLOVER-coded sentences; shares by group of kinds, rising with the rule's sureness, each with one right and one wrong claim added.`
  writeFileSync(output, `${JSON.stringify({ source, ...fitted(judged, OFTEN) }, null, 2)}\n`)
}
