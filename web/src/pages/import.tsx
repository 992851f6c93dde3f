import { type FormEvent, useCallback, useEffect, useState } from 'react'
import { ask, Refused, refresh, useAsk } from '../api.js'
import { visible } from '../components/article.js'
import { Link } from '../components/link.js'
import { LOCALE, type MessageKey, say } from '../messages.js'
import { linkTo } from '../route.js'
import { may, useSession } from '../session.js'

interface Outcome {
  readonly input: string
  readonly outcome: 'new' | 'known' | 'reprint' | 'refused'
  readonly source: string | null
  readonly claims: number
  readonly process: string | null
  readonly says: string | null
}
interface Import {
  readonly id: string
  readonly begun: string
  readonly inputs: number
  readonly done: boolean
  readonly outcomes: readonly Outcome[]
}

/** Adds reports: dropped files or pasted text. Progress goes on through a reload: the server keeps it. */
export default function ImportPage() {
  const told = useAsk<{ imports: readonly Import[] }>('/imports')
  const [says, setSays] = useState<string | null>(null)
  const [over, setOver] = useState(false)
  const send = useCallback(async (form: FormData): Promise<void> => {
    try {
      await ask('/imports', { method: 'POST', body: form })
      setSays(null)
      refresh()
    } catch (failure) {
      if (!(failure instanceof Refused)) throw failure
      setSays(`${failure.problem.detail} ${failure.problem.hint ?? ''}`)
    }
  }, [])
  const session = useSession()
  const sendForm = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = event.currentTarget
    void send(new FormData(form)).then(() => form.reset())
  }
  const sendFiles = (files: FileList | null): void => {
    if (!files || files.length === 0) return
    const form = new FormData()
    for (const file of files) form.append('file', file)
    void send(form)
  }
  if (!may(session, 'editor')) return <p className="notice">{say('session.needs', { role: say('role.editor') })}</p>
  return (
    <>
      <h1>{say('nav.import')}</h1>
      <p className="lede">{say('import.lede')}</p>
      {says && (
        <p className="notice" role="alert">
          {says}
        </p>
      )}
      <div className="import">
        <div className="ways">
          <label
            className={over ? 'drop over' : 'drop'}
            onDragOver={(event) => {
              event.preventDefault()
              setOver(true)
            }}
            onDragLeave={() => setOver(false)}
            onDrop={(event) => {
              event.preventDefault()
              setOver(false)
              sendFiles(event.dataTransfer.files)
            }}
          >
            <span className="drop-says">{say('import.drop')}</span>
            <span className="quiet">{say('import.formats')}</span>
            <input type="file" multiple onChange={(event) => sendFiles(event.target.files)} />
          </label>
          <form className="correction" onSubmit={(event) => sendForm(event)}>
            <label>
              {say('import.fetch')} <input name="address" type="url" required placeholder="https://" />
            </label>
            <p className="quiet">{say('import.fetchSays')}</p>
            <div>
              <button type="submit" className="button">
                {say('import.fetchDo')}
              </button>
            </div>
          </form>
        </div>
        <form className="correction" onSubmit={(event) => sendForm(event)}>
          <label>
            {say('import.paste')}
            <textarea name="text" rows={8} required />
          </label>
          <label>
            {say('sources.published')} <input name="published" placeholder="2022-06-09" />
          </label>
          <label>
            {say('sources.outlet')} <input name="outlet" />
          </label>
          <label>
            {say('import.address')} <input name="url" type="url" placeholder="https://" />
          </label>
          <div>
            <button type="submit" className="button primary">
              {say('import.read')}
            </button>
          </div>
        </form>
      </div>
      {(told.data?.imports ?? []).map((one) => (
        <ImportProgress key={one.id} begun={one} />
      ))}
    </>
  )
}

function ImportProgress({ begun }: { readonly begun: Import }) {
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>(begun.outcomes)
  const [done, setDone] = useState(begun.done)
  useEffect(() => {
    if (begun.done) return
    const events = new EventSource(`/api/imports/${begun.id}/events`)
    const seen: Outcome[] = []
    events.addEventListener('outcome', (event) => {
      seen.push(JSON.parse(event.data as string) as Outcome)
      setOutcomes([...seen])
    })
    events.addEventListener('done', () => {
      events.close()
      setDone(true)
      refresh()
    })
    return () => events.close()
  }, [begun])
  const count = (what: Outcome['outcome']): number => outcomes.filter((one) => one.outcome === what).length
  const counts = { new: count('new'), reprint: count('reprint'), known: count('known'), refused: count('refused') }
  return (
    <section className="begun">
      <h2>
        <time dateTime={begun.begun}>{new Date(begun.begun).toLocaleString(LOCALE)}</time>
      </h2>
      <p role="status">
        {done ? '' : `${say('import.progress', { n: outcomes.length, of: begun.inputs })} `}
        {say('import.counts', counts)}
      </p>
      {!done && (
        <progress
          aria-label={say('import.running')}
          value={outcomes.length}
          max={Math.max(begun.inputs, outcomes.length + 1)}
        />
      )}
      <table className="lines">
        <thead>
          <tr>
            <th scope="col">{say('sources.report')}</th>
            <th scope="col">{say('import.outcome')}</th>
            <th scope="col">{say('sources.claims')}</th>
            <th scope="col">{say('process.label')}</th>
          </tr>
        </thead>
        <tbody>
          {outcomes.map((one) => (
            <tr key={`${one.input}${one.source ?? one.says}`}>
              <th scope="row">
                <bdi>
                  {one.source ? <Link href={linkTo('sources', one.source)}>{visible(one.input)}</Link> : visible(one.input)}
                </bdi>
              </th>
              <td>
                {say(`outcome.${one.outcome}` as MessageKey)}
                {one.says !== null && <span className="quiet">: {visible(one.says)}</span>}
              </td>
              <td className="number">{one.outcome === 'refused' ? '' : one.claims}</td>
              <td>{one.outcome === 'refused' ? '' : (one.process ?? say('process.none'))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
