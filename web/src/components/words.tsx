import { useEffect, useRef, useState } from 'react'
import { useAsk } from '../api.js'
import { tellDate } from '../dates.js'
import { keyFor, useKeys } from '../keys.js'
import { say } from '../messages.js'
import { linkTo } from '../route.js'
import { type Span, selectedSpan } from '../selection.js'
import type { JudgedClaim, KeptSource } from '../types.js'
import { useWordKeys } from '../word-keys.js'
import { visible } from './article.js'
import { Link } from './link.js'

export interface Picked extends Span {
  readonly quote: string
}
/** Letters shown before and after the evidence: the paragraph, and with more of the report many. */
const NEAR = 800
const FAR = 6000

interface Props {
  readonly judged: JudgedClaim
  /** What has been chosen in place of the evidence as read. */
  readonly instead: readonly Span[] | null
  readonly pick: (picked: Picked | null, text: string) => void
  /** Turned by the key for a new claim: what was selected before it is what is meant. */
  readonly asked: boolean
  /** Words have been chosen by keys: goes on to what can be done with them. */
  readonly done: () => void
}

/** The evidence in its paragraph. Words selected here can become evidence, of this claim or of one the reader missed. */
export function Words({ judged, instead, pick, asked, done }: Props) {
  const kept = useAsk<KeptSource>(`/sources/${encodeURIComponent(judged.source)}`)
  const text = kept.data?.source.id === judged.source ? kept.data.source.text : ''
  const [wide, setWide] = useState(false)
  const quote = useRef<HTMLQuoteElement>(null)
  const spans = [...(instead ?? judged.claim.evidence)].sort((a, b) => a.start - b.start)
  const shown = windowsOf(text, spans, wide ? FAR : NEAR, wide)
  const take = (): void => {
    if (!quote.current) return
    const span = selectedSpan(quote.current, text)
    if (span || asked) pick(span ? { ...span, quote: text.slice(span.start, span.end) } : null, text)
  }
  useKeys({ words: () => quote.current?.focus() })
  const byKeys = useWordKeys(done, () => document.querySelector<HTMLElement>('.queue .card[aria-current="true"]')?.focus())
  const latest = useRef(take)
  latest.current = take
  useEffect(() => {
    if (asked) latest.current()
  }, [asked])
  return (
    <>
      <blockquote
        ref={quote}
        className={wide ? 'words wide' : 'words'}
        dir="auto"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: words are chosen here by keys as well
        tabIndex={0}
        aria-label={say('words.label')}
        aria-describedby="choose-words"
        onMouseUp={take}
        onKeyUp={take}
        onKeyDown={byKeys}
      >
        {text === '' ? (
          <mark>{visible(judged.claim.evidence[0].quote)}</mark>
        ) : (
          shown.map((window) => (
            <p key={window.start}>
              <Marked text={text} window={window} spans={spans} />
            </p>
          ))
        )}
      </blockquote>
      <p className="quiet words-of">
        <Link href={linkTo('sources', judged.source, { claim: judged.id })}>
          <bdi>{visible(kept.data?.source.title ?? say('source.untitled'))}</bdi>
        </Link>
        {kept.data && <bdi> {[kept.data.source.outlet, tellDate(kept.data.source.published)].filter(Boolean).join(', ')}</bdi>}.{' '}
        <span id="choose-words">{say('review.select', { key: keyFor('words') })}</span>{' '}
        <button type="button" className="link" aria-pressed={wide} onClick={() => setWide(!wide)}>
          {say(wide ? 'review.less' : 'review.more')}
        </button>
      </p>
    </>
  )
}

/** Each stretch of evidence in its paragraph; paragraphs that touch are one. */
function windowsOf(text: string, spans: readonly Span[], around: number, wide: boolean): readonly Span[] {
  const windows: { start: number; end: number }[] = []
  for (const { start, end } of spans) {
    const closes = text.indexOf('\n', end)
    const first = wide ? Math.max(0, start - around) : Math.max(text.lastIndexOf('\n', start - 1) + 1, start - around)
    const last = wide ? Math.min(text.length, end + around) : Math.min(closes < 0 ? text.length : closes, end + around)
    const before = windows.at(-1)
    if (before && first <= before.end) before.end = Math.max(before.end, last)
    else windows.push({ start: first, end: last })
  }
  return windows
}

function Marked({ text, window, spans }: { readonly text: string; readonly window: Span; readonly spans: readonly Span[] }) {
  const pieces = []
  let at = window.start
  for (const span of spans) {
    if (span.start < at || span.end > window.end) continue
    pieces.push(
      <span key={at} data-from={at}>
        {visible(text.slice(at, span.start))}
      </span>,
      <mark key={`m${span.start}`} data-from={span.start}>
        {visible(text.slice(span.start, span.end))}
      </mark>,
    )
    at = span.end
  }
  return [
    ...pieces,
    <span key={at} data-from={at}>
      {visible(text.slice(at, window.end))}
    </span>,
  ]
}
