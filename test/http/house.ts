import { makeApp } from '../../src/http/app.js'
import { loopbackSessions } from '../../src/http/session.js'
import type { Day } from '../../src/model/edtf.js'
import { createReader, openRecord, type ParleyRecord } from '../../src/parley.js'

export const HOST = '127.0.0.1:4710'
export const ORIGIN = `http://${HOST}`
/** Of the bundled kind, written for these tests. */
export const REPORT = `Ministers meet in Tbilisi

TBILISI, 3 May 2023 (River Wire) – The foreign ministers of Armenia and Azerbaijan met in Tbilisi on Tuesday.

Armenian Foreign Minister Ararat Mirzoyan said "the border commission will meet in June". More than 1,200 people were displaced in the clashes of April, the Azerbaijani defence ministry said.`

let reader: ReturnType<typeof createReader> | null = null
const theReader = () => (reader ??= createReader())

/** The application over a record in memory, its cookie already taken. */
export async function house(record?: ParleyRecord) {
  const kept = record ?? (await openRecord(':memory:'))
  const sessions = loopbackSessions('Vera')
  const logged: unknown[] = []
  const app = makeApp({
    record: kept,
    reader: theReader,
    register: () => theReader().register,
    who: (question, on) => theReader().who(question, on as never),
    today: () => '2023-06-01' as Day,
    hosts: new Set([HOST]),
    guard: sessions.guard,
    log: (failure) => logged.push(failure),
  })
  const bare = (path: string, init: RequestInit = {}) =>
    app.request(`${ORIGIN}${path}`, { ...init, headers: { host: HOST, ...(init.headers as Record<string, string>) } })
  const opened = await bare(`/?token=${sessions.token}`)
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? ''
  const ask = (path: string, init: RequestInit = {}) =>
    bare(path, { ...init, headers: { cookie, ...(init.headers as Record<string, string>) } })
  const post = (path: string, body: unknown) =>
    ask(path, { method: 'POST', headers: { 'content-type': 'application/json', origin: ORIGIN }, body: JSON.stringify(body) })
  /** Takes in texts, and waits until they are read. */
  const take = async (form: FormData) => {
    const begun = (await (await ask('/api/imports', { method: 'POST', body: form, headers: { origin: ORIGIN } })).json()) as {
      id: string
    }
    const stream = await (await ask(`/api/imports/${begun.id}/events`)).text()
    return { id: begun.id, stream }
  }
  const taken = async (text: string) => {
    const form = new FormData()
    form.set('text', text)
    return take(form)
  }
  const json = async <T>(path: string): Promise<T> => (await (await ask(path)).json()) as T
  return { record: kept, app, sessions, opened, cookie, bare, ask, post, take, taken, json, logged }
}
