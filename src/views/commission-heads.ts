import type { Actor, Incumbency, Office } from '../model/actor.js'
import type { Day, Edtf } from '../model/edtf.js'
import type { ActorId, OfficeId } from '../model/ids.js'
import type { CommissionHead } from './border-shape.js'

/** What is asked of the register. */
interface Offices {
  officesOf(of: ActorId, title: string, on?: Edtf): readonly OfficeId[]
  office(id: OfficeId): Office | null
  incumbents(office: OfficeId, on: Edtf): readonly Incumbency[]
  actor(id: ActorId): Actor | null
}

/** The title by which packs name whoever heads a side's border commission. */
const TITLE = 'head of the border commission'

/** Who heads each side's border commission on a day; nobody where the register does not know. */
export const commissionHeads = (register: Offices, parties: readonly ActorId[], on: Day): readonly CommissionHead[] =>
  parties.flatMap((of) =>
    register.officesOf(of, TITLE).flatMap((id) =>
      register.incumbents(id, on as string as Edtf).map(({ holder, from, basis }) => ({
        office: register.office(id)?.name ?? id,
        of,
        holder: register.actor(holder)?.name ?? holder,
        from,
        basis,
      })),
    ),
  )
