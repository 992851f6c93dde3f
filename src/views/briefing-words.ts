import type { Claim } from '../model/claim.js'
import type { Edtf } from '../model/edtf.js'
import type { CastMember } from '../model/mention.js'
import { tell } from '../time/tell.js'
import { LONGEST, namesNoTime, type Quotation } from './briefing-quotes.js'
import { on } from './day-words.js'
import type { Citation } from './question.js'

/** What a sentence is made of: one claim and where it stands, the others that say the same, and names by id. */
export interface Sayable {
  readonly claim: Claim
  readonly source: Citation
  readonly others: readonly Citation[]
  /** Those that say the contrary, where accounts differ. */
  readonly rivals: readonly Citation[]
  readonly contested: boolean
  /** What of the report is quoted where its own words tell it. */
  readonly quotation: Quotation
  nameOf(id: string, otherwise: string): string
}

const FEW = 6

/**
 * A claim as a sentence. By a template only where the quoted words themselves name everyone whom the sentence names, each known to
 * the register; else the source's words are quoted, and nothing is said that they do not say. What is denied or hangs on a
 * condition is always told in the source's words. `dated`: where no heading tells the day, the source's words stand with the day
 * on which they were published.
 */
export function sentenceOf(said: Sayable, dated = false): string {
  const told = plainly(said.claim) ? TEMPLATES[said.claim.kind]?.(said) : null
  const differs = said.contested ? ' Accounts differ' : ''
  if (!told) return `${inWords(said, dated)}${differs && `.${differs}`}`
  const { when: date, kind } = said.claim
  // When somebody spoke is told where it is a day: vaguer, it is most often what was spoken of.
  const when = date === null || (kind === 'statement' && !/^\d{4}-\d\d-\d\d$/.test(date)) ? '' : `${on(date)} `
  // Words quoted without a time were said by the day of the report, and nobody says when.
  if (kind === 'statement' && date !== null && date === said.source.published && namesNoTime(unquoted(said.quotation.words)))
    return `${told}, ${accordingTo(said)} (${tell(date)})${differs && `.${differs}`}`
  return `${when}${told}, ${accordingTo(said)}${differs && `.${differs}`}`
}

