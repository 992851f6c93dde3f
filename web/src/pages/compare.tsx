import { queryOf, useAsk } from '../api.js'
import { DayField } from '../components/day-field.js'
import { Link } from '../components/link.js'
import { Await } from '../components/states.js'
import { ModalityMark } from '../components/status.js'
import { tellDate } from '../dates.js'
import { isoOf, today } from '../days.js'
import { say } from '../messages.js'
import { go, linkHere, linkTo, useRoute } from '../route.js'
import type { DiffTold, Finding } from '../types.js'

/** Statements are many and change little: they are shown where asked for. */
const SAID = new Set(['statement', 'assessment', 'accusation', 'demand', 'refusal'])

/** Two days side by side: what changed in the world, and what changed in what was known. */
export default function Compare() {
  const { query } = useRoute()
  const to = query.get('to') ?? query.get('asOf') ?? isoOf(today())
  const from = query.get('from') ?? `${Number(to.slice(0, 4)) - 1}${to.slice(4).replace('-02-29', '-02-28')}`
  const by = query.get('by') ?? 'published'
  const said = query.get('said') === '1'
  const process = query.get('process')
  const told = useAsk<DiffTold>(`/diff${queryOf({ from, to, by, process: process === 'none' ? null : process })}`)
  const shown = (list: readonly Finding[]): readonly Finding[] => (said ? list : list.filter(({ kind }) => !SAID.has(kind)))
  return (
    <>
      <h1>{say('nav.compare')}</h1>
      <p className="lede">{say('compare.lede')}</p>
      <div className="filters no-print">
        <DayField label={say('compare.from')} day={from} set={(day) => go(linkHere({ from: day }))} required />
        <DayField label={say('compare.to')} day={to} set={(day) => go(linkHere({ to: day }))} required />
        <label>
          {say('compare.by')}{' '}
          <select value={by} onChange={(event) => go(linkHere({ by: event.target.value }))}>
            <option value="published">{say('compare.published')}</option>
            <option value="recorded">{say('compare.recorded')}</option>
          </select>
        </label>
        <label>
          <input
            type="checkbox"
            checked={said}
            onChange={(event) => go(linkHere({ said: event.target.checked ? '1' : null }))}
          />{' '}
          {say('compare.said')}
        </label>
      </div>
      <Await of={told}>
        {({ world, knowledge }) => (
          <div className="two">
            <section aria-labelledby="in-world">
              <h2 id="in-world">{say('compare.world')}</h2>
              <p className="quiet">{say('compare.worldSays', { from: tellDate(from), to: tellDate(to) })}</p>
              <List title={say('compare.happened')} findings={shown(world.happened)} />
              <List title={say('compare.began')} findings={shown(world.began)} />
              <List title={say('compare.ended')} findings={shown(world.ended)} />
            </section>
            <section aria-labelledby="in-knowledge">
              <h2 id="in-knowledge">{say('compare.knowledge')}</h2>
              <p className="quiet">{say('compare.knowledgeSays', { from: tellDate(from) })}</p>
              <List title={say('compare.learned')} findings={shown(knowledge.learned)} />
              <h3>
                {say('compare.changed')} <span className="quiet">{knowledge.changed.length}</span>
              </h3>
              <ul className="plain changes">
                {knowledge.changed.map(({ before, after, fields }) => (
                  <li key={after.id}>
                    {fields.includes('phrase') && (
                      <p>
                        <del>
                          <bdi>{before.phrase}</bdi>
                        </del>
                      </p>
                    )}
                    <Told finding={after} />
                    <span className="quiet"> {say('compare.fields', { fields: fields.join(', ') })}</span>
                  </li>
                ))}
              </ul>
              {knowledge.changed.length === 0 && <p className="quiet">{say('compare.none')}</p>}
              <List title={say('compare.withdrawn')} findings={shown(knowledge.withdrawn)} />
            </section>
          </div>
        )}
      </Await>
    </>
  )
}

function List({ title, findings }: { readonly title: string; readonly findings: readonly Finding[] }) {
  return (
    <>
      <h3>
        {title} <span className="quiet">{findings.length}</span>
      </h3>
      {findings.length === 0 ? (
        <p className="quiet">{say('compare.none')}</p>
      ) : (
        <ul className="plain changes">
          {findings.map((finding) => (
            <li key={finding.id}>
              <Told finding={finding} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Told({ finding }: { readonly finding: Finding }) {
  return (
    <>
      <span className="quiet when">{tellDate(finding.when)}</span> <ModalityMark modality={finding.modality} />{' '}
      <Link href={linkTo('timeline', null, { finding: finding.id, kind: finding.kind, asOf: null, publishedBy: null })}>
        <bdi>{finding.phrase}</bdi>
      </Link>
    </>
  )
}
