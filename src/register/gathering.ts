import type { Actor, Place } from '../model/actor.js'
import type { ActorId } from '../model/ids.js'
import type { Compiled, HeldOffice, LeaderRow, TitleKind } from './compiled.js'
import type { Dossier } from './dossier.js'
import { familyKey, keyOf } from './fold.js'
import { type NameBook, newNameBook } from './name-book.js'
import type { PackPart } from './pack.js'
import type { PackFile } from './pack-schema.js'
import { invalid } from './safe-yaml.js'

type Path = readonly PropertyKey[]
type Fact = { readonly basis?: string | undefined; readonly sure?: string | undefined }

/** "high: own knowledge": how sure, then where from; the file's word where the fact has none. */
export function basisOf(file: PackFile, fact: Fact, note?: string): string | null {
  const basis = fact.basis ?? file.basis
  const sure = fact.sure ?? file.sure
  const said = [sure, basis].filter((part) => part !== undefined).join(': ')
  return [said, note].filter((part) => part !== undefined && part !== '').join('; ') || null
}

const surnameOf = (name: string): string => {
  const words = name.split(/\s+/)
  const particle = words.findIndex((word, i) => i > 0 && i < words.length - 1 && PARTICLES.has(word.toLowerCase()))
  return particle > 0 ? words.slice(particle).join(' ') : (words.at(-1) ?? name)
}
const PARTICLES = new Set([
  'von',
  'van',
  'de',
  'der',
  'den',
  'le',
  'la',
  'di',
  'da',
  'al',
  'el',
  'bin',
  'ben',
  'ter',
  'dos',
  'du',
])

/** Gathers the files of all packs, in order, into the tables a register is made of. Later files add to earlier ones. */
export class Gathering {
  readonly actors = new Map<string, Actor>()
  readonly offices = new Map<string, Compiled['offices'][number]>()
  readonly places = new Map<string, Place>()
  readonly placeByName = new Map<string, string>()
  readonly holdings: HeldOffice[] = []
  readonly processes = new Map<string, Compiled['processes'][number]>()
  readonly dossiers = new Map<string, Dossier>()
  readonly titles = new Map<string, TitleKind>()
  readonly bodies = new Map<string, Compiled['bodies'][number]>()
  readonly leaders: LeaderRow[] = []
  /** States by their ISO 3166-1 code. */
  readonly codes: [ActorId, string][] = []
  readonly seats = new Map<string, string>()
  readonly families = new Map<string, Set<string>>()
  readonly hosts = new Map<string, string>()
  readonly outlets = new Map<string, { name: string; agency: boolean }>()
  readonly spellings = new Map<string, string>()
  readonly names: NameBook

  constructor(readonly parts: readonly PackPart[]) {
    for (const { data } of parts) {
      for (const group of data.spellings) {
        const kept = keyOf(group[0] ?? '')
        for (const spelling of group) this.spellings.set(keyOf(spelling), kept)
      }
    }
    this.names = newNameBook(this.spellings)
  }

  family(name: string, id: string): void {
    // Al-Burhan is Burhan, too.
    for (const key of [familyKey(name, this.spellings), familyKey(name.replace(/^(?:al|el)[- ]/i, ''), this.spellings)]) {
      const ids = this.families.get(key) ?? new Set()
      this.families.set(key, ids.add(id))
    }
  }

  person(id: string, name: string, family: string | undefined): void {
    if (family !== '-') this.family(family ?? surnameOf(name), id)
  }
}

/** A fact that names something the packs do not hold is an error at its line. */
export function refuse(part: PackPart, path: Path, says: string): never {
  throw invalid(part.file, part.yaml.lineOf(path), says)
}
