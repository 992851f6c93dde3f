import { Argument, type Command, Option } from 'commander'
import { STYLES } from '../../exchange/citation-styles.js'
import { ParleyError } from '../../model/error.js'
import { ClaimId, FindingId, SourceId } from '../../model/ids.js'
import { openRecord, type ParleyRecord } from '../../parley.js'
import { type RecordFlags, recordLocation, recordOption } from '../options.js'
import { plain, writeLine } from '../terminal.js'

const EXAMPLES = `
Examples:
  parley cite fnd_06bf05c6f0a2b96a8f03c0ca                    the sources a finding rests on, in APA
  parley cite fnd_06bf05c6f0a2b96a8f03c0ca --style bibtex > refs.bib
  parley cite clm_4c1d7f0b9a2e65d83f01c7aa --style chicago --words

All sources at once: parley export csl, parley export bibtex`

interface Flags extends RecordFlags {
  readonly style: string
  readonly words?: boolean
}

export function define(command: Command): void {
  recordOption(
    command
      .addArgument(new Argument('<id>', 'a finding, a claim or a source'))
      .addOption(new Option('--style <style>', 'how').choices(Object.keys(STYLES)).default('apa'))
      .option('--words', 'with the words it rests on under each source'),
  )
    .addHelpText('after', EXAMPLES)
    .action(cite)
}

async function cite(id: string, flags: Flags): Promise<void> {
  const record = await openRecord(recordLocation(flags), { make: false })
  try {
    const { sources: ids, words } = await restsOn(record, id)
    const { sources } = await record.sources({ ids: [...new Set(ids)], limit: ids.length })
    if (sources.length === 0) throw new ParleyError('not-found', `nothing to cite for ${id}`)
    for (const source of sources) {
      await writeLine(plain(STYLES[flags.style]?.(source) ?? ''))
      if (flags.words) for (const quote of words.get(source.id) ?? []) await writeLine(plain(`    “${quote}”`))
    }
  } finally {
    await record.close()
  }
}

/** The sources that a finding, a claim or a source itself rests on, with the words in each. */
async function restsOn(
  record: ParleyRecord,
  id: string,
): Promise<{ readonly sources: readonly SourceId[]; readonly words: ReadonlyMap<string, readonly string[]> }> {
  const source = SourceId.safeParse(id)
  if (source.success) return { sources: [source.data], words: new Map() }
  const [finding, claim] = [FindingId.safeParse(id), ClaimId.safeParse(id)]
  if (!finding.success && !claim.success)
    throw new ParleyError('usage', `'${id}' is not the id of a finding, a claim or a source`, {
      hint: 'They begin with fnd_, clm_ or src_: "parley ask timeline --json" shows them.',
    })
  const found = finding.success ? await record.finding(finding.data) : null
  if (finding.success && !found) throw new ParleyError('not-found', `no finding ${id} in this record`)
  const { claims } = await record.claims({ ids: found ? found.claims : claim.success ? [claim.data] : [] })
  const words = new Map<string, string[]>()
  for (const one of claims) {
    words.set(one.source, [...(words.get(one.source) ?? []), one.claim.evidence.map(({ quote }) => quote).join(' … ')])
  }
  return { sources: claims.map((one) => one.source), words }
}
