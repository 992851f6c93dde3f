import type { Claim } from '../model/claim.js'
import { Decision, Ruling } from '../model/decision.js'
import { ParleyError } from '../model/error.js'
import { holds } from '../model/evidence.js'
import { nextAt } from './add.js'
import { affected } from './affected.js'
import { apply } from './apply.js'
import { canonical, sha256 } from './canonical.js'
import { link } from './entry.js'
import { packClaim } from './pack.js'
import { claimDigest } from './prepare.js'
import { project } from './project.js'
import type { DecisionDraft } from './record.js'
import { redact } from './redact.js'
import { checkOf, checkTo, type To } from './rulings.js'
import { shelfOf } from './shelf.js'
import type { ClaimRow, DecisionRow, Store, Writes } from './store.js'
import { subjectsOf } from './subjects.js'

/**
 * Appends a ruling and brings the findings up to date with it. Throws decision-invalid where it cannot be made, and
 * decision-stale where something it rules on changed after the entry its author had seen.
 */
export async function decide(store: Store, draft: DecisionDraft): Promise<Decision> {
  const ruling = checked(draft)
  const to = checkTo(ruling, draft.to)
  checkOf(ruling, draft.of)
  const decision = await store.write((writes) => append(writes, { ...draft, ruling }, to as Decision['to']))
  if (ruling === 'redact') await store.scrub()
  return decision
}

function checked(draft: DecisionDraft): Ruling {
  const ruling = Ruling.safeParse(draft.ruling)
  if (!ruling.success) throw invalid(`there is no ruling "${String(draft.ruling)}"`, `one of: ${Ruling.options.join(', ')}`)
  if (draft.author.trim() === '') throw invalid('a decision without an author', 'say who decides')
  if (draft.author.length > 300 || (draft.reason ?? '').length > 10_000) throw invalid('a reason too long to keep', 'be brief')
  if (draft.of.length > 10_000) throw invalid('a decision on too many things', 'rule on at most 10,000 at a time')
  return ruling.data
}

async function append(writes: Writes, draft: DecisionDraft, given: Decision['to']): Promise<Decision> {
  const head = await writes.head()
  const base = draft.base ?? head.seq
  if (base > head.seq || base < 0) throw invalid(`base ${base} is no entry of this record`, `the journal ends at ${head.seq}`)
  const subjects = await subjectsOf(writes, draft.ruling, draft.of, given, base)
  const at = nextAt(head.at)
  const to = subjects.claims.length > 0 && draft.ruling !== 'split' ? { ...given, ...subjects.to } : given
  const bare = { ruling: draft.ruling, of: [...draft.of], to, author: draft.author, at, reason: draft.reason ?? '', base }
  const id = `dec_${sha256(canonical(bare)).slice(0, 24)}`
  const json = canonical({ ...bare, id })
  const entry = link(head, at, 'decision', id, sha256(json))
  const claim = draft.ruling === 'assert' ? await asserted(writes, to as unknown as To<'assert'>, entry.seq) : null
  const row: DecisionRow = {
    id,
    seq: entry.seq,
    ruling: draft.ruling,
    json,
    subjects: [...subjects.all, ...(claim ? [claim.id] : [])],
  }
  await writes.append([entry])
  await writes.putDecision(row)
  if (claim) await writes.putClaims([claim])
  if (draft.ruling === 'redact') await redact(writes, row)
  else await reproject(writes, row)
  return Decision.parse({ ...JSON.parse(json), previous: entry.previous, hash: entry.hash })
}

async function reproject(writes: Writes, row: DecisionRow): Promise<void> {
  const dirty = await affected(writes, row, (actors) => writes.claimsNaming(actors))
  if (dirty.length === 0) return
  await apply(writes, await project(shelfOf(writes), dirty, row.seq), row.seq)
}

/** The claim an analyst asserts, with an id from what it says. */
async function asserted(writes: Writes, to: To<'assert'>, seq: number): Promise<ClaimRow> {
  const [source] = await writes.sources([to.source])
  if (!source || source.redacted)
    throw invalid(`${to.source} has no words to rest a claim on`, 'assert on a source that is kept')
  const { claim } = to
  for (const evidence of claim.evidence) {
    if (!holds(source.text, evidence))
      throw invalid(`the quote does not stand at ${evidence.start} of ${to.source}`, 'select it again')
  }
  const id = `clm_${sha256(canonical(['asserted', to])).slice(0, 24)}`
  const whole: Claim = { from: 'body', confidence: 1, plover: null, ...claim, id } as Claim
  if ((await writes.claims([id])).length > 0) throw invalid('this very claim is asserted already', `see ${id}`)
  const { kind, process } = whole
  const digest = claimDigest(whole)
  const n = await writes.nextClaim()
  return { n, id, seq, ordinal: 0, source: to.source, process: process ?? '', kind, digest, json: packClaim(whole) }
}

const invalid = (says: string, hint: string): ParleyError => new ParleyError('decision-invalid', says, { hint })
