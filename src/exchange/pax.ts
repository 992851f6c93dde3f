import { neutral } from './cells.js'
import { csvLines } from './csv-lines.js'
import { daysOf } from './flat-columns.js'
import { nameOf } from './names.js'
import { sidesOf } from './sides.js'
import { claimantOf, quoteOf, type Telling, type Told } from './telling.js'
import type { Writer } from './writer.js'

/** The columns of PA-X's agreement file that the record has something for, or that readers of such files look for first. */
export const PAX_COLUMNS =
  'Con,Contp,PP,PPName,Reg,AgtId,Ver,Agt,Dat,Status,Lgt,N_characters,Agtp,Stage,StageSub,Part,ThrdPart,OthAgr,Loc1ISO,Loc2ISO,Loc1GWNO,Loc2GWNO,UcdpCon,UcdpAgr,PamAgr,CowWar,StBor,StXbor,HrMob,DevInfra,Ce,SsrFf,TjPrire,TjMis,ImPK,ImE'.split(
    ',',
  )

export const pax: Writer = {
  name: 'pax',
  says: "agreements and ceasefires in the shape of PA-X's agreement file (ours, never its codes)",
  extension: 'csv',
  media: 'text/csv; charset=utf-8',
  loses: [
    'everything but agreements and ceasefires',
    'topic codes other than Ce: PA-X codes the text of an agreement, which reports do not give',
    'Stage, Agtp, region, and all numbers of other data sets: blank, since none are known',
  ],
  async *write(telling) {
    yield `${PAX_COLUMNS.join(',')}\r\n`
    for await (const told of telling.findings()) {
      const row = rowOf(told, telling)
      if (row) yield csvLines([PAX_COLUMNS.map((column) => neutral(row[column] ?? ''))])
    }
  },
}

/** PA-X's words for how far an agreement went. */
const STATUSES: { readonly [status: string]: string | undefined } = {
  signed: 'Multiparty signed/agreed',
  agreed: 'Multiparty signed/agreed',
  initialled: 'Multiparty signed/agreed',
  ratified: 'Multiparty signed/agreed',
  'in-force': 'Multiparty signed/agreed',
  declared: 'Unilateral document',
}

function rowOf(told: Told, { loss, names }: Telling): { readonly [column: string]: string } | null {
  const { finding, cited } = told
  if (finding.kind !== 'agreement' && finding.kind !== 'ceasefire') return null
  if (finding.modality !== 'asserted') {
    loss.count(`agreements that are ${finding.modality}`)
    return null
  }
  const { first, last } = daysOf(finding.when)
  if (first !== last) loss.count('agreements not dated to a day: Dat is the first day it may have been')
  const process = finding.process ? names.process(finding.process) : null
  const { actors, recipients, aside } = sidesOf(finding)
  const parties = [...actors, ...recipients]
  const title = typeof finding.body.title === 'string' ? finding.body.title : finding.phrase
  return {
    Con: process?.name ?? '',
    PP: finding.process === null ? '' : `parley:${finding.process}`,
    PPName: process?.name ?? '',
    AgtId: `parley:${finding.id}`,
    Ver: '1',
    Agt: title,
    Dat: first ?? '',
    Status: STATUSES[String(finding.body.status)] ?? '',
    Part: [...new Set(parties.map(({ name, for: acts }) => (acts ? `${name} for ${nameOf(names, acts, acts)}` : name)))].join(
      '; ',
    ),
    ThrdPart: aside.map(({ name }) => name).join('; '),
    OthAgr: cited.map((one) => `${claimantOf(one)}: “${quoteOf(one.claim)}”`).join('; '),
    Ce: finding.kind === 'ceasefire' ? '1' : '',
  }
}
