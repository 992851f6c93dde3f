import { memo, type ReactNode, useMemo } from 'react'
import { say } from '../messages.js'
import { linkHere } from '../route.js'
import type { Span } from '../selection.js'
import type { JudgedClaim, Source } from '../types.js'
import { statusOf } from './status.js'

interface Segment extends Span {
  readonly claims: readonly JudgedClaim[]
}

/** The words of the text cut where evidence begins or ends, each stretch with the claims that rest on it. */
export function segmentsOf(length: number, claims: readonly JudgedClaim[]): readonly Segment[] {
  const cuts = new Set([0, length])
  const opening = new Map<number, JudgedClaim[]>()
  const closing = new Map<number, JudgedClaim[]>()
  const note = (at: Map<number, JudgedClaim[]>, key: number, claim: JudgedClaim): void => {
    const list = at.get(key)
    if (list) list.push(claim)
    else at.set(key, [claim])
  }
  for (const claim of claims) {
    for (const { start, end } of claim.claim.evidence) {
      cuts.add(start)
      cuts.add(end)
      note(opening, start, claim)
      note(closing, end, claim)
    }
  }
  const open = new Set<JudgedClaim>()
  const sorted = [...cuts].sort((a, b) => a - b)
  const made: Segment[] = []
  for (let i = 0; i + 1 < sorted.length; i++) {
    const start = sorted[i] ?? 0
    for (const claim of closing.get(start) ?? []) open.delete(claim)
    for (const claim of opening.get(start) ?? []) open.add(claim)
    made.push({ start, end: sorted[i + 1] ?? length, claims: [...open] })
  }
  return made
}

// Characters that turn or hide text in a hostile report are shown as what they are.
const HIDDEN = /([\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff])/
export function visible(text: string): ReactNode {
  if (!HIDDEN.test(text)) return text
  let at = 0
  return text.split(HIDDEN).map((piece) => {
    const key = at
    at += piece.length
    if (!HIDDEN.test(piece)) return <span key={`w${key}`}>{piece}</span>
    return (
      <span className="hidden-sign" key={`s${key}`} title={say('hidden.sign')}>
        U+{piece.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}
      </span>
    )
  })
}

interface Props {
  readonly source: Source
  readonly claims: readonly JudgedClaim[]
  readonly chosen: string | null
  readonly marks: boolean
  readonly choose: (claim: string) => void
}

const PARTS: Readonly<Record<string, string>> = {
  headline: 'part-headline',
  kicker: 'part-quiet',
  subtitle: 'part-subtitle',
  byline: 'part-quiet',
  date: 'part-quiet',
  caption: 'part-caption',
  credit: 'part-caption',
  related: 'part-related',
  link: 'part-related',
  boilerplate: 'part-related',
  heading: 'part-heading',
}

/** The report as it was published, its evidence marked: each mark can be reached by keyboard and chosen. */
export function Article({ source, claims, chosen, marks, choose }: Props) {
  const { text } = source
  const paragraphs = useMemo(() => {
    const segments = segmentsOf(text.length, marks ? claims : [])
    return within(segments, blocksOf(source))
  }, [source, text, claims, marks])
  // A link leads to a claim with the state of the page as it is: another state makes other links.
  const elsewhere = linkHere({ claim: null })
  return (
    <div className="article" data-text lang={source.language === 'und' ? undefined : source.language}>
      {paragraphs.map(({ start, part, goesOn, stretches }) => (
        <Paragraph
          key={start}
          part={part}
          goesOn={goesOn}
          text={text}
          stretches={stretches}
          chosen={chosen !== null && stretches.some((one) => one.claims.some(({ id }) => id === chosen)) ? chosen : null}
          choose={choose}
          elsewhere={elsewhere}
        />
      ))}
    </div>
  )
}

interface ParagraphProps {
  readonly part: string
  readonly goesOn: boolean
  readonly text: string
  readonly stretches: readonly Segment[]
  /** The claim that is chosen, where it rests on words of this paragraph. */
  readonly chosen: string | null
  readonly choose: (claim: string) => void
  readonly elsewhere: string
}

