import type { Source } from '../../model/source.js'

const BY =
  /^(?:joint |full |press |official )?(?:statements?|remarks?|readout|speech|address|message|letter|declaration)(?: made| delivered| issued)? (?:by|from|of) (?:the )?(.{3,120}?)(?: (?:on|at|to|following|after|about|regarding|in|for|with|ahead|before|during)\b.*)?$/i
const OWN = /^(.{3,60}?)(?:'s|’s)? (?:statement|remarks|message|speech|address|letter)\b/i
const BODY =
  /\b(?:government|ministry|office|council|union|house|department|secretariat|presidency|commission|embassy|mission|nations|committee|cabinet)\b/i
const STATE_SAYS = /\b(the )?((?:UK|US|U\.S\.|EU|UN)|\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?) statement\b/u

/**
 * Who speaks in a text that says "I" or "we" outside quotation marks: the one its title says it is by, else the body that
 * publishes it. Null for the press, which does not speak of itself.
 */
export function authorsOf(source: Source): readonly string[] {
  const author = authorOf(source)
  if (author === null) return []
  const names = author.split(/,\s*(?:and\s+)?(?:the\s+)?|\s+and\s+(?:the\s+)?/).filter((n) => n !== '')
  // "the Prime Minister of A and the President of B" is two; "the Ministry of Trade and Industry" stays one.
  return names.length > 1 && names.every((n) => /^\p{Lu}/u.test(n)) && !BODY.test(author) ? names : [author]
}

function authorOf(source: Source): string | null {
  const { title, outlet } = source
  if (title !== null) {
    const by = BY.exec(title)?.[1] ?? (/^(?:joint )?declaration/i.test(title) ? undefined : OWN.exec(title)?.[1])
    if (by !== undefined) return clean(by)
    const state = STATE_SAYS.exec(title)?.[2]
    if (state !== undefined) return state
  }
  if (outlet !== null && BODY.test(outlet)) return clean(outlet.split(/,|;| – | - /)[0] ?? outlet)
  return null
}

const clean = (name: string): string => name.replace(/\s+/g, ' ').replace(/^the /i, '').trim()
