import type { Clocks } from '../model/clock.js'
import type { ProcessId, SourceId } from '../model/ids.js'
import type { ParleyRecord, SourceLine } from '../record/record.js'
import { type StoryReport, stories, storyDay } from './stories.js'

/** Reports of a record that tell of one event, in the order of their days. */
export interface KeptStory {
  /** Title of the first to tell it; null where none has one. */
  readonly title: string | null
  /** First and last day of publication; null where no report of it is dated. */
  readonly from: string | null
  readonly to: string | null
  readonly sources: readonly SourceLine[]
}

export interface StoryQuery {
  /** Only reports with a claim of this process. */
  readonly process?: ProcessId
  readonly clocks?: Partial<Clocks>
}

type Kept = Pick<ParleyRecord, 'claims' | 'sources' | 'source'>

const PAGE = 5000

/** The stories that a record's reports tell, the latest first. Reports whose words were redacted tell none. */
export async function keptStories(record: Kept, query: StoryQuery = {}): Promise<readonly KeptStory[]> {
  const wanted = query.process === undefined ? null : await sourcesOf(record, query.process, query.clocks)
  const lines = (await allSources(record, query.clocks)).filter((line) => !line.redacted && (wanted?.has(line.id) ?? true))
  const reports: StoryReport[] = []
  for (const line of lines) {
    const kept = await record.source(line.id)
    reports.push({ text: kept?.source.text ?? '', day: storyDay(line.published) })
  }
  const byDay = (a: SourceLine, b: SourceLine): number => (a.published ?? '').localeCompare(b.published ?? '') || a.seq - b.seq
  return stories(reports)
    .map((group) => group.flatMap((i) => lines[i] ?? []).sort(byDay))
    .map((sources) => ({
      title: sources.find((line) => line.title !== null)?.title ?? null,
      from: sources.find((line) => line.published !== null)?.published ?? null,
      to: sources.at(-1)?.published ?? null,
      sources,
    }))
    .sort((a, b) => (b.to ?? '').localeCompare(a.to ?? '') || (b.sources[0]?.seq ?? 0) - (a.sources[0]?.seq ?? 0))
}

async function allSources(record: Kept, clocks: Partial<Clocks> = {}): Promise<readonly SourceLine[]> {
  const all: SourceLine[] = []
  for (let cursor: string | null = null; ; ) {
    const page = await record.sources({
      limit: PAGE,
      cursor,
      ...(clocks.publishedBy ? { publishedBy: clocks.publishedBy } : {}),
      ...(clocks.knownAt ? { knownAt: clocks.knownAt } : {}),
    })
    all.push(...page.sources)
    cursor = page.next
    if (cursor === null) return all
  }
}

async function sourcesOf(record: Kept, process: ProcessId, clocks: Partial<Clocks> = {}): Promise<ReadonlySet<SourceId>> {
  const found = new Set<SourceId>()
  for (let cursor: string | null = null; ; ) {
    const page = await record.claims({ process, limit: PAGE, cursor, ...(clocks.knownAt ? { knownAt: clocks.knownAt } : {}) })
    for (const claim of page.claims) found.add(claim.source)
    cursor = page.next
    if (cursor === null) return found
  }
}
