import type { Finding } from '../model/finding.js'
import type { ClaimId } from '../model/ids.js'
import type { ParleyRecord, SourceCard } from '../record/record.js'
import type { Citation, Cited } from './question.js'

const AT_ONCE = 5000

/** Looks up where the claims of some findings stand in print. */
export async function cite(record: Pick<ParleyRecord, 'claims' | 'sources'>, findings: readonly Finding[]): Promise<Cited> {
  const ids = [...new Set(findings.flatMap((finding) => finding.claims))]
  const cited = new Map<ClaimId, Citation>()
  for (let i = 0; i < ids.length; i += AT_ONCE) {
    const { claims } = await record.claims({ ids: ids.slice(i, i + AT_ONCE), limit: AT_ONCE })
    const { sources } = await record.sources({ ids: [...new Set(claims.map((claim) => claim.source))] })
    const lines = new Map(sources.map((line) => [line.id, line]))
    for (const { id, source, claim } of claims) {
      const line = lines.get(source)
      if (line) cited.set(id, citation(id, line, claim))
    }
  }
  return cited
}

function citation(id: ClaimId, line: SourceCard, claim: Parameters<typeof speaker>[0]): Citation {
  return {
    claim: id,
    source: line.id,
    title: line.title,
    outlet: line.outlet ?? hostOf(line.url),
    agency: line.agency,
    published: line.published,
    url: line.url,
    quote: claim.evidence.map((evidence) => evidence.quote).join(' … '),
    claimant: speaker(claim) ?? line.agency ?? line.outlet ?? hostOf(line.url) ?? line.byline ?? 'unknown outlet',
    redacted: line.redacted,
  }
}

/** Who publishes under an address the register does not know is told by the address itself. */
export const hostOf = (url: string | null): string | null =>
  url !== null && URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : null

function speaker(claim: {
  readonly attribution: { readonly to: 'outlet' | { readonly name: string } }
  readonly evidence: readonly { readonly quote: string }[]
}): string | null {
  return claim.attribution.to === 'outlet' ? null : claim.attribution.to.name
}
