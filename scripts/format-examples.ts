import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { WRITERS } from '../src/exchange/formats.js'
import { namesFrom } from '../src/exchange/known-names.js'
import type { Names } from '../src/exchange/names.js'
import { type Asked, Telling } from '../src/exchange/telling.js'
import { addInputs, createReader, exampleReports, openRecord, type ParleyRecord } from '../src/parley.js'

// The examples of docs/formats.md, cut out of what the tool writes of the bundled reports: `npm run examples` puts them there anew.

const PAGE = fileURLToPath(new URL('../docs/formats.md', import.meta.url))
const LONGEST = 170

/** Where the excerpt of a format begins; and what is asked for where meetings tell nothing in it. */
const CUTS: Readonly<Record<string, { readonly from: RegExp; readonly kinds?: Asked['kinds'] }>> = {
  json: { from: /\{"id":"fnd_/ },
  jsonl: { from: /\{"type":"finding"/ },
  csv: { from: /^fnd_/m },
  'csv-claims': { from: /^clm_/m },
  plover: { from: /^\{/m },
  polecat: { from: /(?<=\n)[^\n]+/ },
  pax: { from: /(?<=\n)[^\n]+/, kinds: ['ceasefire'] },
  ged: { from: /(?<=\n)[^\n]+/, kinds: ['casualties'] },
  ftm: { from: /^\{"id":"parley-fnd_/m },
  'ftm-statements': { from: /(?<=\n)[^\n]+/ },
  'web-annotation': { from: /"type":\s*"Annotation"/ },
  prov: { from: /"@type":\s*"?\[?\s*"?(?:prov:)?Entity/ },
  timelinejs: { from: /"start_date"/ },
  geojson: { from: /\{"type":\s*"Feature"/ },
  ical: { from: /BEGIN:VEVENT/ },
  gexf: { from: /<node / },
  graphml: { from: /<node / },
  csl: { from: /\{"id":\s*"src_/ },
  bibtex: { from: /@\w+\{/ },
  atom: { from: /<entry>/ },
}

/** A beginning of what each format writes of the bundled reports, one line a format; hashes are cut, line breaks stand as ↵. */
export async function formatExamples(record: ParleyRecord, names: Names): Promise<string> {
  const lines: string[] = []
  for (const writer of WRITERS) {
    const cut = CUTS[writer.name]
    // Nobody reads a binary one.
    if (!cut) continue
    const asked: Asked = {
      kinds: cut.kinds ?? ['meeting'],
      ...(cut.kinds ? {} : { actor: 'sergei-lavrov' }),
      clocks: { asOf: '2022-06-09' as never, publishedBy: '2022-06-09' as never, knownAt: null },
    }
    let text = ''
    for await (const chunk of writer.write(await Telling.of(record, names, asked))) text += chunk
    const at = cut.from.exec(text)?.index
    if (at === undefined) throw new Error(`${writer.name} writes nothing that begins with ${cut.from}`)
    lines.push(`${writer.name.padEnd(16)}${shortened(text.slice(at))}`)
  }
  return lines.join('\n')
}

/** On one line, with hashes and moments, which say nothing here, cut. */
function shortened(text: string): string {
  const line = text
    .replace(/\r?\n\s*/g, ' ↵ ')
    .replace(/\b((?:fnd|clm|src|dec)_[0-9a-f]{6})[0-9a-f]+/g, '$1…')
    .replace(/\b[0-9a-f]{8}[0-9a-f]{8,}\b/g, (hash) => `${hash.slice(0, 6)}…`)
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z|\d{8}T\d{6}Z/g, '…')
    .replace(/\t/g, ' ⇥ ')
    .trim()
  return line.length > LONGEST ? `${line.slice(0, LONGEST).trimEnd()}…` : line
}

/** The page with these examples between its marks. */
export const withExamples = (page: string, examples: string): string =>
  page.replace(
    /(<!-- made by npm run examples -->\n```\n)[\s\S]*?(\n```)/,
    (_, before: string, after: string) => before + examples + after,
  )

export const formatsPage = (): string => readFileSync(PAGE, 'utf8')

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const record = await openRecord(':memory:')
  const reader = createReader()
  for await (const _ of addInputs(record, reader, [exampleReports()])) void _
  const names = namesFrom(reader.register, await record.additions())
  writeFileSync(PAGE, withExamples(formatsPage(), await formatExamples(record, names)))
  await record.close()
}
