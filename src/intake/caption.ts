import { areNames } from './byline.js'

/** A picture's caption found in running text; offsets are into the block. */
export interface CaptionFound {
  /** Where the caption's own words end; 0 for a line that is a credit alone. */
  readonly captionEnd: number
  readonly captionStart: number
  readonly credit: { readonly start: number; readonly end: number; readonly text: string } | null
}

const HOUSE =
  /\b(?:Getty(?: Images)?|AFP|Reuters|REUTERS|AP|Associated Press|TASS|EPA|EFE|DPA|dpa|Xinhua|Sputnik|RIA Novosti|Anadolu|AA|Shutterstock|Alamy|Flickr|Wikimedia|Wikipedia|iStock|NurPhoto|Zuma|Sipa|Bloomberg|Kyodo|ANSA|PA|UPI|AZERTAC|Armenpress|ARMENPRESS|Photolure|Images?|Photos?|Handout|Courtesy|Press (?:Service|Office|Centre|Center)|Ministry|Archives?|Pool|EFE-EPA|Press)\b/u
const LABEL =
  /^(?:photo|photograph|picture|image|foto|pic|illustration|credit|(?:photo|image|picture) (?:credit|source|by|courtesy(?: of)?))s?(?:\s*[:©|–—]\s*|\s+by\s+|\s+courtesy(?: of)?\s+)/iu
// "(R)" and "(C)" alone may be a party or a sign of copyright; "(L)" or words for sides are not.
const SIDES =
  /\((?:L|l|L-R|L to R|left|right|cent(?:re|er)|(?:top|bottom|far|front|back|second|third|2nd|3rd|middle)[ -](?:left|right|row)|(?:second|third|2nd|3rd|first|fourth)(?: from)?(?: the)? (?:left|right|L|R|l|r)|from left|pictured|file photo|archive photo|file)\)/u
const OPENING =
  /^(?:file (?:photo|image|picture)\b|file\s+[-–—]|pictured\b\s*[:,]|caption\s*:|image caption\b|photo caption\b|in (?:this|an?) (?:file |undated |handout )?(?:photo|image|picture)(?:graph)?\b)/iu

