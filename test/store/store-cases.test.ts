import { describe, expect, it } from 'vitest'
import type { Day, Instant } from '../../src/model/edtf.js'
import { ParleyError } from '../../src/model/error.js'
import type { ClaimId, FindingId } from '../../src/model/ids.js'
import { copyRecord } from '../../src/record/copy.js'
import { KeptRecord } from '../../src/record/kept-record.js'
import { prepare } from '../../src/record/prepare.js'
import { corridorOpens, reading } from '../record/make.js'
import { memoryPlace, places, sqlitePlace, withStore } from './places.js'

const dead = (best: number, as = String(best)) => ({
  figure: { measure: 'dead', unit: 'people', scope: null, low: null, best, high: null, hedge: 'exact', as },
})
const toll = (best: number) => ({
  kind: 'casualties' as const,
  who: ['affected:armenia'] as const,
  when: '2020-23',
  body: dead(best),
})
const failing = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work
    return 'nothing failed'
  } catch (error) {
    return error instanceof ParleyError ? error.code : String(error)
  }
}

const tests: { readonly [name: string]: (record: KeptRecord) => Promise<void> } = {
  'keeps a source, its bytes and claims; the same again changes nothing': async (record) => {
    const one = reading({ claims: [{}, toll(4000)] })
    const added = await record.add(one)
    expect(added).toMatchObject({ sourceIsNew: true, readingIsNew: true, claims: 2, seq: 2, reprintOf: null })
    const head = await record.head()
    expect(await record.add(one)).toMatchObject({ sourceIsNew: false, readingIsNew: false, claims: 0, seq: 2 })
    expect(await record.head()).toEqual(head)
    expect((await record.source(one.source.id))?.source).toEqual(one.source)
    expect((await record.claims({ source: one.source.id })).claims.map(({ claim }) => claim)).toEqual(one.claims)
    expect(await record.bytes(one.source.id)).toBeNull()
  },

  'keeps bytes as they came': async (record) => {
    const one = reading({ claims: [] })
    const bytes = new TextEncoder().encode('raw \u0000 bytes')
    const other = { ...one, source: { ...one.source, sha256: '0'.repeat(64) } }
    expect(await failing(record.add(other, bytes))).toBe('input-malformed')
    const { createHash } = await import('node:crypto')
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    await record.add({ ...one, source: { ...one.source, sha256 } }, bytes)
    expect(Buffer.from((await record.bytes(one.source.id)) ?? []).toString()).toBe('raw \u0000 bytes')
  },

  'keeps the hash of the bytes where the reader only knew the text, and the bytes it first had': async (record) => {
    const { createHash } = await import('node:crypto')
    const sha = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')
    const one = reading({ claims: [{}] })
    const told = { ...one, source: { ...one.source, sha256: sha(one.source.text) } }
    const bytes = new TextEncoder().encode(`\ufeff${one.source.text}`)
    await record.add(told, bytes)
    expect((await record.source(one.source.id))?.source.sha256).toBe(sha(bytes))
    await record.add({ ...told, reader: 'rules@2' }, new TextEncoder().encode(one.source.text))
    expect(sha((await record.bytes(one.source.id)) ?? '')).toBe(sha(bytes))
    expect((await record.check()).damage).toEqual([])
  },

  'refuses a claim whose quote does not stand in the text': async (record) => {
    const one = reading({ claims: [{}] })
    const source = { ...one.source, text: one.source.text.replace('Sentence', 'Sentenze') }
    expect(await failing(record.add({ ...one, source }))).toBe('evidence-outside')
    expect((await record.head()).seq).toBe(0)
  },

  'corroborates by another outlet, not by a reprint': async (record) => {
    const text = Array.from({ length: 60 }, (_, i) => `word${i} of the one long wire story`).join(' ')
    await record.add(reading({ outlet: 'Alpha', claims: [{}], text }))
    const again = await record.add(reading({ outlet: 'Beta', published: '2022-06-10', claims: [{}], text }))
    expect(again.reprintOf).not.toBeNull()
    expect((await record.findings()).findings[0]?.support).toEqual({ status: 'single-source', independent: 1 })
    await record.add(reading({ outlet: 'Gamma', title: 'Own story', claims: [{}] }))
    expect((await record.findings()).findings[0]?.support).toEqual({ status: 'corroborated', independent: 2 })
  },

  'answers by the three clocks': async (record) => {
    await record.add(reading({ outlet: 'Alpha', published: '2022-04-07', claims: [{ when: '2022-04-06' }] }))
    const early = (await record.head()).at as Instant
    await record.add(reading({ outlet: 'Beta', published: '2022-06-01', title: 'Late', claims: [{ when: '2022-04-06' }] }))
    await record.add(
      reading({ outlet: 'Beta', published: '2022-06-02', title: 'New', claims: [{ when: '2022-05-22' }, { when: '2022-06' }] }),
    )
    const shape = async (clocks: object): Promise<string[]> =>
      (await record.findings({ clocks, order: 'oldest' })).findings.map((f) => `${f.when} ${f.support.independent}`)
    expect(await shape({})).toEqual(['2022-04-06 2', '2022-05-22 1', '2022-06 1'])
    expect(await shape({ asOf: '2022-04-30' })).toEqual(['2022-04-06 2'])
    expect(await shape({ publishedBy: '2022-05-01' })).toEqual(['2022-04-06 1'])
    expect(await shape({ knownAt: early })).toEqual(['2022-04-06 1'])
    expect(await shape({ knownAt: early, publishedBy: '2022-01-01' })).toEqual([])
    // The same within one process, where what was out by a day is looked up another way; plans come before their day.
    await record.add(
      reading({
        outlet: 'Gamma',
        published: '2022-04-20',
        title: 'Plan',
        claims: [{ when: '2022-08-01', modality: 'planned' }],
      }),
    )
    for (const order of ['newest', 'oldest'] as const) {
      for (const publishedBy of ['2022-04-06', '2022-04-10', '2022-05-01', '2022-06-01', '2022-12-31']) {
        const query = { clocks: { publishedBy: publishedBy as Day }, order }
        const whole = (await record.findings(query)).findings
        const within = { ...query, process: 'armenia-azerbaijan' as never }
        expect((await record.findings(within)).findings).toEqual(whole)
        const paged: unknown[] = []
        for (let cursor: string | null = null; ; ) {
          const page: Awaited<ReturnType<KeptRecord['findings']>> = await record.findings({ ...within, limit: 1, cursor })
          paged.push(...page.findings)
          cursor = page.next
          if (cursor === null) break
        }
        expect(paged).toEqual(whole)
      }
    }
    expect(await shape({ publishedBy: '2022-05-01' })).toEqual(['2022-04-06 1', '2022-08-01 1'])
    const vague = await record.findings({ clocks: { asOf: '2022-06-10' as Day } })
    expect(vague.uncertain).toEqual([vague.findings[0]?.id])
  },

  'pages through findings without a gap or a repeat': async (record) => {
    for (let i = 1; i <= 9; i++)
      await record.add(
        reading({ title: `Day ${i}`, claims: [{ when: `2022-03-0${i}` }, { when: null, who: ['participant:a'] }] }),
      )
    const all = (await record.findings({ limit: 100 })).findings.map((f) => f.id)
    expect(all).toHaveLength(18)
    const paged: FindingId[] = []
    let cursor: string | null = null
    do {
      const answer: Awaited<ReturnType<KeptRecord['findings']>> = await record.findings({ limit: 4, cursor })
      paged.push(...answer.findings.map((f) => f.id))
      cursor = answer.next
    } while (cursor !== null)
    expect(paged).toEqual(all)
  },

  'finds by process, kind, actor, track and days': async (record) => {
    await record.add(
      reading({
        claims: [
          { when: '2022-04-06', track: 'peace-treaty' },
          { kind: 'protest', who: ['protester:georgia'], when: '2022-05-01', process: null, body: { form: 'rally' } },
          toll(100),
        ],
      }),
    )
    const count = async (query: object): Promise<number> => (await record.findings(query)).findings.length
    expect(await count({ process: 'armenia-azerbaijan' })).toBe(2)
    expect(await count({ process: null })).toBe(1)
    expect(await count({ kinds: ['protest', 'casualties'] })).toBe(2)
    expect(await count({ actor: 'armenia' })).toBe(2)
    expect(await count({ actor: 'aliyev' })).toBe(1)
    expect(await count({ actor: 'ali_ev' })).toBe(0)
    expect(await count({ track: 'peace-treaty' })).toBe(1)
    expect(await count({ from: '2022-04-01', to: '2022-04-30' })).toBe(1)
    expect(await record.activity()).toContainEqual({ actor: 'georgia', month: '2022-05', findings: 1 })
  },

  'searches without regard to accents, case and script': async (record) => {
    await record.add(reading({ title: 'Café in Yerevan', text: 'The Prime Minister, Никол Пашинян, spoke of peace talks.' }))
    await record.add(reading({ title: 'Other', text: 'Talks of peace were held in Baku with the peacekeepers.' }))
    const titles = async (text: string): Promise<string[]> =>
      (await record.search({ text })).map((hit) => hit.source.title ?? '').sort()
    expect(await titles('cafe')).toEqual(['Café in Yerevan'])
    expect(await titles('PASHINYAN nikol')).toEqual(['Café in Yerevan'])
    expect(await titles('peace talks')).toEqual(['Café in Yerevan', 'Other'])
    expect(await titles('"peace talks"')).toEqual(['Café in Yerevan'])
    expect(await titles('peacek*')).toEqual(['Other'])
    expect(await titles('peacek')).toEqual([])
    expect(await titles(`"'; DROP TABLE -- & | ! <-> :*`)).toEqual([])
    expect(await titles('')).toEqual([])
    const [hit] = await record.search({ text: 'пашинян' })
    expect(
      hit?.excerpt.text.slice(...(hit.matches.map((m) => [m.start - hit.excerpt.start, m.end - hit.excerpt.start])[0] ?? [])),
    ).toBe('Пашинян')
  },

  'rules, and takes rulings back': async (record) => {
    await record.add(reading({ outlet: 'Alpha', claims: [{}, toll(4000)] }))
    await record.add(reading({ outlet: 'Beta', title: 'Two', claims: [{}, toll(6500)] }))
    const shape = async () =>
      (await record.findings({ order: 'oldest' })).findings.map((f) => [f.kind, f.claims.length, f.support.status])
    const before = await shape()
    expect(before).toEqual([
      ['casualties', 2, 'contested'],
      ['meeting', 2, 'corroborated'],
    ])
    const [casualties, meeting] = (await record.findings({ order: 'oldest' })).findings
    const rejected = await record.decide({
      ruling: 'reject',
      of: [casualties?.claims[1] ?? ''],
      author: 'me',
      reason: 'misread',
    })
    expect(await shape()).toEqual([
      ['casualties', 1, 'single-source'],
      ['meeting', 2, 'corroborated'],
    ])
    await record.decide({ ruling: 'accept', of: [meeting?.id ?? ''], author: 'me' })
    expect((await shape())[1]).toEqual(['meeting', 2, 'ruled'])
    await record.decide({ ruling: 'split', of: [meeting?.id ?? ''], to: { claims: [meeting?.claims[1] ?? ''] }, author: 'me' })
    expect((await shape()).map(([kind]) => kind)).toEqual(['casualties', 'meeting', 'meeting'])
    const ids = (await record.findings({ kinds: ['meeting'] })).findings.map((f) => f.id)
    await record.decide({ ruling: 'merge', of: ids, author: 'me' })
    expect((await shape()).map(([kind]) => kind)).toEqual(['casualties', 'meeting'])
    const undone = await record.decide({ ruling: 'undo', of: [rejected.id], author: 'me' })
    expect((await shape())[0]).toEqual(['casualties', 2, 'contested'])
    expect(await failing(record.decide({ ruling: 'undo', of: [rejected.id], author: 'me' }))).toBe('decision-stale')
    await record.decide({ ruling: 'undo', of: [undone.id], author: 'me' })
    expect((await shape())[0]).toEqual(['casualties', 1, 'single-source'])
    expect((await record.decisions({ on: rejected.id })).map((kept) => kept.decision.ruling)).toEqual(['undo'])
    expect((await record.check()).damage).toEqual([])
  },

  'refuses a ruling on what changed since it was looked at': async (record) => {
    await record.add(reading({ outlet: 'Alpha', claims: [{}] }))
    const base = (await record.head()).seq
    const [finding] = (await record.findings()).findings
    const [claim] = (await record.claims()).claims
    await record.add(reading({ outlet: 'Beta', title: 'Two', claims: [{}] }))
    expect(await failing(record.decide({ ruling: 'accept', of: [finding?.id ?? ''], author: 'me', base }))).toBe(
      'decision-stale',
    )
    await record.decide({ ruling: 'accept', of: [claim?.id ?? ''], author: 'me', base })
    expect(await failing(record.decide({ ruling: 'reject', of: [claim?.id ?? ''], author: 'you', base }))).toBe(
      'decision-stale',
    )
    expect(await failing(record.decide({ ruling: 'accept', of: ['fnd_000000000000000000000000'], author: 'me' }))).toBe(
      'not-found',
    )
    expect(await failing(record.decide({ ruling: 'accept', of: [claim?.id ?? ''], author: 'me', base: 999 }))).toBe(
      'decision-invalid',
    )
    expect(await failing(record.decide({ ruling: 'redact', of: [claim?.id ?? ''], author: 'me' }))).toBe('decision-invalid')
    expect(await failing(record.decide({ ruling: 'correct', of: [claim?.id ?? ''], to: { when: 'soon' }, author: 'me' }))).toBe(
      'decision-invalid',
    )
  },

  'corrects any field, assigns, and asserts what the reader missed': async (record) => {
    const one = reading({ claims: [{ process: null }], text: 'A corridor was opened on 3 May.' })
    await record.add(one)
    const [claim] = (await record.claims()).claims
    await record.decide({
      ruling: 'correct',
      of: [claim?.id ?? ''],
      to: { when: '2022-04-07', phrase: 'They met' },
      author: 'me',
    })
    await record.decide({
      ruling: 'assign',
      of: [one.source.id],
      to: { process: 'armenia-azerbaijan', track: 'treaty' },
      author: 'me',
    })
    const asserted = corridorOpens(one.source.text, 'A corridor', 'armenia-azerbaijan')
    await record.decide({ ruling: 'assert', of: [], to: { source: one.source.id, claim: asserted }, author: 'me' })
    const findings = (await record.findings({ order: 'oldest', process: 'armenia-azerbaijan' as never })).findings
    expect(findings.map((f) => [f.kind, f.when, f.phrase, f.support.status])).toEqual([
      ['meeting', '2022-04-07', 'They met', 'ruled'],
      ['transport', '2022-05-03', 'A corridor opens', 'ruled'],
    ])
    const wrong = { ...asserted, evidence: asserted.evidence.map((one) => ({ ...one, quote: 'A corrider' })) }
    expect(
      await failing(record.decide({ ruling: 'assert', of: [], to: { source: one.source.id, claim: wrong }, author: 'me' })),
    ).toBe('decision-invalid')
    expect((await record.claims()).claims.map(({ state }) => state)).toEqual(['corrected', 'asserted'])
    expect((await record.check()).damage).toEqual([])
  },

  'merges actors on view only, by date, and back': async (record) => {
    await record.add(
      reading({
        outlet: 'Alpha',
        claims: [
          {
            kind: 'statement',
            body: { topic: 'the corridor treaty' },
            who: ['speaker:pashinyan'],
            words: 'Nikol spoke of the corridor treaty.',
          },
        ],
      }),
    )
    await record.add(
      reading({
        outlet: 'Beta',
        claims: [
          {
            kind: 'statement',
            body: { topic: 'the corridor treaty' },
            who: ['speaker:?Pashinian'],
            words: 'He spoke of the corridor treaty.',
          },
        ],
      }),
    )
    expect((await record.findings()).findings).toHaveLength(2)
    const before = (await record.head()).at as Instant
    const same = await record.decide({
      ruling: 'same-actor',
      of: ['~pashinian', 'pashinyan'],
      to: { into: 'pashinyan' },
      author: 'me',
    })
    expect((await record.findings()).findings.map((f) => f.actors.map((a) => a.id))).toEqual([['pashinyan']])
    expect((await record.findings({ clocks: { knownAt: before } })).findings).toHaveLength(2)
    expect((await record.identity())('~pashinian')).toBe('pashinyan')
    expect((await record.identity(before))('~pashinian')).toBe('~pashinian')
    expect(await failing(record.decide({ ruling: 'distinct-actors', of: ['~pashinian', 'pashinyan'], author: 'me' }))).toBe(
      'decision-invalid',
    )
    await record.decide({ ruling: 'undo', of: [same.id], author: 'me' })
    expect((await record.findings()).findings).toHaveLength(2)
    await record.decide({ ruling: 'distinct-actors', of: ['~pashinian', 'pashinyan'], author: 'me' })
    expect(
      await failing(
        record.decide({ ruling: 'same-actor', of: ['~pashinian', 'pashinyan'], to: { into: 'pashinyan' }, author: 'me' }),
      ),
    ).toBe('decision-invalid')
    expect((await record.check()).damage).toEqual([])
  },

  'reads again: new claims beside the old, ruled ones kept, changes queued': async (record) => {
    const first = reading({ claims: [{ when: '2022-04' }, { when: '2022-05', words: 'They met in May.' }], reader: 'rules@1' })
    await record.add(first)
    const [april] = (await record.claims()).claims
    await record.decide({ ruling: 'accept', of: [april?.id ?? ''], author: 'me' })
    const again = reading({
      claims: [{ when: '2022-04-06' }, { when: '2022-05-22', words: 'They met in May.' }],
      reader: 'rules@2',
    })
    expect(again.source.id).toBe(first.source.id)
    await record.add(again)
    const states = (await record.claims()).claims.map(({ claim, state, reader }) => [claim.when, state, reader])
    expect(states).toEqual([
      ['2022-04', 'accepted', 'rules@1'],
      ['2022-05', 'superseded', 'rules@1'],
      ['2022-04-06', 'changed-since-ruling', 'rules@2'],
      ['2022-05-22', 'read', 'rules@2'],
    ])
    expect((await record.findings({ order: 'oldest' })).findings.map((f) => f.when)).toEqual(['2022-04', '2022-05-22'])
    const [queued] = await record.changed()
    expect([queued?.claim.claim.when, queued?.ruled.claim.when]).toEqual(['2022-04-06', '2022-04'])
    await record.decide({ ruling: 'reject', of: [queued?.ruled.id ?? ''], author: 'me' })
    await record.decide({ ruling: 'accept', of: [queued?.claim.id ?? ''], author: 'me' })
    expect(await record.changed()).toEqual([])
    expect((await record.findings({ order: 'oldest' })).findings.map((f) => f.when)).toEqual(['2022-04-06', '2022-05-22'])
    expect((await record.check()).damage).toEqual([])
  },

  'redacts: the words go, the hash and the reason stay': async (record) => {
    const secret = 'Hrant Unlucky told us of the prison at Gobustan.'
    const one = reading({
      outlet: 'Alpha',
      title: secret,
      claims: [{ words: secret, who: ['participant:?Hrant Unlucky', 'participant:aliyev'] }],
    })
    await record.add(one)
    await record.add(reading({ outlet: 'Beta', title: 'Two', claims: [{}] }))
    const [claim] = (await record.claims()).claims
    await record.decide({ ruling: 'correct', of: [claim?.id ?? ''], to: { phrase: `On the record: ${secret}` }, author: 'me' })
    const redacted = await record.decide({ ruling: 'redact', of: [one.source.id], author: 'me', reason: 'a life at risk' })
    const kept = await record.source(one.source.id)
    expect(kept?.redacted).toBe(redacted.id)
    expect(kept?.source.sha256).toBe(one.source.sha256)
    const everything = JSON.stringify([
      kept,
      await record.claims(),
      await record.findings(),
      await record.findings({ clocks: { knownAt: (await record.entries())[2]?.at ?? null } }),
      await record.decisions(),
      await record.search({ text: 'report OR story' }),
    ])
    expect(everything).not.toMatch(/Unlucky|unlucky|prison|Gobustan/)
    expect(await record.search({ text: 'gobustan' })).toEqual([])
    expect((await record.findings()).findings.some((f) => f.redacted)).toBe(true)
    expect(await record.add(one)).toMatchObject({ readingIsNew: false, claims: 0 })
    expect(await failing(record.decide({ ruling: 'undo', of: [redacted.id], author: 'me' }))).toBe('decision-invalid')
    const report = await record.check()
    expect(report.damage).toEqual([])
    expect(report.redacted).toBe(1)
  },

  'adds to the register by decision': async (record) => {
    const actor = {
      id: 'transcaucasia',
      type: 'state',
      name: 'Transcaucasia',
      aliases: [],
      demonyms: [],
      of: null,
      basis: null,
    }
    const made = await record.decide({ ruling: 'new-actor', of: [], to: actor, author: 'me' })
    await record.decide({
      ruling: 'new-process',
      of: [],
      to: { id: 'p', name: 'P', aliases: [], parties: ['transcaucasia'], words: [], tracks: [], formats: [] },
      author: 'me',
    })
    expect((await record.additions()).actors).toEqual([actor])
    expect((await record.additions()).processes.map(({ id }) => id)).toEqual(['p'])
    await record.decide({ ruling: 'undo', of: [made.id], author: 'me' })
    expect((await record.additions()).actors).toEqual([])
  },

  'tells what changed in the world from what changed in our knowledge': async (record) => {
    await record.add(reading({ outlet: 'Alpha', published: '2022-04-07', claims: [{ when: '2022-04-06' }] }))
    await record.add(
      reading({
        outlet: 'Beta',
        title: 'B',
        published: '2022-06-01',
        claims: [{ when: '2022-05-22' }, { when: '2022-04-06' }, { when: '2021-11-26' }],
      }),
    )
    const diff = await record.diff({ from: '2022-05-01' as Day, to: '2022-06-09' as Day })
    expect(diff.world.happened.map((f) => f.when)).toEqual(['2022-05-22'])
    expect(diff.knowledge.learned.map((f) => f.when)).toEqual(['2021-11-26'])
    expect(diff.knowledge.changed.map(({ after, fields }) => [after.when, fields])).toEqual([['2022-04-06', ['support']]])
    expect(diff.knowledge.withdrawn).toEqual([])
  },

  'shows rival values by a named rule': async (record) => {
    await record.add(reading({ outlet: 'Alpha', published: '2022-06-01', claims: [toll(4000)] }))
    await record.add(reading({ outlet: 'Beta', published: '2022-06-02', claims: [toll(6500)] }))
    await record.add(reading({ outlet: 'Gamma', title: 'C', published: '2022-05-02', claims: [toll(4000)] }))
    const shown = async (query: object): Promise<unknown[]> => {
      const [finding] = (await record.findings(query)).findings
      return (finding?.versions ?? [])
        .filter((v) => v.field === 'body.figure' && v.shown)
        .map((v) => (v.value as { best: number }).best)
    }
    expect(await shown({})).toEqual([6500])
    expect(await shown({ display: 'majority' })).toEqual([4000])
    expect(await shown({ display: 'range' })).toEqual([4000, 6500])
    expect(await shown({ display: 'preferred-source', preferred: ['alpha'] })).toEqual([4000])
  },

  'works out the same findings again from the journal': async (record) => {
    for (let i = 0; i < 12; i++) {
      await record.add(
        reading({
          outlet: `Outlet ${i % 5}`,
          title: `T${i}`,
          published: `2022-06-1${i % 9}`,
          claims: [toll(4000 + (i % 3)), { when: `2022-04-0${1 + (i % 4)}` }],
        }),
      )
    }
    const before = await record.findings({ limit: 1000 })
    const activity = await record.activity()
    await record.rebuild()
    expect(await record.findings({ limit: 1000 })).toEqual(before)
    expect(await record.activity()).toEqual(activity)
    expect((await record.check()).damage).toEqual([])
  },

  'keeps many in batches': async (record) => {
    const many = Array.from({ length: 120 }, (_, i) => ({
      reading: reading({ title: `Report ${i}`, claims: [{ when: `2022-0${1 + (i % 9)}-11` }] }),
    }))
    let told = 0
    const sum = await record.addMany([...many, ...many.slice(0, 10)], (added) => {
      told += added.length
    })
    expect(sum).toEqual({ sources: 120, claims: 120, known: 10 })
    expect(told).toBe(130)
    expect((await record.sources({ limit: 7 })).sources.map((line) => line.title)).toEqual(
      [119, 118, 117, 116, 115, 114, 113].map((i) => `Report ${i}`),
    )
    expect((await record.check()).damage).toEqual([])
  },

  'keeps several together, made ready elsewhere or not; given again after a crash they change nothing': async (record) => {
    const many = Array.from({ length: 12 }, (_, i) =>
      reading({ title: `Report ${i}`, outlet: `Outlet ${i}`, claims: [{ when: `2022-0${1 + (i % 3)}-11` }, toll(i)] }),
    )
    // As another thread hands it over.
    const ready = many.map((one) => structuredClone(prepare({ reading: one })))
    const ids = many.map((one) => one.source.id)
    expect(await record.readBy('rules@1', ids)).toEqual(new Set())
    const added = await record.addTogether([...ready.slice(0, 6), ...many.slice(4, 8).map((one) => ({ reading: one }))])
    expect(added.map((one) => one.sourceIsNew)).toEqual([...Array(6).fill(true), false, false, true, true])
    expect(new Set((await record.entries({})).map((entry) => entry.at)).size).toBe(1)
    expect(await record.readBy('rules@1', ids)).toEqual(new Set(ids.slice(0, 8)))
    expect(await record.readBy('rules@2', ids)).toEqual(new Set())
    expect(await record.addMany(ready)).toEqual({ sources: 4, claims: 8, known: 8 })
    const head = await record.head()
    expect((await record.addTogether(ready)).every((one) => !one.sourceIsNew && !one.readingIsNew)).toBe(true)
    expect(await record.head()).toEqual(head)
    // One that cannot be kept keeps the others out too.
    const fresh = reading({ title: 'Fresh', claims: [{}] })
    const broken = { ...fresh, source: { ...fresh.source, id: 'src_broken' as never } }
    expect(await failing(record.addTogether([{ reading: fresh }, { reading: broken }]))).toBe('input-malformed')
    expect(await record.head()).toEqual(head)
    await record.decide({ ruling: 'redact', of: [ids[0] ?? ''], author: 'me', reason: 'asked for' })
    expect(await record.readBy('rules@2', ids)).toEqual(new Set(ids.slice(0, 1)))
    expect((await record.check()).damage).toEqual([])
  },

  'tells a whole record in pages, each claim as it is cited': async (record) => {
    const secret = 'Hrant Unlucky told us of the prison at Gobustan.'
    const hidden = reading({ outlet: 'Alpha', title: 'Hidden', claims: [{ words: secret, when: '2022-04-01' }] })
    await record.add(hidden)
    const days = Array.from(
      { length: 225 },
      (_, i) => `2021-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`,
    )
    await record.add(reading({ outlet: 'Beta', title: 'B', claims: [...days.map((when) => ({ when })), toll(3)] }))
    await record.add(
      reading({ outlet: 'Gamma', title: 'C', claims: [{ when: '2021-01-01' }, toll(5), { who: ['participant:~pashinian'] }] }),
    )
    const before = (await record.head()).at as Instant
    const again = reading({ outlet: 'Gamma', title: 'C', claims: [{ when: '2021-02' }, toll(6)], reader: 'rules@2' })
    const same = async (): Promise<void> => {
      const ids = (await record.sources({ limit: 100 })).sources.map(({ id }) => id)
      for (const { claims: read, ...kept } of await record.readings(ids)) {
        expect(kept).toEqual(await record.source(kept.source.id))
        const { claims } = await record.claims({ source: kept.source.id, limit: 10_000 })
        expect(read).toEqual(claims.map(({ asRead: claim, reader }) => ({ claim, reader })))
      }
      for (const clocks of [{}, { knownAt: before }, { publishedBy: '2022-06-09' as Day }, { asOf: '2021-03-01' as Day }]) {
        for (const limit of [undefined, 3]) {
          const asked = { clocks, ...(limit === undefined ? {} : { limit }) }
          const answer = await record.findings({ limit: 10_000, ...asked, order: 'oldest' })
          const told: unknown[] = []
          const uncertain: string[] = []
          for await (const page of record.tell(asked)) {
            told.push(...page.findings)
            uncertain.push(...page.uncertain)
            const resting = page.findings.flatMap((finding) => finding.claims)
            const { claims } = await record.claims({
              ids: resting,
              ...('knownAt' in clocks ? { knownAt: clocks.knownAt } : {}),
            })
            const judged = new Map(claims.map(({ id, claim, source }) => [id, { claim, source }]))
            expect(resting.map((id) => page.cited.get(id))).toEqual(resting.map((id) => judged.get(id)))
          }
          expect(told).toEqual(answer.findings)
          expect(uncertain).toEqual(answer.uncertain)
        }
      }
    }
    await same()
    await new Promise((go) => setTimeout(go, 5))
    const [first, second] = (await record.claims({ source: hidden.source.id })).claims.concat(
      (await record.claims({ kinds: ['casualties'] })).claims,
    )
    await record.decide({ ruling: 'correct', of: [second?.id ?? ''], to: { when: '2020-22' }, author: 'me' })
    await record.decide({ ruling: 'same-actor', of: ['armenia', 'georgia'], to: { into: 'georgia' }, author: 'me' })
    await same()
    await record.add(again)
    await record.decide({ ruling: 'accept', of: [first?.id ?? ''], author: 'me' })
    await record.decide({ ruling: 'redact', of: [hidden.source.id], author: 'me', reason: 'asked for' })
    await same()
    const all: unknown[] = []
    for await (const page of record.tell({})) all.push(page.findings, [...page.cited])
    expect(JSON.stringify(all)).not.toContain('Unlucky')
  },

  'moves to another store and back, verified by the chain': async (record) => {
    const one = reading({ outlet: 'Alpha', title: 'Hidden', claims: [{}] })
    await record.add(one)
    await record.add(reading({ outlet: 'Beta', title: 'B', claims: [{}, toll(3)] }))
    const [claim] = (await record.claims({ kinds: ['casualties'] })).claims
    await record.decide({ ruling: 'reject', of: [claim?.id as ClaimId], author: 'me' })
    await record.decide({ ruling: 'redact', of: [one.source.id], author: 'me', reason: 'asked for' })
    for (const place of [sqlitePlace(), memoryPlace()]) {
      const answer = await record.findings()
      await withStore(place, async (other) => {
        expect((await copyRecord(record.store, other)).head).toEqual(await record.head())
        expect(await new KeptRecord(other).findings()).toEqual(answer)
        // Once more is nothing more; what came since is taken up.
        await copyRecord(record.store, other)
        await record.add(reading({ title: `More ${place.location}`, claims: [{ when: '2022-07-07' }] }))
        expect((await copyRecord(record.store, other)).head).toEqual(await record.head())
        await new KeptRecord(other).add(reading({ title: 'Only there', claims: [] }))
        expect(await failing(copyRecord(record.store, other))).toBe('usage')
        await withStore(memoryPlace(), async (third) => void (await copyRecord(other, third)))
      })
    }
  },
}

for (const [name, place] of await places()) {
  describe(`a record in ${name}`, () => {
    for (const [title, run] of Object.entries(tests)) {
      it(title, () => withStore(place(), (store) => run(new KeptRecord(store))))
    }
  })
}
