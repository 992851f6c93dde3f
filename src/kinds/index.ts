import type { AnyKind } from '../reading/pipeline.js'
import { accusation } from './accusation.js'
import { delimitation } from './delimitation.js'
import { demand } from './demand.js'
import { detention } from './detention.js'
import { displacement } from './displacement.js'
import { humanitarian } from './humanitarian.js'
import { pledge } from './pledge.js'
import { protest } from './protest.js'
import { refusal } from './refusal.js'
import { relations } from './relations.js'
import { release } from './release.js'
import { sanction } from './sanction.js'
import { support } from './support.js'
import { threat } from './threat.js'
import { transport } from './transport.js'

/** Every claim kind, in the order of the published contract: one line a kind. */
export const KINDS: readonly AnyKind[] = [
  demand,
  accusation,
  refusal,
  threat,
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
]
