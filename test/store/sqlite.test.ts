import { chmodSync, mkdirSync, openSync, readdirSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { ParleyError } from '../../src/model/error.js'
import { KeptRecord } from '../../src/record/kept-record.js'
import { openStore } from '../../src/store/open.js'
import { openSqlite } from '../../src/store/sqlite.js'
import { APPLICATION, MIGRATIONS } from '../../src/store/sqlite-migrations.js'
import { corridorOpens, page, reading } from '../record/make.js'
import { type Place, sqlitePlace } from './places.js'

const at = async (work: (place: Place) => Promise<void>): Promise<void> => {
  const place = sqlitePlace()
  try {
    await work(place)
  } finally {
    await place.clear()
  }
}
const failing = async (work: () => unknown): Promise<string> => {
  try {
    await work()
    return 'nothing failed'
  } catch (error) {
    if (!(error instanceof ParleyError)) throw error
    expect(error.hint).not.toBeNull()
    return error.code
  }
}
/** Makes a file as version `version` made them, with what a record of today holds; what is searched is left out. */
function asOf(version: number, location: string, old: string): void {
  const db = new Database(old)
  db.pragma(`application_id = ${APPLICATION}`)
  for (const step of MIGRATIONS.slice(0, version)) typeof step === 'string' ? db.exec(step) : step(db)
  db.pragma('foreign_keys = off')
  db.exec(`ATTACH '${location}' AS now`)
  const names = db
    .prepare("SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'words%' AND name NOT LIKE 'sqlite%'")
    .pluck()
    .all() as string[]
  for (const name of names) {
    const columns = db.prepare(`SELECT name FROM pragma_table_info('${name}')`).pluck().all().join(', ')
    db.exec(`INSERT INTO main.${name} (${columns}) SELECT ${columns} FROM now.${name}`)
  }
  db.exec('INSERT INTO main.band SELECT band, seq FROM now.band_new')
  db.pragma(`user_version = ${version}`)
  db.close()
}
const numbered = (i: number) =>
  reading({ title: `Report ${i}`, text: `${i} `.repeat(300), claims: [{ when: '2022-04-06' }, {}] })

describe('a record in a SQLite file', () => {
  it("is its owner's alone, in WAL, and says what it is", () =>
    at(async ({ location }) => {
      const record = new KeptRecord(await openStore(location))
      await record.add(numbered(1))
      for (const file of readdirSync(dirname(location))) {
        expect(statSync(join(dirname(location), file)).mode & 0o777).toBe(0o600)
      }
      await record.close()
      const db = new Database(location)
      expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
      expect(db.pragma('application_id', { simple: true })).toBe(APPLICATION)
      expect(db.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length)
      db.close()
    }))

  it('is brought up from every earlier version', () =>
    at(async ({ location }) => {
      for (let version = 0; version <= MIGRATIONS.length; version++) {
        const file = `${location}.${version}`
        const db = new Database(file)
        for (const step of MIGRATIONS.slice(0, version)) typeof step === 'string' ? db.exec(step) : step(db)
        if (version > 0) db.pragma(`application_id = ${APPLICATION}`)
        db.pragma(`user_version = ${version}`)
        db.close()
        const record = new KeptRecord(await openStore(file))
        await record.add(numbered(1))
        expect((await record.check()).damage).toEqual([])
        await record.close()
      }
    }))

  it('works out anew what copies are told by, of a record of the version before', () =>
    at(async ({ location }) => {
      const text = Array.from({ length: 60 }, (_, i) => `word${i * 7} of a story long enough to be copied`).join(' ')
      const before = new KeptRecord(await openStore(location))
      const first = await before.add(reading({ outlet: 'A', text }))
      await before.close()
      const db = new Database(location)
      // Version 1 kept forty values of four bytes, and filed five keys made of them.
      db.prepare('UPDATE source SET sketch = ?').run(Buffer.alloc(160))
      db.exec('DELETE FROM band; INSERT INTO band SELECT 77, seq FROM source')
      db.pragma('user_version = 1')
      db.close()
      const after = new KeptRecord(await openStore(location))
      const copy = await after.add(reading({ outlet: 'B', title: 'A copy', text: text.slice(0, text.length / 2) }))
      expect(copy.reprintOf).toBe(first.source)
      expect((await after.check()).damage).toEqual([])
      await after.close()
    }))

  it('files pages by their address and findings by their day, of a record of the version before', () =>
    at(async ({ location }) => {
      const before = new KeptRecord(await openStore(location))
      await before.add(page('https://www.press.example/talks', 'As it was said at first.'))
      await before.close()
      const db = new Database(location)
      db.exec('DROP TABLE page; DROP INDEX finding_order')
      db.pragma('user_version = 3')
      db.close()
      const after = new KeptRecord(await openStore(location))
      await after.add(page('https://press.example/talks/', 'As it was said later.'))
      expect(await after.page({ address: 'press.example/talks?utm_source=x#top' })).toHaveLength(2)
      expect((await after.check()).damage).toEqual([])
      await after.close()
      const again = new Database(location)
      // A page of a whole record is found without sorting all of it.
      const plan = again
        .prepare(
          'EXPLAIN QUERY PLAN SELECT id FROM finding WHERE until = ? AND (first, id) > (?, ?) ORDER BY first, id LIMIT ?',
        )
        .all(1, 1, 'x', 1) as { detail: string }[]
      expect(plan.map(({ detail }) => detail).join()).toMatch(/finding_order/)
      expect(plan.map(({ detail }) => detail).join()).not.toMatch(/TEMP B-TREE/)
      again.close()
    }))

  it('files claims and readings by stretches of the journal, of a record of the version before', () =>
    at(async ({ location }) => {
      const text = Array.from({ length: 60 }, (_, i) => `word${i * 7} of a story long enough to be copied`).join(' ')
      const now = new KeptRecord(await openStore(location))
      const { source } = await now.add(reading({ outlet: 'A', text, claims: [{ when: '2022-04-06' }, {}] }))
      for (let i = 0; i < 5; i++) await now.add(numbered(i))
      const claim = corridorOpens((await now.source(source))?.source.text ?? '', 'word7', null)
      await now.decide({ ruling: 'assert', of: [], to: { source, claim }, author: 'desk' })
      const asked = async (record: KeptRecord) => ({
        head: await record.head(),
        claims: (await record.claims({ source })).claims,
        all: (await record.claims({})).claims,
        findings: (await record.findings({})).findings,
        sources: (await record.sources({})).sources,
        notes: (await record.source(source))?.readers,
      })
      const held = await asked(now)
      expect(held.claims.length).toBeGreaterThan(2)
      await now.close()
      asOf(5, location, `${location}.old`)
      const after = new KeptRecord(await openStore(`${location}.old`))
      expect(await asked(after)).toEqual(held)
      const finding = held.findings[0]
      expect(finding && (await after.finding(finding.id))).toEqual(finding)
      const copy = await after.add(reading({ outlet: 'B', title: 'A copy', text: text.slice(0, text.length / 2) }))
      expect(copy.reprintOf).toBe(source)
      expect((await after.check()).damage).toEqual([])
      await after.close()
    }))

  it('refuses a file of a newer version, of another program, or of no sense', () =>
    at(async ({ location }) => {
      await (await openStore(location)).close()
      const db = new Database(location)
      db.pragma('user_version = 999')
      db.close()
      expect(await failing(() => openStore(location))).toBe('record-version')
      const other = new Database(`${location}.other`)
      other.exec('CREATE TABLE recipe (name)')
      other.close()
      expect(await failing(() => openStore(`${location}.other`))).toBe('record-damaged')
      writeFileSync(`${location}.text`, 'not a database, but long enough to be looked at as one. '.repeat(40))
      expect(await failing(() => openStore(`${location}.text`))).toBe('record-damaged')
    }))

  it('refuses a folder that cannot be written, or is not there', () =>
    at(async ({ location }) => {
      const folder = join(dirname(location), 'closed')
      mkdirSync(folder, { mode: 0o500 })
      // Root may write anywhere; the kernel's own folder refuses even root.
      const closed = process.getuid?.() === 0 ? '/proc/parley' : join(folder, 'record')
      expect(await failing(() => openStore(closed))).toBe('record-unavailable')
      expect(await failing(() => openStore(join(dirname(location), 'nowhere', 'record')))).toBe('record-unavailable')
      expect(await failing(() => openStore(dirname(location)))).toBe('record-unavailable')
      chmodSync(folder, 0o700)
    }))

  it('says so when the disk is full, and loses nothing it acknowledged', () =>
    at(async ({ location }) => {
      const record = new KeptRecord(openSqlite(location, { maxPages: 180 }))
      let kept = 0
      const code = await failing(async () => {
        for (let i = 0; i < 500; i++) {
          await record.add(numbered(i))
          kept++
        }
      })
      expect(code).toBe('record-full')
      expect(kept).toBeGreaterThan(5)
      expect(await failing(() => record.add(numbered(900)))).toBe('record-full')
      await record.close()
      const again = new KeptRecord(await openStore(location))
      expect((await again.sources({ limit: 1000 })).sources).toHaveLength(kept)
      expect((await again.check()).damage).toEqual([])
      await again.add(numbered(901))
      await again.close()
    }))

  it('says so when another program holds the lock, and waits for as long as it is told', () =>
    at(async ({ location }) => {
      const record = new KeptRecord(openSqlite(location, { patience: 150 }))
      await record.add(numbered(1))
      const other = new Database(location)
      other.exec('BEGIN IMMEDIATE')
      expect(await failing(() => record.add(numbered(2)))).toBe('record-busy')
      expect((await record.findings()).findings).toHaveLength(1)
      const waiting = record.add(numbered(3))
      setTimeout(() => other.exec('COMMIT'), 30)
      expect((await waiting).sourceIsNew).toBe(true)
      other.close()
      await record.close()
    }))

  it('says so when a page is damaged, and check names the store', () =>
    at(async ({ location }) => {
      const record = new KeptRecord(await openStore(location))
      for (let i = 0; i < 60; i++) await record.add(numbered(i))
      await record.close()
      const db = new Database(location, { readonly: true })
      const pages = db.prepare("SELECT pageno FROM dbstat WHERE name = 'claim' AND pagetype = 'leaf'").pluck().all() as number[]
      db.close()
      const file = openSync(location, 'r+')
      for (const page of pages) writeSync(file, Buffer.alloc(600, 0xa5), 0, 600, (page - 1) * 4096)
      const again = new KeptRecord(await openStore(location))
      const report = await again.check()
      expect(report.damage.length).toBeGreaterThan(0)
      expect(await failing(() => again.findings({ limit: 1000 }).then(() => again.claims({ limit: 1000 })))).toBe(
        'record-damaged',
      )
      await again.close()
    }))

  it('leaves no trace of redacted words in the file', () =>
    at(async ({ location }) => {
      const record = new KeptRecord(await openStore(location))
      for (let i = 0; i < 20; i++) await record.add(numbered(i))
      const secret = 'Xylophonic Zebrawoman'
      const one = reading({
        title: secret,
        text: `${secret} told us so. `.repeat(50),
        claims: [{ words: `${secret} told us so.`, who: [`participant:?${secret}`] }],
      })
      await record.add(one)
      for (let i = 20; i < 30; i++) await record.add(numbered(i))
      await record.decide({ ruling: 'redact', of: [one.source.id], author: 'me', reason: 'a life at risk' })
      for (const file of readdirSync(dirname(location))) {
        const bytes = readFileSync(join(dirname(location), file))
          .toString('latin1')
          .toLowerCase()
        expect(bytes.includes('zebrawoman')).toBe(false)
        expect(bytes.includes('xylophon')).toBe(false)
      }
      await record.close()
    }))

  it('takes two programs at once without losing or blocking either', () =>
    at(async ({ location }) => {
      const [importer, reviewer] = [new KeptRecord(await openStore(location)), new KeptRecord(await openStore(location))]
      await importer.add(numbered(0))
      const importing = (async () => {
        for (let i = 1; i <= 120; i += 4) await importer.addMany([0, 1, 2, 3].map((n) => ({ reading: numbered(i + n) })))
      })()
      let rulings = 0
      let done = false
      void importing.then(() => {
        done = true
      })
      const [claim] = (await reviewer.claims({ limit: 1 })).claims
      while (!done) {
        await reviewer.decide({ ruling: rulings % 2 ? 'accept' : 'reject', of: [claim?.id ?? ''], author: 'me' })
        rulings++
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
      await importing
      expect((await reviewer.sources({ limit: 1000 })).sources).toHaveLength(121)
      expect(rulings).toBeGreaterThan(3)
      expect((await reviewer.decisions({ limit: 1000 })).length).toBe(rulings)
      expect((await importer.check()).damage).toEqual([])
      await importer.close()
      await reviewer.close()
    }))
})
