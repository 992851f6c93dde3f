import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { canonical, sha256 } from '../../src/record/canonical.js'
import { type Entry, linkHash } from '../../src/record/entry.js'
import { KeptRecord } from '../../src/record/kept-record.js'
import { openStore } from '../../src/store/open.js'
import { reading } from '../record/make.js'
import { sqlitePlace } from './places.js'

async function filled(location: string): Promise<string> {
  const record = new KeptRecord(await openStore(location))
  await record.add(
    reading({ outlet: 'Alpha', claims: [{}, { kind: 'protest', who: ['protester:x'], body: { form: 'rally' } }] }),
  )
  await record.add(reading({ outlet: 'Beta', title: 'Two', claims: [{}] }))
  const [claim] = (await record.claims({ kinds: ['protest'] })).claims
  await record.decide({ ruling: 'accept', of: [claim?.id ?? ''], author: 'me', reason: 'seen' })
  const { hash } = await record.head()
  await record.close()
  return hash
}

async function checked(tamper: (db: Database.Database) => void, head?: 'before'): Promise<readonly string[]> {
  const place = sqlitePlace()
  try {
    const hash = await filled(place.location)
    const db = new Database(place.location)
    db.pragma('foreign_keys = off')
    tamper(db)
    db.close()
    const record = new KeptRecord(await openStore(place.location))
    const report = await record.check(head ? hash : undefined)
    await record.close()
    return report.damage.map(({ where, says }) => `${where}: ${says}`)
  } finally {
    await place.clear()
  }
}

const cases: readonly (readonly [sql: string, where: RegExp])[] = [
  ["UPDATE source SET text = replace(text, 'Sentence', 'Sentenze')", /^source src_[0-9a-f]{24}: is not what its entry/],
  ["UPDATE source SET head = replace(head, 'Alpha', 'Omega')", /^source src_[0-9a-f]{24}: is not what its entry/],
  ["UPDATE source SET outlet = 'Omega'", /^source src_[0-9a-f]{24}: is filed under another outlet/],
  [
    "UPDATE source SET redacted = 'dec_000000000000000000000000', text = ''",
    /^source src_[0-9a-f]{24}: is blanked as redacted/,
  ],
  ["UPDATE claim SET json = replace(json, 'rally', 'riots')", /^claim clm_[0-9a-f]{24}: is not what its hash/],
  ["UPDATE claim SET kind = 'meeting' WHERE kind = 'protest'", /^claim clm_[0-9a-f]{24}: is not what its hash/],
  ["DELETE FROM claim WHERE kind = 'protest'", /^reading \d+ of src_[0-9a-f]{24}: its claims are not those it made/],
  ["UPDATE reading SET json = replace(json, 'rules@1', 'rules@9')", /^reading \d+ of src_[0-9a-f]{24}: is not what/],
  ['DELETE FROM reading WHERE seq = 2', /^reading 2 of src_[0-9a-f]{24}: is not there/],
  ["UPDATE decision SET json = replace(json, 'seen', 'not')", /^decision dec_[0-9a-f]{24}: is not what its entry/],
  ["UPDATE decision SET ruling = 'reject'", /^decision dec_[0-9a-f]{24}: is filed under another ruling/],
  ["UPDATE entry SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 3", /^entry 3: its hash is not/],
  ['DELETE FROM entry WHERE seq = 3', /^entry 4: does not follow entry 2/],
  ["UPDATE finding SET actors = ' nobody '", /^finding fnd_[0-9a-f]{24}\/\d+: is not what the journal makes/],
  ['DELETE FROM finding WHERE since = 5', /^finding fnd_[0-9a-f]{24}\/5: is missing/],
  ["UPDATE standing SET finding = ''", /^standing clm_[0-9a-f]{24}: is not what the journal makes/],
]

describe('check', () => {
  it.each(cases)('finds and names what was tampered with: %s', async (sql, where) => {
    const damage = await checked((db) => db.exec(sql))
    expect(damage.some((says) => where.test(says))).toBe(true)
  })

  it('finds nothing in a sound record, and the head it had', async () => {
    expect(await checked(() => undefined, 'before')).toEqual([])
  })

  it('finds a chain that was worked out again after tampering only by a hash kept elsewhere', async () => {
    const recompute = (db: Database.Database): void => {
      const row = db.prepare("SELECT * FROM decision WHERE ruling = 'accept'").get() as { json: string; seq: number }
      const json = canonical({ ...JSON.parse(row.json), reason: 'forged' })
      db.prepare('UPDATE decision SET json = ? WHERE seq = ?').run(json, row.seq)
      let previous = ''
      for (const entry of db.prepare('SELECT * FROM entry ORDER BY seq').all() as Entry[]) {
        const digest = entry.seq === row.seq ? sha256(json) : entry.digest
        const changed = { ...entry, digest, previous: previous || entry.previous }
        previous = linkHash(changed)
        db.prepare('UPDATE entry SET digest = ?, previous = ?, hash = ? WHERE seq = ?').run(
          digest,
          changed.previous,
          previous,
          entry.seq,
        )
      }
    }
    expect(await checked(recompute)).toEqual([])
    const damage = await checked(recompute, 'before')
    expect(damage).toHaveLength(1)
    expect(damage[0]).toMatch(/^head: [0-9a-f]{64} is nowhere in this chain/)
  })
})
