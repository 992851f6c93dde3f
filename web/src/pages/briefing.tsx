import { queryOf, useAsk } from '../api.js'
import { visible } from '../components/article.js'
import { DayField } from '../components/day-field.js'
import { Link } from '../components/link.js'
import { Await, Empty } from '../components/states.js'
import { tellDate } from '../dates.js'
import { say } from '../messages.js'
import { go, linkHere, linkTo, useRoute } from '../route.js'
import { useAsked } from '../track.js'
import type { BriefingSection, BriefingTold, Footnote } from '../types.js'

const FORMATS = ['markdown', 'docx', 'html'] as const

/** A briefing to read, print or take away. Its sentences are the server's, as `parley brief` writes them: here they are set. */
export default function BriefingPage() {
  const { query } = useRoute()
  const clocks = useAsked()
  const asked = { ...clocks, from: query.get('from'), to: query.get('to'), since: query.get('since') }
  // Of all processes together only where somebody asks for it: of a large record that is a book.
  const ready = asked.process === null ? query.get('all') === '1' : asked.process !== 'none'
  const told = useAsk<BriefingTold>(ready ? `/briefing${queryOf(asked)}` : null)
  const set = (key: string) => (day: string | null) => go(linkHere({ [key]: day }))
  return (
    <article className="briefing">
      <h1>
        {say('nav.briefing')}
        {told.data && asked.process && (
          <>
            : <bdi>{told.data.title}</bdi>
          </>
        )}
      </h1>
      <div className="filters no-print">
        <DayField label={say('briefing.from')} day={asked.from} set={set('from')} />
        <DayField label={say('briefing.to')} day={asked.to} set={set('to')} />
        <DayField label={say('briefing.since')} day={asked.since} set={set('since')} />
        <span className="take-away">
          <button type="button" className="button" onClick={() => print()}>
            {say('briefing.print')}
          </button>
          {ready &&
            FORMATS.map((format) => (
              <a key={format} className="button" href={`/api/briefing${queryOf({ ...asked, format })}`} download>
                {say(`briefing.as.${format}`)}
              </a>
            ))}
        </span>
      </div>
      {!ready ? (
        <div className="notice">
          <p>{say('briefing.choose')}</p>
          <Link href={linkHere({ process: null, all: '1' })} className="button">
            {say('briefing.all')}
          </Link>
        </div>
      ) : (
        <Await of={told}>{(made) => (made.sections.length === 0 ? <Empty /> : <Sections of={made} />)}</Await>
      )}
    </article>
  )
}

function Sections({ of: { standing, sections, footnotes } }: { readonly of: BriefingTold }) {
  return (
    <>
      <p className="lede">{standing.join(' ')}</p>
      {sections.length > 1 && (
        <nav className="no-print" aria-label={say('briefing.parts')}>
          <ul className="parts">
            {sections.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {sections.map((section) => (
        <Section key={section.id} section={section} />
      ))}
      <section className="footnotes" aria-labelledby="footnotes">
        <h2 id="footnotes">{say('briefing.footnotes')}</h2>
        <ol>
          {footnotes.map((note) => (
            <li key={note.number} id={`note-${note.number}`} value={note.number}>
              <Note note={note} />
            </li>
          ))}
        </ol>
      </section>
    </>
  )
}

/** A section in its order; what goes by time stands beside its dates, each date told once. */
function Section({ section: { id, title, sentences } }: { readonly section: BriefingSection }) {
  const dated = id === 'happened'
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {sentences.map(({ text, when, notes }, i) => {
        const first = dated && (i === 0 || sentences[i - 1]?.when !== when)
        return (
          <p key={text} className={dated ? 'told dated' : 'told'}>
            {dated && <span className="quiet when">{first && tellDate(when)}</span>}
            <span>
              <bdi>{visible(text)}</bdi>
              <sup className="notes">
                {notes.map((n) => (
                  <a key={n} href={`#note-${n}`}>
                    <span className="sr">{say('briefing.note')} </span>
                    {n}
                  </a>
                ))}
              </sup>
            </span>
          </p>
        )
      })}
    </section>
  )
}

function Note({ note }: { readonly note: Footnote }) {
  if (note.kind === 'record') return note.says
  const by = [note.claimant, note.outlet ?? note.agency, note.title, note.published ? tellDate(note.published) : tellDate(null)]
  return (
    <>
      {note.redacted ? say('briefing.redacted') : <q>{visible(note.quote)}</q>}{' '}
      <bdi>{visible(by.filter((part, at, all) => part && all.indexOf(part) === at).join(', '))}</bdi>{' '}
      <Link href={linkTo('sources', note.source, { claim: note.claim })} label={`${say('cite.to')}, ${note.number}`}>
        {say('cite.to')}
      </Link>
    </>
  )
}
