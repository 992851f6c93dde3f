/**
 * Reports of invented events, written for these tests: for each event two newsrooms' own reports, which share its facts and what
 * was said in public and nothing else, and copies of the first as outlets make them.
 */
export interface Told {
  readonly original: string
  readonly fresh: string
  readonly copy: string
}

/** Numbers from 0 to 1, the same for the same seed (xorshift32). */
export function seeded(seed: number): () => number {
  let state = seed | 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

const SIDES = ['Velmar', 'Ostrania', 'Tarsk', 'Beloria', 'Kadesh', 'Norvia', 'Zemland', 'Illyra', 'Quend', 'Marovia']
const CITIES = ['Arden', 'Lissa', 'Port Hale', 'Greyford', 'Oskol', 'Tamarin', 'Vell', 'Sankt Orm', 'Dune', 'Kestrel']
const PEOPLE = ['Ana Lindt', 'Oren Vask', 'Mira Sol', 'Teo Brandt', 'Ilse Karr', 'Juno Pell', 'Adem Rix', 'Lena Torv']
const TOPICS = ['the border road', 'the prisoners', 'the water of the Sill', 'the railway', 'the map of the pass', 'the truce']
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']

type Facts = Readonly<Record<'a' | 'b' | 'city' | 'p' | 'q' | 'topic' | 'day' | 'n' | 'm', string>>

const FIRST: readonly ((f: Facts) => string)[] = [
  (f) =>
    `${f.a} and ${f.b} will meet again in ${f.city} after a first round on ${f.topic} ended without a text, officials said on ${f.day}.`,
  (f) => `${f.p}, who speaks for ${f.a}, told reporters that the two delegations had gone through ${f.n} of ${f.m} points.`,
  (f) => `The envoys sat in the old customs house of ${f.city} for most of the day and left by separate doors.`,
  (f) => `${f.q} of ${f.b} said the remaining points were the hard ones, and that nobody should expect a date.`,
  () => `“We came here to listen, and we have listened for long enough to know what is missing,” the envoy said.`,
  (f) =>
    `Both governments have put ${f.topic} at the head of their lists since the spring, when patrols came within sight of one another.`,
  () => `A joint commission is to walk the ground before the month is out, according to a note seen by this agency.`,
  (f) => `In ${f.city}, shopkeepers near the hall closed early, expecting crowds that did not come.`,
  (f) => `The last agreement between ${f.a} and ${f.b} was signed ${f.m} years ago and has been suspended twice.`,
  (f) => `Opposition members in ${f.a} asked for the minutes to be published, which the ministry declined to do.`,
  () => `No further meetings have been announced, though both sides said their telephones would stay open through the weekend.`,
  (f) => `Observers who were allowed into the hall counted ${f.n} interruptions and one handshake.`,
]

const SECOND: readonly ((f: Facts) => string)[] = [
  (f) =>
    `Talks in ${f.city} broke off late on ${f.day} with no paper signed, but neither ${f.b} nor ${f.a} called them a failure.`,
  (f) => `By the count of ${f.q}, the chief negotiator of ${f.b}, ${f.n} items out of ${f.m} are settled.`,
  (f) => `What keeps the neighbours apart is ${f.topic}, which has soured relations since soldiers met in April.`,
  () => `“We came here to listen, and we have listened for long enough to know what is missing,” the envoy said.`,
  (f) => `${f.p} left without taking questions; a spokesman later described the mood as businesslike.`,
  () => `Surveyors from the two countries should start their work within weeks, a diplomat familiar with the plan explained.`,
  (f) => `Residents of ${f.city} watched the motorcades pass and went back to the market.`,
  (f) => `An earlier treaty, concluded ${f.m} years back, lies dormant after a pair of suspensions.`,
  (f) => `Lawmakers critical of the government in ${f.a} want to read the protocol and were told to wait.`,
  (f) => `Whether there will be another session is open: hosts in ${f.city} have kept the rooms free until Sunday.`,
]

const PADDING: readonly string[] = [
  'Our correspondent adds that rain had closed the mountain road for two days and that most of the press came by train.',
  'This newspaper has followed the dispute since its beginning and keeps a calendar of every session on its pages.',
  'Readers abroad may remember the region for its orchards, which supply half the continent with apricots in a good year.',
]

const pick = <T>(from: readonly T[], random: () => number): T => from[Math.floor(random() * from.length)] as T

function factsOf(random: () => number): Facts {
  const a = pick(SIDES, random)
  const p = pick(PEOPLE, random)
  const number = 3 + Math.floor(random() * 9)
  return {
    a,
    b: pick(
      SIDES.filter((side) => side !== a),
      random,
    ),
    city: pick(CITIES, random),
    p,
    q: pick(
      PEOPLE.filter((person) => person !== p),
      random,
    ),
    topic: pick(TOPICS, random),
    day: pick(DAYS, random),
    n: String(number),
    m: String(number + 2 + Math.floor(random() * 9)),
  }
}

const written = (by: readonly ((f: Facts) => string)[], facts: Facts, random: () => number): string[] => {
  const [first = '', ...rest] = by.map((sentence) => sentence(facts))
  // Newsrooms leave things out; the order of what stays is their own.
  return [first, ...rest.filter(() => random() < 0.9)]
}

/** A copy as outlets make it: cut, under another headline, with a paragraph added, or with its quotation marks restyled. */
export function copied(sentences: readonly string[], way: number, random: () => number): string {
  let lines = [...sentences]
  if (way === 0 || way === 4) lines = lines.slice(0, Math.ceil(lines.length * (0.5 + random() * 0.4)))
  if (way === 1 || way === 4) lines.unshift('Neighbours part with little to show for a long day')
  if (way === 2 || way === 4) lines.splice(1 + Math.floor(random() * (lines.length - 1)), 0, pick(PADDING, random))
  const text = lines.join(way === 2 ? '\n\n' : ' ')
  return way === 3 || way === 4
    ? text
        .replace(/[“”]/g, '"')
        .replace(/’/g, "'")
        .replace(/\bsaid\b/, 'has said')
    : text
}

/** The reports of one event. */
export function toldOf(seed: number): Told {
  const random = seeded(Math.imul(seed + 1, 0x9e3779b1))
  const facts = factsOf(random)
  const original = written(FIRST, facts, random)
  return {
    original: original.join(' '),
    fresh: written(SECOND, facts, random).join(' '),
    copy: copied(original, seed % 5, random),
  }
}
