import { type Crew, type CrewOptions, crewFor } from './crew.js'
import type { SourceReader } from './desk.js'

/** The crew that does what this reader does; null for a reader that cannot be made again elsewhere. */
export const crewOf = ({ options }: SourceReader, told: Omit<CrewOptions, 'reader'> = {}): (() => Crew) | null =>
  options === undefined ? null : () => crewFor({ ...told, reader: options })
