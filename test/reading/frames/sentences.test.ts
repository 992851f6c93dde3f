import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { readFrames } from '../../../src/reading/frames/frames.js'
import type { Frame } from '../../../src/reading/layers.js'
import { grow } from '../../../src/text/grow.js'
import { loadModel } from '../../../src/text/load-model.js'

interface Row {
  /** The sentence; predicate lemma; names that must stand in the agents, patients, others; modality; speaker. */
  readonly t: string
  readonly p: string
  readonly a?: readonly string[]
  readonly b?: readonly string[]
  readonly o?: readonly string[]
  readonly m?: string
  readonly s?: string
}

/** Part of the table that must be read right. */
const SHARE = 0.9

const rows = parse(readFileSync(new URL('sentences.yaml', import.meta.url), 'utf8')) as Row[]
const model = loadModel()
// The invented states are locked as the register's names are in the pipeline.
const known = new Set('Freedonia Sylvania Osterlich Ruritania Strelsau Velin Storm Marko Ada'.split(' '))

function wrong({ t, p, a = [], b = [], o = [], m = 'asserted', s }: Row): string | null {
  const trees = grow(model, t, { locked: (words, at) => (known.has(words[at] ?? '') ? 1 : 0) })
  const frames = readFrames({ trees, mentions: [], quotations: [] })
  const said = (spans: Frame['agents']): string => spans.map((x) => t.slice(x.span.start, x.span.end)).join(' | ')
  const candidates = frames.filter((f) => f.lemma === p)
  if (candidates.length === 0) return `no frame of '${p}' among ${frames.map((f) => f.lemma).join(' ')}`
  const faults = candidates.map((f) => {
    const missing = [
      // Of rivals for one place, `a` may list several: each must be there, but "it" beside a name counts for either.
      ...a.filter((x) => !said(f.agents).includes(x)).map((x) => `agent ${x}`),
      ...b.filter((x) => !said(f.patients).includes(x)).map((x) => `patient ${x}`),
      ...o.filter((x) => !said(f.others).includes(x)).map((x) => `other ${x}`),
    ]
    if (f.modality !== m) missing.push(`${m}, not ${f.modality}`)
    if (s !== undefined && !(f.speaker && said([f.speaker]).includes(s))) missing.push(`speaker ${s}`)
    return `${missing.join(', ')}${missing.length > 0 ? ` (A ${said(f.agents)}; P ${said(f.patients)}; O ${said(f.others)})` : ''}`
  })
  return faults.includes('') ? null : faults.join(' / ')
}

it('has at least 120 sentences', () => {
  expect(rows.length).toBeGreaterThanOrEqual(120)
})

it(`reads at least ${SHARE * 100} % of the sentences right`, () => {
  const failures = rows.flatMap((row) => {
    const fault = wrong(row)
    return fault === null ? [] : [`${row.t} — ${fault}`]
  })
  // Listed, not hidden: what the frames still get wrong.
  for (const failure of failures) console.info(failure)
  expect(1 - failures.length / rows.length).toBeGreaterThanOrEqual(SHARE)
})
