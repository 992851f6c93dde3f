import { actorKey } from '../record/gist.js'

/** How rulings on who is who name somebody of whom only a name is told: `~pashinian` for "Pashinian". */
export const unknownKey = (name: string): string => actorKey({ id: null, name: name.trim() })
