import { type ReactNode, useMemo } from 'react'
import { linkHere } from '../route.js'
import type { JudgedClaim, Source } from '../types.js'
import { statusOf } from './status.js'

interface Segment {
  readonly start: number
  readonly end: number
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
      <span className="hidden-sign" key={`s${key}`} title="A character that turns or hides text">
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
  const segments = useMemo(() => segmentsOf(text.length, marks ? claims : []), [text, claims, marks])
  const blocks = useMemo(() => blocksOf(source), [source])
  let at = 0
  return (
    <div className="article" data-text lang={source.language === 'und' ? undefined : source.language}>
      {blocks.map((block) => {
        const inside: ReactNode[] = []
        while (at < segments.length && (segments[at]?.end ?? 0) <= block.start) at++
        for (let k = at; k < segments.length && (segments[k]?.start ?? 0) < block.end; k++) {
          const segment = segments[k]
          if (!segment) break
          const from = Math.max(segment.start, block.start)
          const to = Math.min(segment.end, block.end)
          if (from < to)
            inside.push(
              <Stretch
                key={from}
                start={from}
                text={text.slice(from, to)}
                claims={segment.claims}
                chosen={chosen}
                choose={choose}
              />,
            )
        }
        return (
          <p key={block.start} className={PARTS[block.part] ?? ''} dir="auto">
            {inside}
          </p>
        )
      })}
    </div>
  )
}

/** The blocks in order; what stands in none of them is shown as body all the same: nothing of a report is hidden. */
function blocksOf(source: Source): readonly { readonly part: string; readonly start: number; readonly end: number }[] {
  const made: { part: string; start: number; end: number }[] = []
  let at = 0
  const gap = (to: number): void => {
    if (source.text.slice(at, to).trim() !== '') made.push({ part: 'body', start: at, end: to })
  }
  for (const part of [...source.parts].sort((a, b) => a.start - b.start)) {
    if (part.start < at) continue
    gap(part.start)
    made.push({ ...part })
    at = part.end
  }
  gap(source.text.length)
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
