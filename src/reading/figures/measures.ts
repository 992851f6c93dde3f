import type { Lines, Quantity } from './quantities.js'

const MEASURES: Readonly<Record<string, string>> = {
  hour: 'hours',
  day: 'days',
  week: 'weeks',
  month: 'months',
  year: 'years',
  decade: 'decades',
  km: 'kilometres',
  kilometre: 'kilometres',
  kilometer: 'kilometres',
  mile: 'miles',
  metre: 'metres',
  meter: 'metres',
  village: 'settlements',
  settlement: 'settlements',
  town: 'settlements',
  city: 'settlements',
  district: 'districts',
  region: 'districts',
  prisoner: 'prisoners',
  detainee: 'detainees',
  hostage: 'hostages',
  captive: 'prisoners',
  refugee: 'refugees',
  rocket: 'rockets',
  missile: 'missiles',
  drone: 'drones',
  tank: 'tanks',
  vehicle: 'vehicles',
  house: 'houses',
  home: 'houses',
  body: 'bodies',
  round: 'rounds',
  life: 'dead',
  soldier: 'people',
  serviceman: 'people',
  troop: 'people',
  people: 'people',
  person: 'people',
  civilian: 'people',
  man: 'people',
  woman: 'people',
  child: 'people',
  peacekeeper: 'people',
  fighter: 'people',
  member: 'people',
  family: 'families',
  resident: 'people',
  official: 'people',
  leader: 'people',
  observer: 'people',
  monitor: 'people',
}
const PLURALS: Readonly<Record<string, string>> = {
  men: 'man',
  women: 'woman',
  children: 'child',
  servicemen: 'serviceman',
  lives: 'life',
  bodies: 'body',
  cities: 'city',
  families: 'family',
  people: 'people',
  countries: 'country',
}

/** Verbs over a count of people or things that say what it is a measure of. */
const VERBS: Readonly<Record<string, string>> = {
  deploy: 'deployed',
  station: 'deployed',
  dispatch: 'deployed',
  send: 'deployed',
  release: 'released',
  free: 'released',
  return: 'released',
  repatriate: 'released',
  swap: 'released',
  exchange: 'released',
  detain: 'detained',
  arrest: 'detained',
  hold: 'detained',
  capture: 'captured',
  displace: 'displaced',
  evacuate: 'displaced',
  flee: 'displaced',
  uproot: 'displaced',
}

/** What a count that is of no casualties measures, with the word that governs it; null where it is not worth keeping. */
export function measureOfThing(lines: Lines, quantity: Quantity): { measure: string; event: number } | null {
  const { trees, lower } = lines
  if (quantity.noun < 0) return null
  const word = lower[quantity.noun]!
  const measure = MEASURES[PLURALS[word] ?? word.replace(/s$/, '')]
  if (!measure) return null
  let governor = trees.head[quantity.noun]!
  for (let steps = 0; steps < 3 && governor >= 0; steps++) {
    const tag = trees.upos(governor)
    if (tag === 'VERB') break
    governor = trees.head[governor]!
  }
  const lemma = governor >= 0 ? trees.lemma(governor) : ''
  // "28,000 people have crossed into …": they left where they lived.
  const crossed = /^(?:(?:have|has|had) )?(?:already |also )?crossed (?:over )?(?:into|the (?:\S+ )?border)\b/.test(
    lower.slice(quantity.end, quantity.end + 6).join(' '),
  )
  const verb = crossed ? 'displaced' : VERBS[lemma]
  if (measure === 'dead' && !/^(?:claim|cost|take|lose|save)$/.test(lemma) && !costs(lower, quantity.from)) return null
  // "30,000 people lost their lives"
  if (
    measure === 'people' &&
    lemma === 'lose' &&
    /^(?:their|his|her) li(?:ves|fe)$/.test(lower.slice(governor + 1, governor + 3).join(' '))
  )
    return { measure: 'dead', event: governor }
  const people =
    measure === 'people' ||
    measure === 'prisoners' ||
    measure === 'hostages' ||
    measure === 'detainees' ||
    measure === 'families' ||
    measure === 'bodies'
  return { measure: people && verb ? verb : measure, event: governor }
}

/** "a war that cost more than 6,500 lives", whatever the parser took "cost" for. */
function costs(lower: readonly string[], start: number): boolean {
  for (let t = start - 1; t >= Math.max(0, start - 4); t--) {
    if (/^(?:cost|costs|costing|claimed|claiming|claims|took|taken|taking)$/.test(lower[t]!)) return true
    if (!/^(?:more|than|at|least|about|around|some|nearly|almost|over|up|to|an|estimated)$/.test(lower[t]!)) return false
  }
  return false
}
