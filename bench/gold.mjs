// Scores the built reader on the measuring data and prints one table, the published peers beside it. The data is not part of
// the project: where PARLEY_SHARED (default ../shared) is absent, this says so and ends well.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'

const root = fileURLToPath(new URL('..', import.meta.url))
const gold = join(resolve(root, process.env.PARLEY_SHARED ?? '../shared'), 'gold')
const only = process.argv.slice(2)

if (!existsSync(gold)) {
  console.log('The measuring data is not here (PARLEY_SHARED, default ../shared): nothing to score.')
  process.exit(0)
}

const scratch = mkdtempSync(join(tmpdir(), 'parley-gold-'))
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))

/** Readings of a set with their layers, one object each. */
function read(file) {
  const out = execFileSync(
    process.execPath,
    [join(root, 'dist/cli/main.js'), 'read', '--jsonl', join(gold, file), '--layers', '--json'],
    { maxBuffer: 2 ** 30 },
  )
  return out
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

/** Runs a set's scorer on rows made of the readings. */
function score(scorer, args, file, rows, flags = []) {
  const predictions = join(scratch, 'predictions.jsonl')
  writeFileSync(predictions, rows.map((row) => JSON.stringify(row)).join('\n'))
  return spawnSync(process.execPath, [join(gold, scorer), ...args, join(gold, file), predictions, ...flags], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  }).stdout
}

const find = (text, pattern) => Number(pattern.exec(text)?.[1] ?? Number.NaN)
const timexes = (readings) =>
  readings.map((r) => ({ id: r.id, timexes: r.times.map(({ start, end, type, value }) => ({ start, end, type, value })) }))
const distinct = (values) => [...new Map(values.map((value) => [JSON.stringify(value), value])).values()]
/** Numbers told of one measure; words without a number ("dozens") are bounds, and told as such in the reading. */
const counts = (reading, measure) =>
  distinct(
    reading.figures
      .filter((f) => f.measure === measure && (f.best !== null || (f.low !== null && f.high !== null && f.hedge === 'range')))
      .map((f) => f.best ?? [f.low, f.high]),
  )

const table = []
const row = (what, value, peers) => table.push([what, Number.isNaN(value) ? '–' : value.toFixed(3), peers])
const wanted = (name) => only.length === 0 || only.includes(name)

if (wanted('articles')) {
  const readings = read('articles/articles.jsonl')
  const text = score('articles/score.mjs', [], 'articles/gold.jsonl', readings)
  row('articles: events F1', find(text, /events.*F1 ([\d.]+)/), 'two annotators agree at .65 to .72')
  row('articles: recall of what both put on record', find(text, /both put on record ([\d.]+)/), '')
  for (const part of ['time', 'standing', 'cast', 'mediators', 'place'])
    row(`articles: ${part} of the hits`, find(text, new RegExp(`${part} ([\\d.]+)`)), '')
  row('articles: quotes F1', find(text, /quotes.*F1 ([\d.]+)/), '')
  row('articles: speaker of the found', find(text, /speaker right on ([\d.]+)/), '')
  row('articles: figures F1', find(text, /figures.*F1 ([\d.]+)/), '')
  row('articles: hedge of the found', find(text, /hedge right on ([\d.]+)/), '')
  row('articles: roles F1', find(text, /roles.*F1 ([\d.]+)/), '')
  row('articles: score', find(text, /^score ([\d.]+)/m), '')
  const broken = find(text, /points at (\d+)/)
  row('articles: evidence that is not its text', broken, 'must be 0')
}
if (wanted('time')) {
  const peers = { timebank: 'MS recognizers .646, chrono-node .474, compromise-dates .291', aquaint: '' }
  for (const set of ['timebank', 'aquaint']) {
    const rows = timexes(read(`time/${set}.jsonl`))
    row(
      `time: value F1, ${set}`,
      find(score('time/score.mjs', [], `time/${set}.jsonl`, rows), /value.*?F1 ([\d.]+)/),
      peers[set],
    )
    row(
      `time: calendar points F1, ${set}`,
      find(score('time/score.mjs', [], `time/${set}.jsonl`, rows, ['--points']), /value.*?F1 ([\d.]+)/),
      set === 'timebank' ? '.693, .527, .380' : '',
    )
  }
}
if (wanted('quotes')) {
  const text = score(
    'quotes/score.mjs',
    [],
    'quotes/polnear-dev.jsonl',
    read('quotes/polnear-dev.jsonl').map((r) => ({ id: r.id, quotes: r.quotations })),
  )
  row('quotes: found F1', find(text, /quote found.*F1 ([\d.]+)/), 'a regular expression .911')
  row('quotes: with speaker F1', find(text, /quote \+ speaker.*F1 ([\d.]+)/), '.624')
  row('quotes: all attributions with source F1', find(text, /content \+ source.*F1 ([\d.]+)/), '.256')
}
if (wanted('names')) {
  for (const set of ['conllpp2003', 're3d']) {
    const rows = read(`names/${set}.jsonl`).map((r) => ({
      id: r.id,
      entities: r.mentions.map(({ start, end, type }) => ({ start, end, type })),
    }))
    const text = score('names/score.mjs', [], `names/${set}.jsonl`, rows)
    if (set === 're3d') row('names: re3d, overlap F1', find(text, /OVERLAP-SAMETYPE.*F1 ([\d.]+)/), 'compromise .224')
    else row('names: Reuters 2003, exact F1', find(text, /^ALL .*F1 ([\d.]+)/m), 'compromise .477, neural about .93')
  }
}
if (wanted('casualties')) {
  const text = score(
    'casualties/score.mjs',
    [],
    'casualties/wikievents.jsonl',
    read('casualties/wikievents.jsonl').map((r) => ({ id: r.id, deaths: counts(r, 'dead'), injured: counts(r, 'wounded') })),
  )
  for (const [name, word] of [
    ['dead', 'deaths'],
    ['wounded', 'injured'],
  ]) {
    row(`casualties: ${name}, precision`, find(text, new RegExp(`^${word} +numbers P ([\\d.]+)`, 'm')), '')
    row(
      `casualties: ${name}, recall`,
      find(text, new RegExp(`^${word} +numbers P [\\d.]+ \\(\\S+\\) R ([\\d.]+)`, 'm')),
      name === 'dead' ? 'a regular expression .77' : '.74',
    )
  }
}
if (wanted('events')) {
  const pairs = score('events/score.mjs', ['pairs'], 'events/petrarch-unittests.jsonl', read('events/petrarch-unittests.jsonl'))
  row('frames: pairs, recall', find(pairs, /recall ([\d.]+)/), '')
  row('frames: pairs, direction', find(pairs, /direction ([\d.]+)/), '')
  row('frames: silent on no-event rows', find(pairs, /no-event rows ([\d.]+)/), '')
  const types = score('events/score.mjs', ['types'], 'events/plv-train.jsonl', read('events/plv-train.jsonl'))
  row('PLOVER: 15 roots, macro F1', find(types, /roots macro-F1 ([\d.]+)/), 'a RoBERTa-large system .821 on the other half')
  row('PLOVER: 4 quads, macro F1', find(types, /quads macro-F1 ([\d.]+)/), '.892')
}

