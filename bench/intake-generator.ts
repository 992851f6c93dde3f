import { once } from 'node:events'
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { MONTHS } from '../src/time/calendar.js'

// Reports of our own making, varied in words, length, date, kind of file and subject: enough for measuring intake, no more.
const SIDES = [
  ['Armenia', 'Azerbaijan', 'Yerevan', 'Baku'],
  ['Russia', 'Ukraine', 'Moscow', 'Kyiv'],
  ['Estia', 'Westmark', 'Lorin', 'Vasht'],
] as const
const CITIES = ['Brussels', 'Geneva', 'Tbilisi', 'Washington', 'Sochi', 'Vienna', 'Doha', 'Ankara']
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']
const BODIES = ['European Union', 'United Nations', 'OSCE Minsk Group', 'foreign ministry', 'defence ministry']

class Dice {
  constructor(private state: number) {}
  below(n: number): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((this.state / 2 ** 32) * n)
  }
  of<T>(all: readonly T[]): T {
    return all[this.below(all.length)] as T
  }
}

interface Scene {
  readonly a: string
  readonly b: string
  readonly c: string
  readonly d: string
  readonly dice: Dice
}
type Saying = (scene: Scene) => string
const SAYINGS: readonly Saying[] = [
  ({ a, b, dice }) =>
    `The foreign ministers of ${a} and ${b} met in ${dice.of(CITIES)} on ${dice.of(DAYS)} for talks on a peace treaty.`,
  ({ a, b, dice }) =>
    `At least ${2 + dice.below(90)} soldiers were killed in clashes between ${a} and ${b} on ${dice.of(DAYS)}, officials said.`,
  ({ a, b, c }) =>
    `"We are ready to go on with the talks at any level," the spokesman said in ${c}, adding that ${b} had yet to answer ${a}.`,
  ({ a, b, dice }) =>
    `The ${dice.of(BODIES)} offered to mediate between ${a} and ${b} and to host the next round in ${dice.of(CITIES)}.`,
  ({ b, c, d, dice }) =>
    `${c} accused ${d} of breaking the ceasefire ${2 + dice.below(20)} times over the past week, a charge that ${b} denied.`,
  ({ dice }) =>
    `The two sides agreed to exchange ${3 + dice.below(60)} prisoners and to let observers visit the line of contact by ${dice.of(MONTHS)}.`,
  ({ a, dice }) =>
    `Residents of villages along the border said that the road had been closed for ${2 + dice.below(30)} days and that ${a} had sent no word.`,
  ({ a, b, c }) =>
    `Analysts in ${c} said a lasting settlement between ${a} and ${b} would depend on the opening of transport links.`,
  ({ dice }) =>
    `Shop ${dice.below(900)} on the market square sold bread, salt and ${dice.below(99)} kinds of tea while the delegations talked ${dice.below(9)} hours on end.`,
]

// What fills most of a report tells of no process; its words vary, so that no report is nearly another's.
const SYLLABLES = [
  'ka',
  'ro',
  'min',
  'ta',
  've',
  'lan',
  'du',
  'shi',
  'or',
  'pe',
  'zar',
  'um',
  'ith',
  'bel',
  'gos',
  'ny',
  'fa',
  'lu',
]
const THINGS = [
  'harvest',
  'bridge',
  'school',
  'market',
  'pipeline',
  'library',
  'ferry',
  'orchard',
  'stadium',
  'clinic',
  'mill',
  'quarry',
]
const name = (dice: Dice): string => {
  const word = Array.from({ length: 2 + dice.below(2) }, () => dice.of(SYLLABLES)).join('')
  return word[0]?.toUpperCase() + word.slice(1)
}
const FILLERS: readonly ((dice: Dice) => string)[] = [
  (dice) =>
    `In ${name(dice)} the ${dice.of(THINGS)} of ${name(dice)} and ${name(dice)} was repaired after ${2 + dice.below(40)} weeks of rain.`,
  (dice) =>
    `${name(dice)} ${name(dice)}, who keeps a ${dice.of(THINGS)} near ${name(dice)}, remembers ${2 + dice.below(40)} winters like this one.`,
  (dice) =>
    `The old ${dice.of(THINGS)} stands between ${name(dice)} and the ${dice.of(THINGS)} of ${name(dice)}, a walk of ${2 + dice.below(50)} minutes.`,
]

/** The report of a number: always the same. */
export function report(number: number): {
  readonly title: string
  readonly day: string
  readonly dateline: string
  readonly prose: readonly string[]
} {
  const dice = new Dice(number * 2_654_435_761)
  const [a, b, c, d] = dice.of(SIDES)
  const month = dice.below(12)
  const date = 1 + dice.below(28)
  const prose = Array.from({ length: 4 + dice.below(9) }, () =>
    [
      ...(dice.below(2) === 0 ? [dice.of(SAYINGS)({ a, b, c, d, dice })] : []),
      ...Array.from({ length: 1 + dice.below(3) }, () => dice.of(FILLERS)(dice)),
    ].join(' '),
  )
  return {
    title: `${a} and ${b} ${dice.of(['resume', 'break off', 'hail', 'prepare', 'put off'])} talks in ${dice.of(CITIES)}`,
    day: `${2019 + dice.below(5)}-${String(month + 1).padStart(2, '0')}-${String(date).padStart(2, '0')}`,
    dateline: `${c.toUpperCase()}, ${MONTHS[month]} ${date} —`,
    prose,
  }
}

const textOf = (number: number): string => {
  const { title, day, dateline, prose } = report(number)
  return `${title}\n\n${day}\n\n${dateline} ${prose.join('\n\n')}\n`
}
const pageOf = (number: number): string => {
  const { title, day, dateline, prose } = report(number)
  const links = Array.from({ length: 30 }, (_, i) => `<li><a href="/s/${i}">Section ${i}</a></li>`).join('')
  return `<!doctype html><html lang="en"><head><title>${title} | The Meridian</title><meta property="article:published_time" content="${day}"></head><body><nav><ul>${links}</ul></nav><main><article><h1>${title}</h1><p class="byline">By Ana Lindt</p>${prose.map((text, i) => `<p>${i === 0 ? `${dateline} ` : ''}${text}</p>`).join('\n')}</article><aside><h2>Most read</h2><ul>${links}</ul></aside></main><footer>Made up for measuring</footer></body></html>`
}

/** Writes so many reports into a folder: two thirds text files, a sixth pages, a sixth rows of one JSON lines file. */
export async function writeReports(folder: string, count: number): Promise<void> {
  const rows = createWriteStream(join(folder, 'rows.jsonl'))
  for (let number = 0; number < count; number++) {
    const sub = join(folder, String(Math.floor(number / 1000)).padStart(3, '0'))
    if (number % 1000 === 0) mkdirSync(sub, { recursive: true })
    const name = join(sub, String(number).padStart(6, '0'))
    if (number % 6 === 4) writeFileSync(`${name}.html`, pageOf(number))
    else if (number % 6 === 5) {
      const { day, title } = report(number)
      if (!rows.write(`${JSON.stringify({ id: number, title, published: day, text: textOf(number) })}\n`))
        await once(rows, 'drain')
    } else writeFileSync(`${name}.txt`, textOf(number))
  }
  rows.end()
  await once(rows, 'finish')
}
