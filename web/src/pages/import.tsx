import { useCallback, useEffect, useState } from 'react'
import { ask, Refused, refresh, useAsk } from '../api.js'
import { Link } from '../components/link.js'
import { linkTo } from '../route.js'

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
  const sendFiles = (files: FileList | null): void => {
    if (!files || files.length === 0) return
    const form = new FormData()
    for (const file of files) form.append('file', file)
    void send(form)
  }
  return (
    <>
      <h1>Import</h1>
      <p className="lede">Reports are read on this machine; nothing leaves it. Adding the same report again changes nothing.</p>
      {says && (
        <p className="notice" role="alert">
          {says}
        </p>
      )}
      <div className="import">
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
          <span>Drop files here, or choose them</span>
          <input type="file" multiple onChange={(event) => sendFiles(event.target.files)} />
        </label>
        <form
          className="correction"
          onSubmit={(event) => {
            event.preventDefault()
            const form = event.currentTarget
            void send(new FormData(form)).then(() => form.reset())
          }}
        >
          <label>
            Or paste a report
            <textarea name="text" rows={8} required />
          </label>
          <label>
            Published <input name="published" placeholder="2022-06-09" />
          </label>
          <label>
            Outlet <input name="outlet" />
          </label>
          <label>
            Address <input name="url" type="url" placeholder="https://… (kept, not fetched)" />
          </label>
          <div>
            <button type="submit" className="button primary">
              Read it
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
  return (
    <section>
      <h2>
        <time dateTime={begun.begun}>{new Date(begun.begun).toLocaleString('en-GB')}</time>
      </h2>
      <p role="status">
        {done ? '' : `${outcomes.length} of ${begun.inputs} read; `}
        {count('new')} new, {count('reprint')} reprints, {count('known')} known already, {count('refused')} refused.
      </p>
      <ul className="plain">
        {outcomes.map((one) => (
          <li key={`${one.input}${one.source ?? one.says}`}>
            <bdi>{one.source ? <Link href={linkTo('sources', one.source)}>{one.input}</Link> : one.input}</bdi>{' '}
            <span className="quiet">
              {one.outcome}
              {one.outcome === 'refused' ? `: ${one.says}` : `, ${one.claims} claims, ${one.process ?? 'no known process'}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