/** A sentence without what it quotes. */
const unquoted = (words: string): string => words.replace(/["“][^"”]*["”]?/g, '')

/** The source's own words with their source: true whatever was read into them. */
export function inWords({ claim, source, quotation }: Sayable, dated = false): string {
  const { to } = claim.attribution
  // The words themselves most often say who spoke, and say it better.
  const by = to === 'outlet' || names(quotation.words, to.name) ? '' : `, citing ${speaker(to.name)}`
  const day = dated && source.published !== null ? ` (${tell(source.published as Edtf)})` : ''
  return `according to ${outletOf(source)}${day}${by}${HEDGES[claim.modality] ?? ''}: ${quoted(quotation.words)}`
}

/** True where words name somebody, by the whole name or its last part. */
const names = (words: string, name: string): boolean => {
  const said = words.toLowerCase()
  const whole = name.toLowerCase().replace(/^the /, '')
  return said.includes(whole) || said.includes(whole.split(' ').at(-1) ?? whole)
}

const HEDGES: { readonly [modality: string]: string | undefined } = {
  denied: ', of what is denied',
  conditional: ', of what hangs on a condition',
  planned: ', of what is planned',
  proposed: ', of what is proposed',
}

/** "according to Vladimir Putin as reported by Caucasus Wire", "according to Caucasus Wire and The Meridian". */
function accordingTo({ claim, source, others }: Sayable): string {
  const outlets = [...new Set([source, ...others].map(outletOf))]
  const reported = outlets.length > 3 ? `${outlets.slice(0, 3).join(', ')} and others` : listed(outlets)
  return claim.attribution.to === 'outlet'
    ? `according to ${reported}`
    : `according to ${speaker(claim.attribution.to.name)} as reported by ${reported}`
}

/** A speaker's name within a sentence. */
const speaker = (name: string): string => withArticle(name.replace(/^The /, 'the '))

export const outletOf = (source: Citation): string => source.outlet ?? source.agency ?? source.title ?? 'an unnamed outlet'

/** “words”, shortened at a word where long; inner quotation marks are turned into single ones, ‘so’. */
export function quoted(quote: string): string {
  const inner = quote
    .replace(/(^|[\s([—–-])["“”]/g, '$1‘')
    .replace(/["“”]/g, '’')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[,;.]$/, '')
  if (inner.length <= LONGEST) return `“${inner}”`
  return `“${inner.slice(0, LONGEST).replace(/\s+\S*$/, '')} …”`
}

export function listed(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? ''
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

const CLEAR: ReadonlySet<string> = new Set(['name', 'office', 'metonym', 'counterpart'])

/**
 * True where the quoted words name the whole cast, by names the register knows, and nothing hangs on a condition. Who spoke a
 * quotation stands in the sentence before as often as in its own: there it is enough that the speaker is known.
 */
function plainly({ kind, actors, attribution, evidence, modality, when }: Claim): boolean {
  if (kind === 'statement') return actors.some(({ role, id, via }) => role === 'speaker' && id !== null && via !== 'group')
  // "his office says": whose it is, only the words around tell.
  if (attribution.to !== 'outlet' && /^(?:his|her|its|their|he|she|it|they)\b/i.test(attribution.to.name)) return false
  if (actors.length === 0 || (modality !== 'asserted' && modality !== 'planned')) return false
  // A date that is only an open beginning was worked out from elsewhere in the report.
  if (when !== null && /^\d{3}X|^\d\dXX|\.\.|\/$/.test(when) && modality === 'asserted') return false
  return actors.every(
    ({ id, via, start, end }) =>
      id !== null && CLEAR.has(via) && evidence.some((words) => words.start <= start && end <= words.end),
  )
}

const cast = ({ claim, nameOf }: Sayable, ...roles: readonly string[]): readonly string[] => [
  ...new Set(
    claim.actors
      .filter(({ role }) => roles.includes(role))
      .map((member: CastMember) => withArticle(nameOf(member.id ?? '', member.name))),
  ),
]
/** Names that English says with an article: the United States, the European Union, the OSCE. */
export const withArticle = (name: string): string =>
  /^(?:United |European (?:Union|Commission|Parliament|Council)|Organi[sz]ation |Council of |Netherlands|Philippines|(?:OSCE|UN|EU|CSTO|CIS)$)/.test(
    name,
  )
    ? `the ${name}`
    : name

const text = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null)

/** The place, where the quoted words name it. */
function place({ claim: { where, evidence } }: Sayable): string {
  if (!where || !evidence.some(({ start, end }) => start <= where.start && where.end <= end)) return ''
  return ` in ${where.name}`
}

type Template = (said: Sayable) => string | null

/** Per kind, what is said; null where a part is missing without which it would say too much. */
const TEMPLATES: Readonly<Partial<Record<Claim['kind'], Template>>> = {
  meeting: (said) => {
    const people = cast(said, 'participant', 'visitor')
    const [host] = cast(said, 'host')
    const mediators = cast(said, 'mediator').filter((name) => !people.includes(name))
    const hosted = host !== undefined && people.length > 0 && !people.includes(host)
    if (people.length < (hosted ? 1 : 2)) return null
    const form = text(said.claim.body.form)
    const planned = said.claim.modality === 'planned'
    const verb =
      form === 'call'
        ? ['spoke by telephone', 'were to speak by telephone']
        : form === 'talks'
          ? ['held talks', 'were to hold talks']
          : ['met', 'were to meet']
    const by = mediators.length > 0 && !mediators.includes(host ?? '') ? `, mediated by ${listed(mediators)}` : ''
    if (hosted && people.length > 1 && form !== 'call')
      return `${host} ${planned ? 'was to host' : 'hosted'} a meeting of ${listed(people)}${place(said)}${by}`
    const met = hosted ? [host, ...people] : people
    return `${listed(met)} ${verb[planned ? 1 : 0]}${place(said)}${by}`
  },
  offer: (said) => {
    const who = cast(said, 'offerer')
    const to = cast(said, 'addressee')
    const what = {
      mediation: 'mediation',
      'good-offices': 'good offices',
      hosting: 'to host talks',
      talks: 'talks',
      assistance: 'help',
    }[text(said.claim.body.of) ?? '']
    if (who.length === 0 || !what || said.claim.modality !== 'asserted') return null
    return `${listed(who)} offered ${what}${to.length > 0 ? ` to ${listed(to)}` : ''}`
  },
  agreement: (said) => {
    const sides = cast(said, 'signatory')
    const [provision] = Array.isArray(said.claim.body.provisions) ? said.claim.body.provisions : []
    const status = text(said.claim.body.status)
    const what = text(provision)
    if (sides.length < 2 || said.claim.modality !== 'asserted' || status !== 'agreed' || !what) return null
    return `${listed(sides)} agreed ${quoted(what)}`
  },
  demand: (said) => {
    const who = cast(said, 'demander')
    const to = cast(said, 'addressee')
    const what = text(said.claim.body.what)
    if (who.length === 0 || !what?.startsWith('to ') || to.length === 0) return null
    return `${listed(who)} called on ${listed(to)} ${quoted(what)}`
  },
  pledge: (said) => {
    const who = cast(said, 'pledger')
    const what = text(said.claim.body.what)
    if (who.length === 0 || !what?.startsWith('to ') || said.claim.modality !== 'asserted') return null
    const willing = said.claim.evidence.some(({ quote }) => /\b(?:ready|willing|prepared) to\b/.test(quote))
    return `${listed(who)} ${willing ? `${who.length > 1 ? 'were' : 'was'} ready` : 'undertook'} ${quoted(what)}`
  },
  statement: (said) => {
    const [who] = cast(said, 'speaker')
    const words = text(said.claim.body.quote)
    // Who spoke is told by the sentence itself; only the outlet remains to be named.
    // A few words say little without what stood around them.
    return who && words && words.split(/\s+/).length >= FEW ? `${who} said: ${quoted(words)}` : null
  },
  role: (said) => roleOf(said, cast(said, 'holder')),
  process: (said) => {
    const lead = cast(said, 'lead')
    return lead.length > 0 ? `${listed(lead)} led the process` : null
  },
}

/** An actor in a role, by how it stands: offered, held, lost. */
function roleOf(said: Sayable, holders: readonly string[]): string | null {
  const parts = roleParts(said.claim, holders)
  return parts && `${parts.head}${parts.as}`
}

function roleParts(
  { body, modality }: Claim,
  holders: readonly string[],
): { readonly head: string; readonly as: string } | null {
  const role = text(body.role)?.replaceAll('-', ' ')
  if (!role || holders.length === 0 || modality !== 'asserted') return null
  const who = listed(holders)
  const as = holders.length > 1 ? `${role}s` : /^[aeiou]/.test(role) ? `an ${role}` : `a ${role}`
  switch (body.status) {
    case 'offered':
      return { head: `${who} offered to take part as `, as }
    case 'sought':
      return { head: `${who} sought to be `, as }
    case 'lost':
    case 'ended':
      return { head: `${who} ${holders.length > 1 ? 'were' : 'was'} no longer `, as }
    case 'declined':
      return { head: `${who} declined to be `, as }
    case 'held':
    case 'accepted':
      return role === 'lead'
        ? { head: `${who} led the process`, as: '' }
        : { head: `${who} acted as `, as: `${role}${holders.length > 1 ? 's' : ''}` }
    default:
      return null
  }
}

/**
 * Several roles of one actor that stand alike, of one day and by one account, as one sentence: "offered to take part as a mediator,
 * an adviser and a contributing party". Null where they do not go together; the first is told for all.
 */
export function rolesTogether(all: readonly Sayable[]): string | null {
  const told = all.map((said) =>
    said.claim.kind === 'role' && plainly(said.claim) ? roleParts(said.claim, cast(said, 'holder')) : null,
  )
  const [first] = told
  const [said] = all
  if (!first || !said || said.claim.when === null || first.as === '') return null
  const as = told.map((one) => (one?.head === first.head ? one.as : null))
  if (as.some((one) => one === null) || all.some(({ claim }) => claim.when !== said.claim.when)) return null
  return `${on(said.claim.when)} ${first.head}${listed([...new Set(as)].flatMap((one) => one ?? []))}, ${accordingTo({ ...said, others: all.flatMap(({ source, others }) => [source, ...others]) })}`
}
