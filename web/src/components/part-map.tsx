import { lazy, Suspense, useState } from 'react'
import { say } from '../messages.js'
import type { SectorLine, TransportTold } from '../track-types.js'
import { DrawLine } from './draw-line.js'
import type { DrawnLine } from './land.js'
import { Legend } from './part-standing.js'

const Land = lazy(() => import('./land.js'))

interface Props {
  readonly part: 'sector' | 'link'
  readonly lines: readonly DrawnLine[]
  /** Of all parts, also of those without a line. */
  readonly states: readonly (string | null)[]
  readonly sectors?: readonly SectorLine[]
  readonly places?: TransportTold['junctions']
  /** What else is to be known of how they are drawn. */
  readonly note?: string
}

/** The parts of a track on a map close up, what their strokes mean, and the form that draws another: a click on the map is a position. */
export function PartMap({ part, lines, states, sectors = [], places = [], note }: Props) {
  const [positions, setPositions] = useState('')
  return (
    <>
      {lines.length > 0 && (
        <Suspense
          fallback={
            <p className="loading" role="status">
              {say('state.loading')}
            </p>
          }
        >
          <Land
            points={[]}
            around={[]}
            lines={lines}
            close
            onPlace={([lon, lat]) => setPositions((before) => `${before}${before ? ', ' : ''}${lon} ${lat}`)}
          />
        </Suspense>
      )}
      <Legend states={[...new Set(states)]} />
      <p className="quiet">
        {say('track.disclaimer')} {note}
      </p>
      <DrawLine part={part} positions={positions} setPositions={setPositions} sectors={sectors} places={places} />
    </>
  )
}
