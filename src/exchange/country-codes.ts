import type { Actor } from '../model/actor.js'

/** Letters a code may begin and end with. */
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
/** Codes that ISO 3166-1 leaves to its users name no state: X and what stands beside it. */
const OURS = /^(?:AA|Q[M-Z]|X[A-Z]|ZZ)$/

/** Codes by English name, as Unicode's CLDR has them; made with the first look-up. */
let codes: ReadonlyMap<string, string> | null = null

function byName(): ReadonlyMap<string, string> {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
  const found = new Map<string, string>()
  for (const a of LETTERS) {
    for (const b of LETTERS) {
      const code = `${a}${b}`
      // A code that was withdrawn gives way to the one that stands.
      const stands = Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`
      const name = stands && !OURS.test(code) ? names.of(code) : undefined
      if (name) found.set(folded(name), code)
    }
  }
  return found
}

const folded = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/&/g, 'and')
    .replace(/’/g, "'")
    .replace(/\bSt\. /g, 'Saint ')
    .replace(/ \([^)]*\)/g, '')
    .replace(/^the /i, '')
    .toLowerCase()

/** The ISO 3166-1 alpha-2 code of a state, by one of its names; null for who is no state, and where no name is known. */
export function countryCode(actor: Pick<Actor, 'type' | 'name' | 'aliases'> | null): string | null {
  if (actor?.type !== 'state') return null
  codes ??= byName()
  for (const name of [actor.name, ...actor.aliases]) {
    const code = codes.get(folded(name))
    if (code !== undefined) return code
  }
  return null
}
