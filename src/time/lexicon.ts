import type { PartOfDay, Unit } from './meaning.js'

const table = <T>(rows: Readonly<Record<string, T>>): ReadonlyMap<string, T> => new Map(Object.entries(rows))
const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

/** Months by name and by the abbreviations the press uses. */
export const MONTHS = table<number>({
  january: 1,
  jan: 1,
  february: 2,
  feb: 2,
  march: 3,
  mar: 3,
  april: 4,
  apr: 4,
  may: 5,
  june: 6,
  jun: 6,
  july: 7,
  jul: 7,
  august: 8,
  aug: 8,
  september: 9,
  sept: 9,
  sep: 9,
  october: 10,
  oct: 10,
  november: 11,
  nov: 11,
  december: 12,
  dec: 12,
})

/** 1 for Monday to 7 for Sunday. Short forms that are also words ("sun", "sat", "wed") are read only with a full stop. */
export const WEEKDAYS = table<number>({
  monday: 1,
  tuesday: 2,
  wednesday: 3,
  thursday: 4,
  friday: 5,
  saturday: 6,
  sunday: 7,
  mon: 1,
  tue: 2,
  tues: 2,
  wed: 3,
  thu: 4,
  thur: 4,
  thurs: 4,
  fri: 5,
  sat: 6,
  sun: 7,
})
export const WEEKDAYS_OFTEN = table<number>({
  mondays: 1,
  tuesdays: 2,
  wednesdays: 3,
  thursdays: 4,
  fridays: 5,
  saturdays: 6,
  sundays: 7,
})

/** 1 for spring to 4 for winter. */
export const SEASONS = table<number>({
  spring: 1,
  springtime: 1,
  summer: 2,
  summertime: 2,
  autumn: 3,
  fall: 3,
  winter: 4,
  wintertime: 4,
})
export const SEASONS_OFTEN = table<number>({ springs: 1, summers: 2, autumns: 3, falls: 3, winters: 4 })
export const SEASON_CODES = ['', 'SP', 'SU', 'FA', 'WI'] as const

export interface UnitWord {
  readonly unit: Unit
  readonly plural: boolean
  /** How many of the unit one such word is: a fortnight is two weeks. */
  readonly times: number
}
const one = (unit: Unit): UnitWord => ({ unit, plural: false, times: 1 })
const many = (unit: Unit): UnitWord => ({ unit, plural: true, times: 1 })
export const UNITS = table<UnitWord>({
  second: one('second'),
  seconds: many('second'),
  minute: one('minute'),
  minutes: many('minute'),
  hour: one('hour'),
  hours: many('hour'),
  day: one('day'),
  days: many('day'),
  night: one('night'),
  nights: many('night'),
  week: one('week'),
  weeks: many('week'),
  weekend: one('weekend'),
  weekends: many('weekend'),
  fortnight: { unit: 'week', plural: false, times: 2 },
  month: one('month'),
  months: many('month'),
  quarter: one('quarter'),
  quarters: many('quarter'),
  year: one('year'),
  years: many('year'),
  decade: one('decade'),
  decades: many('decade'),
  century: one('century'),
  centuries: many('century'),
})

/** Which way a word points from where it stands: back, here, on. */
export const PICKS = table<-1 | 0 | 1>({
  last: -1,
  past: -1,
  previous: -1,
  preceding: -1,
  prior: -1,
  this: 0,
  current: 0,
  next: 1,
  coming: 1,
  upcoming: 1,
  following: 1,
})

export const PARTS_OF_DAY = table<PartOfDay>({
  morning: 'MO',
  dawn: 'MO',
  afternoon: 'AF',
  evening: 'EV',
  night: 'NI',
})

/** Words that may stand between a number and its unit without changing it. */
export const FILLERS = list(
  'more additional extra full whole consecutive straight successive solid long short trading business working calendar fiscal further other odd entire',
)

/** Words that say a number is no more than near. */
export const ABOUT = list('about around roughly nearly almost approximately some over circa approx')

/** Vague counts before a unit. */
export const VAGUE = list('several few some many recent coming')

export const DETERMINERS = list('the a an its his her their our my your')
export const EDGES = list('early late mid earlier later')

export const PREPOSITIONS = list(
  'in on at by since until till through throughout during from to for of after before between around about over within into as than toward towards amid despite following per',
)

/** Zones the press names, as offsets. */
export const ZONES = table<string>({
  gmt: 'Z',
  utc: 'Z',
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
  bst: '+01:00',
  cet: '+01:00',
  cest: '+02:00',
  eet: '+02:00',
  msk: '+03:00',
})

export const ORDINALS = table<number>({
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  eleventh: 11,
  twelfth: 12,
  thirteenth: 13,
  fourteenth: 14,
  fifteenth: 15,
  sixteenth: 16,
  seventeenth: 17,
  eighteenth: 18,
  nineteenth: 19,
  twentieth: 20,
})
