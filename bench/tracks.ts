import { performance } from 'node:perf_hooks'
import process from 'node:process'
import { Sector } from '../src/model/border.js'
import { Day, type Edtf } from '../src/model/edtf.js'
import type { Finding } from '../src/model/finding.js'
import { Junction, Link } from '../src/model/transport.js'
import { border } from '../src/views/border.js'
import type { Question } from '../src/views/question.js'
import { transport, whatReopens } from '../src/views/transport.js'

const SIDE = 72
const LINKS = 10_000
const SECTORS = 1_000
const FINDINGS = 2_000
const PLACES = 200
const TIMES = 9
const DAYS = ['2020-06-01', '1985-01-01', '2024-02-29', '1991-12-31', '1992-01-01'].map((day) => Day.parse(day))

/** The same numbers every time. */
function* numbers(): Generator<number, never> {
  for (let seed = 7; ; ) {
    seed = (seed * 1103515245 + 12345) % 2147483648
    yield seed / 2147483648
  }
}

/**
 * A border and a network as large as a continent's, with reports of both: how long the board of a day takes, and what a link's
 * reopening changes for every pair of 200 places. Prints medians and the worst of nine against what they are built for.
 */
export async function benchTracks(): Promise<void> {
  const random = numbers()
  const { sectors, junctions, links } = network(random)
  const question = reports(random)
  const both = (day: Day): void => {
    const asked = { ...question, clocks: { ...question.clocks, asOf: day }, on: day }
    border(asked, sectors)
    transport(asked, { junctions, links })
  }
  const [began, used] = [performance.now(), process.cpuUsage()]
  both(DAYS[0] as Day)
  const [wall, cpu] = [performance.now() - began, process.cpuUsage(used).user / 1000]
  process.stdout.write(`the first board of a network, nothing held: ${wall.toFixed(1)} ms, user CPU ${cpu.toFixed(1)} ms\n`)
  tell(`as-of board, ${LINKS} links, ${SECTORS} sectors, ${FINDINGS} findings, a day asked again`, 50, () =>
    both(DAYS[0] as Day),
  )
  // From one of these days to the next a fifth of the links has closed or is open again: what is held of those is no use.
  let turn = 0
  tell('the same, another day each time', 50, () => both(DAYS[++turn % DAYS.length] as Day))
  const board = transport(question, { junctions, links })
  const closed = board.links.filter(({ passable }) => !passable).slice(0, TIMES)
  const places = junctions.filter((_, i) => i % Math.floor(junctions.length / PLACES) === 0).slice(0, PLACES)
  let at = 0
  const reopen = (): void => {
    const link = closed[at++ % closed.length]
    if (link)
      whatReopens(
        board,
        link.link,
        places.map(({ id }) => id),
      )
  }
  tell(`what a link reopens, all pairs of ${places.length} places`, 2000, reopen)
  const several = closed.slice(0, 4).map(({ link }) => link)
  tell(`what four links reopen at once, the same pairs`, 4000, () => {
    whatReopens(
      board,
      several,
      places.map(({ id }) => id),
    )
  })
}

function tell(what: string, most: number, run: () => void): void {
  run()
  const cpu: number[] = []
  const times = Array.from({ length: TIMES }, () => {
    const [began, used] = [performance.now(), process.cpuUsage()]
    run()
    cpu.push(process.cpuUsage(used).user / 1000)
    return performance.now() - began
  }).sort((a, b) => a - b)
  const ms = (time: number | undefined): string => (time ?? 0).toFixed(1)
  process.stdout.write(
    `${what}: median ${ms(times[4])} ms, worst ${ms(times.at(-1))} ms (built for ${most} ms); user CPU median ${ms(cpu.sort((a, b) => a - b)[4])} ms\n`,
  )
}

function network(random: Generator<number, never>) {
  const part = { aliases: [], basis: null }
  const junctions = Array.from({ length: SIDE * SIDE }, (_, i) =>
    Junction.parse({
      ...part,
      id: `n${i}`,
      name: `Place ${i}`,
      at: { lon: 20 + (i % SIDE) / 4, lat: 30 + Math.floor(i / SIDE) / 4 },
    }),
  )
  const ends = junctions.flatMap((_, i) => [
    ...((i + 1) % SIDE === 0 ? [] : [[i, i + 1] as const]),
    ...(i + SIDE < junctions.length ? [[i, i + SIDE] as const] : []),
  ])
  const links = ends.slice(0, LINKS).map(([from, to], i) => {
    const open = random.next().value < 0.8
    const states = [{ state: 'open', from: '1941', to: null, terms: null, basis: 'made up' }]
    if (!open) states.push({ state: 'closed', from: '1992', to: null, terms: null, basis: 'made up' })
    const km = 20 + random.next().value * 30
    return Link.parse({
      ...part,
      id: `l${i}`,
      name: `Line ${i}`,
      mode: 'rail',
      from: `n${from}`,
      to: `n${to}`,
      km,
      line: null,
      control: [],
      states,
    })
  })
  const sectors = Array.from({ length: SECTORS }, (_, i) => {
    const line = [Array.from({ length: 50 }, (_, j) => [20 + i / 100 + j / 5000, 40 + Math.sin(i + j / 9) / 20])]
    return Sector.parse({
      ...part,
      id: `s${i}`,
      name: `Stretch ${i}`,
      between: ['a', 'b'],
      within: null,
      line,
      km: null,
      invokes: null,
      states: [],
    })
  })
  return { sectors, junctions, links }
}

function reports(random: Generator<number, never>): Question {
  const any = (below: number): number => Math.floor(random.next().value * below)
  const findings = Array.from({ length: FINDINGS }, (_, i) => {
    const id = i.toString(16).padStart(24, '0')
    const body =
      i % 2 === 0
        ? { form: ['agreed', 'delimited', 'demarcated'][any(3)], sector: `Stretch ${any(SECTORS)}`, figure: null }
        : { form: ['closed', 'works', 'reopened'][any(3)], route: `Line ${any(LINKS)}` }
    return {
      id: `fnd_${id}`,
      kind: i % 2 === 0 ? 'delimitation' : 'transport',
      phrase: `report ${i}`,
      body,
      when: `20${String(10 + any(14)).padStart(2, '0')}-0${1 + any(9)}` as Edtf,
      where: null,
      actors: [],
      modality: 'asserted',
      claims: [],
      support: { status: 'single-source', independent: 1 },
    } as unknown as Finding
  })
  return {
    findings,
    clocks: { asOf: '2020-06-01' as Day, publishedBy: null, knownAt: null },
    on: '2020-06-01' as Day,
  } as Question
}