/** The caption or credit that a block is, null for prose. Captions longer than 700 units are not looked for. */
export function captionOf(block: string): CaptionFound | null {
  if (block.length > 700) return null
  const alone = creditAlone(block)
  if (alone) return alone
  const opened = OPENING.test(block)
  const labelled = LABEL.exec(block)
  const credit = creditAtEnd(block)
  if (!credit && !opened && !labelled && !SIDES.test(block)) return null
  // Prose may say "(left)" too; what only a caption does is name sides or pictures in one or two sentences.
  if (!credit && !opened && !labelled && (block.match(/[.!?]["”’]?\s+\p{Lu}/gu)?.length ?? 0) > 2) return null
  const captionStart = labelled
    ? labelled[0].length
    : (/^(?:image caption|photo caption|caption)\s*:?\s*/iu.exec(block)?.[0].length ?? 0)
  let captionEnd = credit ? credit.outer : block.length
  while (captionEnd > captionStart && /\s/.test(block[captionEnd - 1] ?? '')) captionEnd--
  return { captionStart, captionEnd, credit: credit ? { start: credit.start, end: credit.end, text: credit.text } : null }
}

interface Credit {
  readonly outer: number
  readonly start: number
  readonly end: number
  readonly text: string
}

function cut(block: string, outer: number, from: number, to: number): Credit {
  let start = from
  let end = to
  while (start < end && /[\s*_|–—-]/u.test(block[start] ?? '')) start++
  while (end > start && /[\s*_.]/u.test(block[end - 1] ?? '')) end--
  return { outer, start, end, text: block.slice(start, end).replace(/\s+/gu, ' ') }
}

function isHouse(text: string): boolean {
  return (
    text.length <= 90 &&
    (HOUSE.test(text) || /^\p{Lu}[^/]{1,50}\s?\/\s?\p{Lu}[^/]{1,40}$/u.test(text)) &&
    areNames(text.replace(/©|\(c\)|\b(?:via|by|file|handout|courtesy|from)\b:?/giu, ' '))
  )
}

function creditAlone(block: string): CaptionFound | null {
  if (block.length > 120) return null
  const bare = block.replace(/^[\s*_([]+|[\s*_)\].]+$/gu, '')
  const label = LABEL.exec(bare)
  const words = label ? bare.slice(label[0].length) : bare
  if (words === '' || /^(?:19|20)\d\d\b/.test(words)) return null
  const marked = /^(?:©|\(c\)\s)\s*\p{Lu}/iu.test(bare) && !/\b(?:19|20)\d\d\b|rights/i.test(bare)
  const slashed = /^[^/]{2,50}\s?\/\s?[^/]{2,40}$/u.test(bare) && isHouse(bare) && HOUSE.test(bare)
  const getty =
    /\bvia (?:Getty Images|AP|Reuters|AFP|Shutterstock|Flickr)$/u.test(bare) ||
    /^(?:Getty Images|AP Photo|Shutterstock|Wikimedia Commons)\b/u.test(bare)
  if (!(label ? areNames(words.replace(/©|\bvia\b|\bcourtesy of\b/giu, ' ')) : marked || slashed || getty)) return null
  if (label && !label[0].trim().endsWith(':') && !/\bby\b|courtesy|©|\|/iu.test(label[0])) return null
  const from = label ? block.indexOf(words) : block.indexOf(bare)
  const credit = cut(block, 0, from, from + (label ? words : bare).length)
  const text = credit.text.replace(/^(?:©|\(c\))\s*/iu, '')
  return {
    captionStart: 0,
    captionEnd: 0,
    credit: { start: Math.max(credit.start, credit.end - text.length), end: credit.end, text },
  }
}

function creditAtEnd(block: string): Credit | null {
  const end = block.length
  // **Press Service / TASS** after the caption's full stop.
  const bold = /(?:\*\*|__)([^*_]{2,90})(?:\*\*|__)\.?$/u.exec(block)
  if (bold?.[1] && bold.index > 0 && (isHouse(bold[1]) || areNames(bold[1]))) {
    const from = bold.index + 2
    return cut(block, bold.index, from, from + bold[1].length)
  }
  const bracket = /[([]([^()[\]]{2,90})[)\]]\.?$/u.exec(block)
  if (bracket?.[1] && bracket.index > 0) {
    const words = bracket[1].replace(/^(?:(?:photo|image|picture|file|credit|photo credit)s?(?:\s*:|\s+by)|©)\s*/iu, '')
    const told = words !== bracket[1] || /^AP Photo\b|\bvia (?:AP|AFP|Getty|Reuters)\b|^(?:Getty Images|Handout)\b/u.test(words)
    if (
      (told && areNames(words.replace(/\bvia\b|\bfile\b/giu, ' '))) ||
      (words.includes('/') && isHouse(words) && HOUSE.test(words))
    ) {
      const from = bracket.index + 1 + (bracket[1].length - words.length)
      return cut(block, bracket.index, from, from + words.length)
    }
  }
  // The last piece after a sentence's end, a bar or a sign of copyright.
  const from = Math.max(0, end - 110)
  const tail = block.slice(from)
  for (const mark of tail.matchAll(/[.!?)”"’|]\s+|\s[–—-]\s|\s(?=©)/gu)) {
    const at = from + mark.index + mark[0].length
    const words = block.slice(at).replace(/[.\s]+$/u, '')
    if (words.length < 2 || words.length > 90) continue
    const outer = from + mark.index + (/[.!?)”"’]/u.test(mark[0]) ? 1 : 0)
    const label = LABEL.exec(words)
    const named = label ? words.slice(label[0].length) : words.replace(/^(?:©|\(c\))\s*/iu, '')
    const told = label !== null || named !== words
    const plain = named.replace(/\b(?:via|by|file|courtesy of|handout)\b|©/giu, ' ')
    if (
      told
        ? areNames(plain)
        : (words.includes('/') || /\bGetty Images$|^AP Photo\b/u.test(words)) && isHouse(words) && HOUSE.test(words)
    ) {
      return cut(block, outer, at + words.length - named.length, at + words.length)
    }
  }
  return null
}
