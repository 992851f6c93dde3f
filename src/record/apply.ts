import { writeDay } from '../time/calendar.js'
import type { Changes } from './project.js'
import { type FindingRow, UNDATED, type Writes } from './store.js'

/** Writes down what a step changed in what is derived. */
export async function apply(writes: Writes, changes: Changes, upTo: number): Promise<void> {
  await writes.dropStandings(changes.drop)
  await writes.closeFindings(changes.close, upTo)
  await writes.putFindings(changes.open)
  await writes.putStandings(changes.stand)
  await writes.addActivity(activity(changes.close, changes.open))
}

interface Count {
  readonly actor: string
  readonly month: string
  findings: number
}

// Asked for once a finding, of a few thousand days.
const MONTHS = new Map<number, string>()

function monthOf(day: number): string {
  if (day <= UNDATED + 1) return ''
  const known = MONTHS.get(day)
  if (known !== undefined) return known
  if (MONTHS.size > 50_000) MONTHS.clear()
  const made = writeDay(day).slice(0, -3)
  MONTHS.set(day, made)
  return made
}

/** How the counts of findings by actor and month change. */
export function activity(closed: readonly FindingRow[], opened: readonly FindingRow[]): readonly Count[] {
  const counts = new Map<string, Count>()
  for (const [rows, by] of [
    [closed, -1],
    [opened, 1],
  ] as const) {
    for (const row of rows) {
      const month = monthOf(row.first)
      for (const actor of row.actors.trim().split(' ')) {
        if (actor === '') continue
        const key = `${actor}\n${month}`
        const have = counts.get(key)
        if (have) have.findings += by
        else counts.set(key, { actor, month, findings: by })
      }
    }
  }
  return [...counts.values()].filter((count) => count.findings !== 0)
}