/** Letters in a line, and its height in pixels: enough to tell how much room a paragraph takes before it is laid out. */
const LETTERS = 72
const LINE = 29

/** Drawn again only where its own claims are concerned, and laid out only near what is in view (`pages.css`). */
const Paragraph = memo(function Paragraph({ part, goesOn, text, stretches, chosen, choose }: ParagraphProps) {
  const first = stretches[0]?.start ?? 0
  const lines = Math.ceil(((stretches.at(-1)?.end ?? first) - first) / LETTERS)
  return (
    <p
      className={`${PARTS[part] ?? ''}${goesOn ? ' goes-on' : ''}`}
      dir="auto"
      style={{ containIntrinsicSize: `auto ${lines * LINE}px` }}
    >
      {stretches.map(({ start, end, claims }) => (
        <Stretch key={start} start={start} text={text.slice(start, end)} claims={claims} chosen={chosen} choose={choose} />
      ))}
    </p>
  )
})

interface Block extends Span {
  readonly part: string
  /** What follows is the same paragraph. */
  readonly goesOn: boolean
}
/** A paragraph of more letters is laid out in pieces: a hostile one of megabytes would stop the page for long. */
const LONGEST = 8000

/** Each block with the stretches that lie in it. */
function within(segments: readonly Segment[], blocks: readonly Block[]) {
  let at = 0
  return blocks.map((block) => {
    while (at < segments.length && (segments[at]?.end ?? 0) <= block.start) at++
    const stretches: Segment[] = []
    for (let k = at; k < segments.length; k++) {
      const segment = segments[k]
      if (!segment || segment.start >= block.end) break
      const start = Math.max(segment.start, block.start)
      const end = Math.min(segment.end, block.end)
      if (start < end) stretches.push({ start, end, claims: segment.claims })
    }
    return { ...block, stretches }
  })
}

/**
 * The blocks in order, each cut where a line is left free; what stands in none of them is shown as body all the same: nothing of
 * a report is hidden.
 */
function blocksOf({ text, parts }: Source): readonly Block[] {
  const made: Block[] = []
  let at = 0
  const pieces = (part: string, start: number, end: number): void => {
    let from = start
    while (end - from > LONGEST) {
      const space = text.lastIndexOf(' ', from + LONGEST)
      const to = space > from ? space + 1 : from + LONGEST
      made.push({ part, start: from, end: to, goesOn: true })
      from = to
    }
    if (text.slice(from, end).trim() !== '') made.push({ part, start: from, end, goesOn: false })
  }
  const put = (part: string, start: number, end: number): void => {
    let from = start
    for (const gap of text.slice(start, end).matchAll(/\n[^\S\n]*\n\s*/g)) {
      pieces(part, from, start + gap.index)
      from = start + gap.index + gap[0].length
    }
    pieces(part, from, end)
  }
  for (const part of [...parts].sort((a, b) => a.start - b.start)) {
    if (part.start < at) continue
    put('body', at, part.start)
    put(part.part, part.start, part.end)
    at = part.end
  }
  put('body', at, text.length)
  return made
}

interface StretchProps {
  readonly start: number
  readonly text: string
  readonly claims: readonly JudgedClaim[]
  readonly chosen: string | null
  readonly choose: (claim: string) => void
}

function Stretch({ start, text, claims, chosen, choose }: StretchProps) {
  const [first] = claims
  if (!first) return <span data-from={start}>{visible(text)}</span>
  const mine = claims.find((claim) => claim.id === chosen)
  const shown = mine ?? first
  const next = claims[(claims.indexOf(shown) + (mine ? 1 : 0)) % claims.length] ?? first
  // An anchor, not a button: it flows with the line, and it is a link to this very claim.
  return (
    <a
      href={linkHere({ claim: next.id })}
      className={`mark mark-${statusOf(shown.claim, shown.state)}${mine ? ' chosen' : ''}`}
      data-from={start}
      title={claims.map((claim) => claim.claim.phrase).join('\n')}
      {...(mine ? { 'aria-current': 'true' as const } : {})}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return
        event.preventDefault()
        choose(next.id)
      }}
    >
      {visible(text)}
    </a>
  )
}