if (wanted('extraction')) {
  // Pages as a user has them: files, read by the command line.
  const folder = join(gold, 'extraction')
  const rows = (set) => {
    const pages = readFileSync(join(folder, set), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    const files = pages.map(({ html }, i) => {
      const file = join(scratch, `${i}.html`)
      writeFileSync(file, gunzipSync(readFileSync(join(folder, html))))
      return file
    })
    const { stdout } = spawnSync(process.execPath, [join(root, 'dist/cli/main.js'), 'read', '--json', ...files], {
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
    })
    const sources = new Map()
    for (const line of stdout.trim().split('\n')) {
      const { file, source } = JSON.parse(line)
      sources.set(file, [...(sources.get(file) ?? []), source])
    }
    return pages.map(({ id }, i) => {
      const told = sources.get(files[i]) ?? []
      const prose = told.flatMap(({ text, parts }) =>
        parts.filter(({ part }) => ['body', 'heading', 'list'].includes(part)).map(({ start, end }) => text.slice(start, end)),
      )
      const [first] = told
      return {
        id,
        text: prose.join('\n'),
        title: first?.title,
        authors: first?.byline?.split(', ') ?? [],
        date: first?.published,
      }
    })
  }
  const body = score('extraction/score.mjs', [], 'extraction/aeb.jsonl', rows('aeb.jsonl'))
  row('pages: body F1', find(body, /F1 ([\d.]+)/), 'Readability + linkedom .952, defuddle .930, trafilatura .958')
  const meta = score('extraction/score.mjs', [], 'extraction/traf-meta.jsonl', rows('traf-meta.jsonl'))
  for (const [part, peers] of [
    ['title', 'Readability .68, defuddle .72'],
    ['date', '.63, .78'],
    ['authors', '.60, .61'],
  ])
    row(`pages: ${part}, exact`, find(meta, new RegExp(`${part} exact ([\\d.]+)`)), peers)
}
if (wanted('clusters')) {
  const told = execFileSync(
    process.execPath,
    [join(root, 'dist/cli/main.js'), 'stories', '--jsonl', join(gold, 'clusters/ecbplus.jsonl'), '--json'],
    { encoding: 'utf8', maxBuffer: 2 ** 28 },
  )
  const rows = told
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map(({ id, story }) => ({ id, cluster: story }))
  const text = score('clusters/score.mjs', [], 'clusters/ecbplus.jsonl', rows)
  row('stories: one event, B-cubed F1', find(text, /F1 ([\d.]+)/), 'tf-idf with average links .871')
}

const width = Math.max(...table.map(([what]) => what.length))
for (const [what, value, peers] of table) console.log(`${what.padEnd(width)}  ${value}  ${peers}`)
