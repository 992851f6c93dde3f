import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { Accounts, type Role } from '../../src/http/accounts.js'
import { makeApp } from '../../src/http/app.js'
import { accountDoors } from '../../src/http/serve.js'
import type { Day } from '../../src/model/edtf.js'
import { createReader, openRecord } from '../../src/parley.js'

export const SITE = 'talks.example.org'
export const SECRET = 'four words on a line'
const folder = mkdtempSync(join(tmpdir(), 'parley-accounts-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let made = 0
/** A file of accounts that is not there yet. */
export const freshAccounts = (): Accounts => new Accounts(join(folder, `${++made}`, 'accounts.json'))

let reader: ReturnType<typeof createReader> | null = null
const theReader = () => (reader ??= createReader())

/** A server for others, behind a proxy, with one account of each role. */
export async function elsewhere() {
  const accounts = freshAccounts()
  await accounts.add('adam', SECRET)
  for (const role of ['reader', 'reviewer', 'editor'] as const) await accounts.add(role, SECRET, role)
  const record = await openRecord(':memory:')
  const app = makeApp({
    record,
    reader: theReader,
    register: () => theReader().register,
    who: (question, on) => theReader().who(question, on as never),
    today: () => '2023-06-01' as Day,
    hosts: new Set([SITE]),
    ...accountDoors({ accounts, tls: null }),
  })
  const ask = (path: string, init: RequestInit = {}, from = '192.0.2.1') =>
    app.request(`http://${SITE}${path}`, {
      redirect: 'manual',
      ...init,
      headers: {
        host: SITE,
        'x-forwarded-proto': 'https',
        'x-forwarded-for': `203.0.113.9, ${from}`,
        ...(init.headers as Record<string, string>),
      },
    })
  const form = (path: string, fields: Record<string, string>, from?: string, headers: Record<string, string> = {}) =>
    ask(
      path,
      {
        method: 'POST',
        body: new URLSearchParams(fields).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: `https://${SITE}`, ...headers },
      },
      from,
    )
  const signIn = async (name: string, password = SECRET, from?: string) => {
    const answer = await form('/sign-in', { name, password, to: '/' }, from)
    return { answer, cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' }
  }
  /** As the account of this role. */
  const as = async (role: Role) => {
    const { cookie } = await signIn(role === 'admin' ? 'adam' : role)
    return (path: string, init: RequestInit = {}) =>
      ask(path, { ...init, headers: { cookie, origin: `https://${SITE}`, ...(init.headers as Record<string, string>) } })
  }
  return { accounts, record, app, ask, form, signIn, as }
}
