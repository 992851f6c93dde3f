import { type LookupAddress, type LookupOptions, lookup as systemLookup } from 'node:dns'
import { buildConnector } from 'undici'
import { ipOf, notPermitted, type Permits, refused } from './permitted.js'

type Found = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void
/** Looks a name up; the system's own unless a test brings another. */
export type Lookup = (
  host: string,
  options: LookupOptions & { all: true },
  done: (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void,
) => void

/**
 * Makes connections to permitted addresses only. A name is looked up once and connected to what that look-up gave, so that a name
 * which answers differently the second time (DNS rebinding) is no way in; the address of the open socket is checked again.
 */
export function guardedConnector(permits: Permits, connectMs: number, lookup: Lookup = systemLookup): buildConnector.connector {
  const guarded = (host: string, options: LookupOptions, done: Found): void => {
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error) return done(error, [])
      const open = found.filter(({ address }) => permits(address))
      const first = open[0]
      if (!first) return done(found[0] ? notPermitted(host, found[0].address) : refused(host, 'its name has no address'), [])
      if (options.all) done(null, open)
      else done(null, first.address, first.family)
    })
  }
  const connect = buildConnector({ timeout: connectMs, lookup: guarded, host: '', port: 0 } as buildConnector.BuildOptions)
  return (options, callback) => {
    const ip = ipOf(options.hostname)
    if (ip !== null && !permits(ip)) return callback(notPermitted(options.hostname, ip), null)
    connect(options, (...[error, socket]) => {
      if (error || !socket) return callback(error ?? new Error('no socket'), null)
      const peer = socket.remoteAddress
      if (peer === undefined || !permits(peer)) {
        socket.destroy()
        return callback(notPermitted(options.hostname, peer ?? 'its peer'), null)
      }
      callback(null, socket)
    })
  }
}
