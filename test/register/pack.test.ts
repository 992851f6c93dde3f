import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Edtf } from '../../src/model/edtf.js'
import type { ActorId, OfficeId, PlaceId, ProcessId } from '../../src/model/ids.js'
import { compile } from '../../src/register/compile.js'
import { loadRegister, readBundledPacks } from '../../src/register/load.js'
import { openRegister } from '../../src/register/opened.js'
import { openTables, pack, unpack } from '../../src/register/packed.js'
import { who } from '../../src/register/who.js'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'parley-pack-'))
  folders.push(folder)
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

const RIVER = {
  'world/states.yaml': `
basis: invented
sure: high
places:
  - { id: oster, name: Oster, type: city }
states:
  - { id: ostland, name: Ostland, demonyms: [Ostlander, Ostlanders], capital: oster, leader: prime-minister }
`,
  'river/process.yaml': `
basis: invented
process:
  id: river
  name: River talks
  parties: [ostland, armenia]
  tracks: [{ id: water, name: Water, level: 1.5 }]
offices:
  - id: ostland.prime-minister
    name: Prime Minister of Ostland
    of: ostland
    kind: prime-minister
    holders:
      - { holder: Ada Brenn, from: 2019, to: 2021-03-04 }
      - { holder: Tomas Vell, from: 2021-03-04, checked: 2024-12-31 }
events:
  - { id: flood, name: the Flood, date: 2020-05, kind: other }
`,
}

describe('a pack of one’s own', () => {
  const register = loadRegister({ packs: [folderOf(RIVER)] })
  const on = (day: string) => day as Edtf

  it('adds states, offices and a process to the bundled ones', () => {
    expect(who(register, 'Ostlander prime minister', on('2020')).answers.map((one) => one.name)).toEqual(['Ada Brenn'])
    expect(who(register, 'Pashinyan’s Ostlander counterpart', on('2022-06-09')).answers[0]?.id).toBe('tomas-vell')
    expect(who(register, 'Oster', on('2022')).answers[0]?.id).toBe('ostland')
    expect(who(register, 'the Ostlander leader', on('2025-02-01')).status).toBe('unknown')
    expect(register.process('river' as ProcessId)?.tracks[0]?.level).toBe('1.5')
    expect(register.process('armenia-azerbaijan' as ProcessId)).not.toBeNull()
  })

  it('keeps each process’s own events', () => {
    expect(register.dossier('river' as ProcessId)?.events.map((event) => event.id)).toEqual(['flood'])
  })

  it('leaves the bundled register as it was', () => {
    expect(loadRegister().actor('ostland' as ActorId)).toBeNull()
  })
})

describe('a pack with a mistake', () => {
  const broken = (files: Readonly<Record<string, string>>) => () => loadRegister({ packs: [folderOf(files)] })

  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['an unknown owner', { 'a.yaml': 'offices:\n  - id: x.y\n    name: Y\n    of: nowhere\n' }, /a\.yaml, line 4: .*nowhere/],
    [
      'an unknown capital',
      { 'b.yaml': 'states:\n  - id: x\n    name: X\n    capital: nowhere\n' },
      /b\.yaml, line 4: .*nowhere/,
    ],
    [
      'an unknown party',
      { 'p/process.yaml': 'process:\n  id: p\n  name: P\n  parties:\n    - armenia\n    - nowhere\n' },
      /process\.yaml, line 6/,
    ],
    [
      'an unknown kind',
      { 'c.yaml': 'offices:\n  - { id: armenia.z, name: Z, of: armenia,\n      kind: zed }\n' },
      /c\.yaml, line 3: .*zed/,
    ],
    [
      'a holder who leaves before coming',
      {
        'd.yaml':
          'offices:\n  - id: armenia.z\n    name: Z\n    of: armenia\n    holders:\n      - holder: A B\n        from: 2020-01-01\n        to: 2019-01-01\n',
      },
      /d\.yaml, line 8/,
    ],
    [
      'a disputed place with one name',
      { 'e.yaml': 'places:\n  - { id: v, name: Vale, type: region, disputed: true }\n' },
      /e\.yaml, line 2: .*both sides/,
    ],
    ['a metonym for nobody', { 'f.yaml': 'metonyms:\n  - words: [the Tower]\n    actor: nobody\n' }, /f\.yaml, line 3/],
  ])('%s', (_, files, says) => expect(broken(files)).toThrow(says))

  it('names a folder that is not there', () => {
    expect(() => loadRegister({ packs: [join(tmpdir(), 'no-such-pack')] })).toThrow(/not a folder/)
  })

  it('does not follow links out of the pack', () => {
    const folder = folderOf({ 'a.yaml': 'sure: high\n' })
    const outside = folderOf({ 'bad.yaml': 'nonsense: true\n' })
    symlinkSync(join(outside, 'bad.yaml'), join(folder, 'link.yaml'))
    expect(loadRegister({ packs: [folder] }).actor('armenia' as ActorId)).not.toBeNull()
  })
})

