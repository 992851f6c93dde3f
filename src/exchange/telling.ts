import type { Claim } from '../model/claim.js'
import type { Clocks } from '../model/clock.js'
import type { Finding } from '../model/finding.js'
import type { ClaimId, SourceId } from '../model/ids.js'
import type { FindingQuery, Head, KeptSource, ParleyRecord, SourceCard, ToldPage } from '../record/record.js'
import { hostOf } from '../views/cite.js'
import { Loss } from './loss.js'
import type { Names } from './names.js'

/** A claim with the source it stands in. */
export interface Cited {
  readonly claim: Claim
  readonly source: SourceCard
}

/** A finding with all it rests on, as every writer gets it. */
export interface Told {
  readonly finding: Finding
  /** In because it may be: its date is vague and the clock asks for a day. */
  readonly uncertain: boolean
  /** Its claims in the finding's order. */
  readonly cited: readonly Cited[]
}

/** What an export is of: which findings, at which clocks. */
export type Asked = Omit<FindingQuery, 'cursor' | 'order'>

/** What a writer is given: findings in the order of time, page after page, so that memory stays bounded. */
export class Telling {
  readonly loss = new Loss()

  private constructor(
    readonly record: ParleyRecord,
    readonly names: Names,
    readonly asked: Asked,
    readonly clocks: Clocks,
    /** Where the journal ended when the export began; its time is the export's, so that the same export is the same bytes. */
    readonly head: Head,
    /** Called with how many findings were told so far. */
    readonly progress: (findings: number) => void,
  ) {}

  static async of(
    record: ParleyRecord,
    names: Names,
    asked: Asked = {},
    progress: (findings: number) => void = () => {},
  ): Promise<Telling> {
    const { clocks, head } = await record.findings({ ...asked, limit: 1 })
    return new Telling(record, names, asked, clocks, head, progress)
  }

  /** True where nothing narrows: the export is of the whole record as it stands now. */
  get whole(): boolean {
    const { clocks = {}, ...rest } = this.asked
    return [...Object.values(clocks), ...Object.values(rest)].every((value) => value === undefined || value === null)
  }

  /** When the record last changed, RFC 3339; the epoch while it is empty. */
  get at(): string {
    return this.head.at ?? '1970-01-01T00:00:00.000Z'
  }

  /** Every finding asked for, oldest first, the undated last. */
  findings(): AsyncGenerator<Told, void, undefined> {
    return this.#tell(this.asked.limit ?? Number.POSITIVE_INFINITY)
  }

  /** The same without the limit: for formats that take theirs by another order than time. */
  everything(): AsyncGenerator<Told, void, undefined> {
    return this.#tell(Number.POSITIVE_INFINITY)
  }

  /** The same without looking up what they rest on: several times quicker, for formats that tell it elsewhere. */
  bare(): AsyncGenerator<Told, void, undefined> {
    return this.#tell(this.asked.limit ?? Number.POSITIVE_INFINITY, false)
  }

  async *#tell(most: number, citing = true): AsyncGenerator<Told, void, undefined> {
    let told = 0
    for await (const page of this.record.tell({ ...this.asked, limit: most }, { citing })) {
      const uncertain = new Set(page.uncertain)
      for (const finding of page.findings)
        yield { finding, uncertain: uncertain.has(finding.id), cited: citing ? citedIn(page, finding.claims) : [] }
      told += page.findings.length
      this.progress(told)
    }
  }

  /** Every source the findings asked for rest on, each once, in the order they are first needed. */
  async *sources(): AsyncGenerator<SourceCard, void, undefined> {
    const seen = new Set<string>()
    for await (const { cited } of this.findings()) {
      for (const { source } of cited) {
        if (seen.has(source.id)) continue
        seen.add(source.id)
        yield source
      }
    }
  }

  source(id: SourceId): Promise<KeptSource | null> {
    return this.record.source(id)
  }
}

function citedIn({ cited, sources }: ToldPage, claims: readonly ClaimId[]): readonly Cited[] {
  const found: Cited[] = []
  for (const id of claims) {
    const one = cited.get(id)
    const source = one && sources.get(one.source)
    if (source) found.push({ claim: one.claim, source })
  }
  return found
}

/** A telling's citation of a claim: its quoted words, as one line. */
export const quoteOf = (claim: Claim): string => claim.evidence.map(({ quote }) => quote).join(' … ')

/** Who published it: the outlet as known, the agency, else the address it stands at. */
export const outletOf = ({ outlet, agency, url }: Pick<SourceCard, 'outlet' | 'agency' | 'url'>): string | null =>
  outlet ?? agency ?? hostOf(url)

/** Who says so: the speaker, else the agency or outlet. */
export const claimantOf = ({ claim, source }: Cited): string =>
  claim.attribution.to === 'outlet'
    ? (source.agency ?? outletOf(source) ?? source.byline ?? 'unknown outlet')
    : claim.attribution.to.name
