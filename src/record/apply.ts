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
  readonly process: string
  readonly actor: string
  readonly month: string
  findings: number
}

/** How the counts of findings by actor and month change. */
export function activity(closed: readonly FindingRow[], opened: readonly FindingRow[]): readonly Count[] {
  const counts = new Map<string, Count>()
  for (const [rows, by] of [
    [closed, -1],
    [opened, 1],
  ] as const) {
    for (const row of rows) {
      const month = row.first <= UNDATED + 1 ? '' : writeDay(row.first).slice(0, -3)
      for (const actor of row.actors.trim().split(' ')) {
        if (actor === '') continue
        const key = `${row.process}\n${actor}\n${month}`
        const have = counts.get(key)
        if (have) have.findings += by
        else counts.set(key, { process: row.process, actor, month, findings: by })
      }
    }
  }
  return [...counts.values()].filter((count) => count.findings !== 0)
}
