import type { Day } from '../model/edtf.js'
import type { Finding } from '../model/finding.js'
import type { FindingId } from '../model/ids.js'
import type { FindingQuery, ParleyRecord } from '../record/record.js'
import { cite } from './cite.js'
import type { Question } from './question.js'

/** Most findings that one view is made of: what a person can look at, and what memory holds. */
export const MOST = 100_000

/** Asks a record for the findings a view is made from, page after page, and looks up where their claims stand in print. */
export async function inquire(
  record: Pick<ParleyRecord, 'findings' | 'claims' | 'sources'>,
  query: FindingQuery,
  on: Day,
): Promise<Question> {
  const findings: Finding[] = []
  const uncertain: FindingId[] = []
  const most = query.limit ?? MOST
  let cursor = query.cursor ?? null
  for (;;) {
    const answer = await record.findings({ ...query, limit: Math.min(most - findings.length, 10_000), cursor })
    findings.push(...answer.findings)
    uncertain.push(...answer.uncertain)
    if (answer.next === null || findings.length >= most) {
      return { findings, uncertain, clocks: answer.clocks, on, cited: await cite(record, findings) }
    }
    cursor = answer.next
  }
}
