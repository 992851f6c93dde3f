import type { AnyKind } from '../reading/pipeline.js'
import { accusation } from './accusation.js'
import { agreement } from './agreement.js'
import { assessment } from './assessment.js'
import { casualties } from './casualties.js'
import { ceasefire } from './ceasefire.js'
import { delimitation } from './delimitation.js'
import { demand } from './demand.js'
import { deployment } from './deployment.js'
import { detention } from './detention.js'
import { displacement } from './displacement.js'
import { hostilities } from './hostilities.js'
import { humanitarian } from './humanitarian.js'
import { incumbency } from './incumbency.js'
import { meeting } from './meeting.js'
import { offer } from './offer.js'
import { pledge } from './pledge.js'
import { process } from './process.js'
import { protest } from './protest.js'
import { refusal } from './refusal.js'
import { relations } from './relations.js'
import { release } from './release.js'
import { role } from './role.js'
import { sanction } from './sanction.js'
import { statement } from './statement.js'
import { support } from './support.js'
import { territory } from './territory.js'
import { threat } from './threat.js'
import { transport } from './transport.js'

/** Every claim kind, in the order of the published contract: one line a kind. */
export const KINDS: readonly AnyKind[] = [
  meeting,
  statement,
  offer,
  demand,
  accusation,
  refusal,
  threat,
  agreement,
  ceasefire,
  hostilities,
  deployment,
  territory,
  delimitation,
  transport,
  release,
  support,
  relations,
  sanction,
  protest,
  detention,
  pledge,
  displacement,
  humanitarian,
  casualties,
  role,
  process,
  incumbency,
  assessment,
]
