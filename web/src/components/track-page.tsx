import type { ReactNode } from 'react'
import { tellDate } from '../dates.js'
import { type MessageKey, say } from '../messages.js'
import { useAsked } from '../track.js'

/** A page on a track: its heading, the day it is asked for, and what it holds once a process is chosen. */
export function TrackPage({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const { process, asOf } = useAsked()
  return (
    <>
      <h1>{say(`nav.${name}` as MessageKey)}</h1>
      <p className="lede">
        {say(`${name}.lede` as MessageKey)} {asOf ? say('track.asOf', { day: tellDate(asOf) }) : say('track.today')}
      </p>
      {process === null ? <p>{say('track.choose')}</p> : children}
    </>
  )
}
