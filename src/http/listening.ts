import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { ParleyError } from '../model/error.js'
import type { Accounts } from './accounts.js'

/** How the server is asked to listen, as the command line gives it. */
export interface ListenFlags {
  /** An address with or without a port: `0.0.0.0:4710`, `::`, `192.0.2.7`. [127.0.0.1] */
  readonly listen?: string
  readonly port?: number
  readonly tlsCert?: string
  readonly tlsKey?: string
  readonly behindProxy?: boolean
  /** The address that people open: `https://talks.example.org`. */
  readonly origin?: string
}

export interface Listening {
  readonly host: string
  readonly port: number
  /** Null on the own machine: one user, the one who started it. */
  readonly elsewhere: {
    readonly origin: string
    readonly accounts: Accounts
    readonly tls: { readonly cert: Buffer; readonly key: Buffer } | null
  } | null
}

export const DEFAULT_PORT = 4710

/** Where to listen, and on what terms. Throws usage, telling everything that is missing at once. */
export function listeningOf(flags: ListenFlags, accounts: () => Accounts): Listening {
  const { host, port } = placeOf(flags)
  const { tlsCert, tlsKey, behindProxy = false } = flags
  const local = host === 'localhost' || host === '::1' || /^127\./.test(host)
  const proxied = behindProxy || tlsCert !== undefined || tlsKey !== undefined || flags.origin !== undefined
  if (local && !proxied) return { host, port, elsewhere: null }
  const missing: string[] = []
  if ((tlsCert === undefined) !== (tlsKey === undefined)) missing.push('both --tls-cert FILE and --tls-key FILE, not one alone')
  else if (tlsCert === undefined && !behindProxy)
    missing.push('TLS: --tls-cert FILE with --tls-key FILE, or --behind-proxy where a proxy speaks it')
  const origin = flags.origin === undefined ? null : originOf(flags.origin)
  if (origin === null) missing.push('the address that people open: --origin https://talks.example.org')
  const kept = accounts()
  if (kept.all().length === 0) missing.push('an account: parley user add NAME')
  if (missing.length > 0 || origin === null)
    throw new ParleyError('usage', `to listen for others (${host}:${port}) Parley needs ${missing.join('; ')}`, {
      hint: 'Without --listen it listens on this machine only and needs none of this.',
    })
  const tls = tlsCert === undefined || tlsKey === undefined ? null : { cert: fileOf(tlsCert), key: fileOf(tlsKey) }
  return { host, port, elsewhere: { origin, accounts: kept, tls } }
}

function placeOf({ listen, port }: ListenFlags): { readonly host: string; readonly port: number } {
  if (listen === undefined) return { host: '127.0.0.1', port: port ?? DEFAULT_PORT }
  const split = /^(?:\[([0-9a-fA-F:.]+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(listen)
  const host = isIP(listen) ? listen : (split?.[1] ?? split?.[2] ?? '')
  const told = isIP(listen) || split?.[3] === undefined ? undefined : Number(split[3])
  if ((host !== 'localhost' && isIP(host) === 0) || (told ?? 0) > 65_535)
    throw new ParleyError('usage', `'${listen.slice(0, 80)}' is no address to listen on`, {
      hint: 'Give one of this machine, such as 0.0.0.0:4710, [::]:4710 or 192.0.2.7.',
    })
  if (told !== undefined && port !== undefined && told !== port)
    throw new ParleyError('usage', `--listen says port ${told} and --port says ${port}`)
  return { host, port: told ?? port ?? DEFAULT_PORT }
}

function originOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url?.protocol !== 'https:' || url.pathname !== '/' || url.search !== '' || url.username !== '')
    throw new ParleyError('usage', `'${text.slice(0, 120)}' is not the address of a site with TLS`, {
      hint: 'It looks like https://talks.example.org, with a port where it is not 443.',
    })
  return url.origin
}

function fileOf(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (cause) {
    throw new ParleyError('usage', `${path} cannot be read`, { hint: 'Check the name and your rights to it.', cause })
  }
}
