import { ParleyError } from '../model/error.js'
import type { JunctionId, LinkId } from '../model/ids.js'
import type { TransportBoard } from './transport.js'

const plainly = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[–—]/g, '-').toLowerCase()

const isNamed = (names: readonly string[], name: string): boolean => names.some((one) => plainly(one) === plainly(name))

/** The place of the network by its id or any of its names. Throws not-found, saying which places there are. */
export function junctionNamed({ junctions }: TransportBoard, name: string): JunctionId {
  const found = junctions.find((one) => one.id === name || isNamed([one.name, ...one.aliases], name))
  if (found) return found.id
  throw new ParleyError('not-found', `the network has no place called ${name}`, {
    hint: `It has: ${junctions.map((one) => one.name).join(', ') || 'none'}.`,
  })
}

/** The link by its id or any of its names, or all stretches of the longer line of that name. Throws not-found. */
export function linksNamed({ links }: TransportBoard, name: string): readonly LinkId[] {
  const one = links.find((line) => line.link === name || isNamed([line.name, ...line.aliases], name))
  const found = one ? [one] : links.filter(({ lines }) => isNamed(lines, name))
  if (found.length > 0) return found.map(({ link }) => link)
  throw new ParleyError('not-found', `the network has no link called ${name}`, {
    hint: 'See them all with: parley ask transport',
  })
}
