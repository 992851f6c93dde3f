import type { Decision } from '../model/decision.js'
import { claimantOf, quoteOf, type Telling, type Told } from './telling.js'
import type { Writer } from './writer.js'

/** Names of W3C's PROV ontology; what is not of PROV stands under our own prefix. */
const CONTEXT = {
  prov: 'http://www.w3.org/ns/prov#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  dcterms: 'http://purl.org/dc/terms/',
  parley: 'urn:parley:',
  label: 'rdfs:label',
  value: 'prov:value',
  wasDerivedFrom: { '@id': 'prov:wasDerivedFrom', '@type': '@id' },
  wasQuotedFrom: { '@id': 'prov:wasQuotedFrom', '@type': '@id' },
  wasGeneratedBy: { '@id': 'prov:wasGeneratedBy', '@type': '@id' },
  wasAssociatedWith: { '@id': 'prov:wasAssociatedWith', '@type': '@id' },
  wasAttributedTo: { '@id': 'prov:wasAttributedTo', '@type': '@id' },
  wasInfluencedBy: { '@id': 'prov:wasInfluencedBy', '@type': '@id' },
  used: { '@id': 'prov:used', '@type': '@id' },
  generatedAtTime: { '@id': 'prov:generatedAtTime', '@type': 'xsd:dateTime' },
  startedAtTime: { '@id': 'prov:startedAtTime', '@type': 'xsd:dateTime' },
  endedAtTime: { '@id': 'prov:endedAtTime', '@type': 'xsd:dateTime' },
  issued: 'dcterms:issued',
  publisher: 'dcterms:publisher',
} as const

export const prov: Writer = {
  name: 'prov',
  says: 'where everything comes from: source, claim, decision, finding (W3C PROV-O, JSON-LD)',
  extension: 'jsonld',
  media: 'application/ld+json',
  loses: ['actors, places, times and figures as fields', 'character positions (web-annotation has them)', "the sources' texts"],
  async *write(telling) {
    yield `{"@context":${JSON.stringify(CONTEXT)},"@graph":[\n`
    yield JSON.stringify({ '@id': 'parley:reader', '@type': ['prov:Agent', 'prov:SoftwareAgent'], label: 'Parley' })
    const seen = new Set<string>()
    const ruled = new Set<string>()
    for await (const told of telling.findings()) {
      for (const node of nodesOf(told, seen)) yield `,\n${JSON.stringify(node)}`
      for (const id of told.finding.rulings) ruled.add(id)
    }
    for await (const decision of decisions(telling, ruled)) {
      for (const node of ruling(decision, seen)) yield `,\n${JSON.stringify(node)}`
    }
    yield '\n]}\n'
  },
}

function nodesOf({ finding, cited }: Told, seen: Set<string>): readonly object[] {
  const fresh = (id: string): boolean => !seen.has(id) && seen.add(id) !== undefined
  const nodes: object[] = []
  for (const { claim, source } of cited) {
    const reading = `parley:reading:${source.id}`
    if (fresh(source.id)) {
      nodes.push({
        '@id': `parley:source:${source.id}`,
        '@type': 'prov:Entity',
        label: source.title ?? source.url ?? source.id,
        ...(source.published === null ? {} : { issued: source.published }),
        ...(source.outlet === null ? {} : { publisher: source.outlet }),
        generatedAtTime: source.recorded,
        ...(source.reprintOf === null ? {} : { wasDerivedFrom: `parley:source:${source.reprintOf}` }),
      })
      nodes.push({
        '@id': reading,
        '@type': 'prov:Activity',
        used: `parley:source:${source.id}`,
        wasAssociatedWith: 'parley:reader',
      })
    }
    nodes.push({
      '@id': `parley:claim:${claim.id}`,
      '@type': 'prov:Entity',
      label: claim.phrase,
      value: quoteOf(claim),
      wasQuotedFrom: `parley:source:${source.id}`,
      wasGeneratedBy: reading,
      'parley:claimant': claimantOf({ claim, source }),
      'parley:modality': claim.modality,
    })
  }
  nodes.push({
    '@id': `parley:finding:${finding.id}`,
    '@type': 'prov:Entity',
    label: finding.phrase,
    wasDerivedFrom: finding.claims.map((id) => `parley:claim:${id}`),
    ...(finding.rulings.length > 0 ? { wasInfluencedBy: finding.rulings.map((id) => `parley:decision:${id}`) } : {}),
    generatedAtTime: finding.known,
    'parley:support': finding.support.status,
  })
  return nodes
}

function ruling({ id, ruling: what, of, at, author, reason }: Decision, seen: Set<string>): readonly object[] {
  const agent = `parley:agent:${encodeURIComponent(author)}`
  const person = { '@id': agent, '@type': ['prov:Agent', 'prov:Person'], label: author }
  const act = {
    '@id': `parley:decision:${id}`,
    '@type': 'prov:Activity',
    label: reason === '' ? what : `${what}: ${reason}`,
    used: of.flatMap((one) => (one.startsWith('clm_') ? [`parley:claim:${one}`] : [])),
    startedAtTime: at,
    endedAtTime: at,
    wasAssociatedWith: agent,
  }
  if (seen.has(agent)) return [act]
  seen.add(agent)
  return [person, act]
}

async function* decisions(telling: Telling, ids: ReadonlySet<string>): AsyncGenerator<Decision, void, undefined> {
  for (let after = 0; ids.size > 0; ) {
    const page = await telling.record.decisions({ after, limit: 500 })
    for (const { decision } of page) if (ids.has(decision.id)) yield decision
    const last = page.at(-1)
    if (!last) return
    after = last.seq
  }
}
