import { type ReactNode, useState } from 'react'
import { queryOf, useAsk } from '../api.js'
import { type KeyName, keyFor } from '../keys.js'
import { type MessageKey, say } from '../messages.js'
import { go, linkHere } from '../route.js'
import type { Draft } from '../rulings.js'
import type { Finding, JudgedClaim, KeptSource } from '../types.js'
import { visible } from './article.js'
import { AssertForm, missedClaim } from './assert-form.js'
import { Assign } from './assign.js'
import { ClaimFields } from './claim-card.js'
import { Correction } from './correction.js'
import { Together, useTogether } from './together.js'
import { WhyRead, WouldChange } from './why-read.js'
import { type Picked, Words } from './words.js'

/** Words typed by hand are looked for from so many letters before the evidence on, then in the whole report. */
const NEAR = 800

interface Props {
  readonly listed: JudgedClaim
  readonly correcting: boolean
  readonly setCorrecting: (on: boolean) => void
  readonly asserting: boolean
  readonly rule: (draft: Draft) => void
  readonly judge: (ruling: 'accept' | 'reject') => void
  readonly merge: () => void
  readonly undo: () => void
  readonly mayRule: boolean
  readonly children: ReactNode
}

/** One claim: its words, the rulings by key, why it was read so, what a ruling would change, and its fields. */
export function UnderReview(props: Props) {
  const { listed, correcting, setCorrecting, asserting, rule, judge, merge, undo, mayRule, children } = props
  // As it stands now, not as it stood when the list came.
  const fresh = useAsk<{ claims: readonly JudgedClaim[] }>(`/claims?id=${encodeURIComponent(listed.id)}`)
  const judged = fresh.data?.claims.find(({ id }) => id === listed.id) ?? listed
  // Asked for as a list: right after a ruling the finding may be another, and one that is gone is no failure.
  const findings = useAsk<{ findings: readonly Finding[] }>(
    judged.finding ? `/findings${queryOf({ ids: judged.finding })}` : null,
  )
  const finding = findings.data?.findings.find(({ id }) => id === judged.finding) ?? null
  const kept = useAsk<KeptSource>(`/sources/${encodeURIComponent(judged.source)}`)
  const together = useTogether(judged)
  const [picked, setPicked] = useState<Picked | null>(null)
  const [text, setText] = useState('')
  const [restsOn, setRestsOn] = useState<readonly Picked[] | null>(null)
  const leave = (): void => {
    setPicked(null)
    if (asserting) go(linkHere({ new: null }), true)
  }
  return (
    <section className="under-review" aria-label={say('review.under')}>
      <h2>{visible(judged.claim.phrase)}</h2>
      <Words
        judged={judged}
        instead={restsOn}
        asked={asserting}
        done={() => document.querySelector<HTMLElement>('.rests-on .use, .assert select')?.focus()}
        pick={(words, whole) => {
          setPicked(words)
          setText(whole)
        }}
      />
      <div className="rulings">
        <Ruling name="accept" primary off={!mayRule} does={() => judge('accept')} />
        <Ruling name="reject" off={!mayRule} does={() => judge('reject')} />
        <Ruling name="correct" off={!mayRule} does={() => setCorrecting(!correcting)} />
        <Ruling name="merge" off={!mayRule} does={merge} />
        <Ruling name="undo" off={!mayRule} does={undo} />
        {mayRule && (
          <Assign judged={judged} assign={(to) => rule({ ruling: 'assign', of: [judged.id], to, base: judged.changed })} />
        )}
      </div>
      {children}
      {(picked || asserting) && !correcting && (
        <AssertForm
          key={picked ? `${picked.start} ${picked.end}` : 'typed'}
          words={picked?.quote ?? ''}
          inside={text}
          focus={asserting}
          cancel={leave}
          add={(missed) => {
            const near = text.indexOf(missed.quote, Math.max(0, judged.claim.evidence[0].start - NEAR))
            const typed = near < 0 ? text.indexOf(missed.quote) : near
            const start = picked?.quote === missed.quote ? picked.start : typed
            rule({
              ruling: 'assert',
              of: [],
              to: { source: judged.source, claim: missedClaim(missed, start, judged.claim.process) },
            })
            leave()
          }}
        />
      )}
      {correcting ? (
        <Correction
          judged={judged}
          picked={picked}
          restOn={setRestsOn}
          cancel={() => {
            setRestsOn(null)
            setCorrecting(false)
          }}
          correct={(to, reason) => rule({ ruling: 'correct', of: [judged.id], to, reason, base: judged.changed })}
        />
      ) : (
        <ClaimFields judged={judged} />
      )}
      <WhyRead judged={judged} published={kept.data?.source.published ?? null} />
      <h3>{say('would.title')}</h3>
      <WouldChange judged={judged} finding={finding} others={together.length} />
      <Together
        judged={judged}
        others={together}
        split={(base) => judged.finding && rule({ ruling: 'split', of: [judged.finding], to: { claims: [judged.id] }, base })}
      />
    </section>
  )
}

interface RulingProps {
  readonly name: KeyName
  readonly does: () => void
  readonly primary?: boolean
  readonly off: boolean
}

function Ruling({ name, does, off, primary = false }: RulingProps) {
  return (
    <button type="button" className={primary ? 'button primary' : 'button'} disabled={off} onClick={does}>
      {say(`ruling.${name}` as MessageKey)} {keyFor(name) && <kbd>{keyFor(name)}</kbd>}
    </button>
  )
}