describe('the bundled packs', () => {
  const parts = readBundledPacks()
  const tables = compile(parts)

  it('compile to the same bytes each time, and from the packed file to the same register', () => {
    const once = JSON.stringify(pack(tables))
    expect(JSON.stringify(pack(compile(readBundledPacks())))).toBe(once)
    const read = openRegister(unpack(JSON.parse(once)))
    const made = openRegister(openTables(tables))
    for (const { id } of tables.actors) expect(read.actor(id)).toEqual(made.actor(id))
    for (const { id } of tables.places) expect(read.place(id)).toEqual(made.place(id))
    for (const { id } of tables.offices) expect(read.holders(id)).toEqual(made.holders(id))
    for (const name of ['Nagorno - Karabakh', 'Nikol Pashinian', 'the OSCE Minsk Group', 'Baku']) {
      const words = name.split(' ')
      for (let at = 0; at < words.length; at++) expect(read.match(words, at)).toEqual(made.match(words, at))
    }
  })

  it('give every actor, place and incumbency a basis', () => {
    expect(tables.actors.filter((actor) => actor.basis === null)).toEqual([])
    expect(tables.places.filter((place) => place.basis === null)).toEqual([])
    expect(tables.holdings.filter((held) => held.basis === null)).toEqual([])
  })

  it('say in every file where its facts come from and under which licence', async () => {
    const { readFileSync } = await import('node:fs')
    for (const { file } of parts) {
      const head = readFileSync(join(import.meta.dirname, '../..', file), 'utf8')
        .split('\n')
        .filter((line) => line.startsWith('#'))
      expect(head.join(' '), file).toMatch(/Licence: (?:CC0-1\.0|public domain)/)
    }
  })

  it('check every post that has no end', () => {
    expect(tables.holdings.filter((held) => held.to === null && held.checked === null)).toEqual([])
  })

  it('hold disputed places with the names of both sides', () => {
    const places = new Map(tables.places.map((place) => [place.id as string, [place.name, ...place.aliases]]))
    for (const [id, ...names] of [
      ['shusha', 'Shusha', 'Shushi'],
      ['stepanakert', 'Khankendi', 'Stepanakert'],
      ['nagorno-karabakh', 'Karabakh', 'Artsakh'],
      ['lachin', 'Lachin', 'Berdzor'],
      ['kalbajar', 'Kalbajar', 'Karvachar'],
      ['aghdam', 'Aghdam', 'Akna'],
      ['zangezur', 'Syunik', 'Zangezur'],
    ] as const) {
      expect(places.get(id)).toEqual(expect.arrayContaining(names))
    }
  })

  it('hold the tracks by their published names', () => {
    const process = tables.processes.find((one) => one.id === 'armenia-azerbaijan')
    expect(process?.tracks.map((track) => track.id)).toEqual(['peace-treaty', 'border-delimitation', 'transport-links'])
  })

  it('hold every incumbency of the process once', () => {
    const seen = tables.holdings.map((held) => [held.office, held.holder, held.from].join(' '))
    expect(seen.filter((one, i) => seen.indexOf(one) !== i)).toEqual([])
  })

  it('name two holders of one office at once nowhere by mistake', () => {
    // Days of change are shared; longer overlaps are slips of the pen.
    const register = openRegister(openTables(tables))
    const slips: string[] = []
    for (const { id } of tables.offices) {
      const held = register.holders(id as OfficeId).filter((one) => one.from?.length === 10)
      for (const [i, one] of held.entries()) {
        const next = held[i + 1]
        if (next?.from && (one.to === null || (one.to.length === 10 && one.to > next.from))) slips.push(`${id}: ${one.holder}`)
      }
    }
    expect(slips).toEqual([])
  })

  it('seat the government of every state that has a capital', () => {
    const register = openRegister(openTables(tables))
    expect(register.seatOf('Q1953' as PlaceId)).toBe('armenia')
    expect(register.seatOf('Q239' as PlaceId)).toBe('european-union')
    expect(register.seatOf('shusha' as PlaceId)).toBeNull()
  })
})
