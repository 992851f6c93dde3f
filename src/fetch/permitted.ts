import ipaddr from 'ipaddr.js'
import { ParleyError } from '../model/error.js'

/** Says of an IP address whether a connection to it may be made. */
export type Permits = (ip: string) => boolean

const GLOBAL = ipaddr.IPv6.parseCIDR('2000::/3')

function rangeOf(ip: string): string | null {
  if (!ipaddr.isValid(ip)) return null
  const address = ipaddr.parse(ip)
  // What is handed out to hosts is 2000::/3 only (RFC 4291, 2.4); the rest of IPv6 holds mapped, local and unused addresses.
  if (address instanceof ipaddr.IPv6 && address.range() === 'unicast' && !address.match(GLOBAL)) return 'reserved'
  return address.range()
}

/**
 * True for an address of the public internet. Loopback, private (RFC 1918, 4193), shared (RFC 6598), link-local with the metadata
 * services of clouds, multicast, documentation and reserved ranges are not, nor any IPv6 address that carries an IPv4 one.
 */
export const isPublic: Permits = (ip) => rangeOf(ip) === 'unicast'

/** The same, and what `--allow-private` opens: loopback, private and shared addresses. Link-local ones stay shut. */
export const isPublicOrPrivate: Permits = (ip) => {
  const range = rangeOf(ip)
  if (range === 'ipv4Mapped') {
    const mapped = ipaddr.parse(ip)
    return mapped instanceof ipaddr.IPv6 && isPublicOrPrivate(mapped.toIPv4Address().toString())
  }
  return range !== null && ['unicast', 'loopback', 'private', 'uniqueLocal', 'carrierGradeNat'].includes(range)
}

/** The IP address that a host name of a URL is, brackets off; null for a name. */
export function ipOf(hostname: string): string | null {
  const bare = hostname.replace(/^\[|\]$/g, '')
  return ipaddr.isValid(bare) ? bare : null
}

/** The refusal of an address, with what to do about it. */
export const refused = (
  address: string,
  why: string,
  hint = 'Give the http or https address of a page that is open to all.',
): ParleyError => new ParleyError('address-refused', `${shown(address)} is not fetched: ${why}`, { hint })

/** An address as a message shows it: short, without a password. */
export const shown = (address: string): string => address.replace(/\/\/[^/@\s]*@/, '//').slice(0, 200)

/**
 * The address as one that may be asked for: http or https, no user name or password in it, no port that belongs to another service.
 * Where the host is an IP address it is checked here; a name is checked when it is looked up. Throws address-refused.
 */
export function permittedUrl(text: string, base: string | null, permits: Permits): URL {
  if (!URL.canParse(text, base ?? undefined)) throw refused(text, 'it is no address')
  const url = new URL(text, base ?? undefined)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw refused(text, `only http and https are, not ${url.protocol}`)
  if (url.username !== '' || url.password !== '') throw refused(text, 'it carries a user name or password')
  const port = url.port === '' ? 443 : Number(url.port)
  // Below 1024 stand mail, file and login services, which an HTTP request must not be smuggled to.
  if (port < 1024 && port !== 80 && port !== 443) throw refused(text, `port ${port} is not one of the web`)
  const ip = ipOf(url.hostname)
  if (ip !== null && !permits(ip)) throw notPermitted(text, ip)
  url.hash = ''
  return url
}

export const notPermitted = (address: string, ip: string): ParleyError =>
  refused(
    address,
    `${ip} is a ${rangeOf(ip) === 'linkLocal' ? 'link-local' : 'local, private or reserved'} address`,
    'Addresses of your own network are fetched with --allow-private only; link-local ones never.',
  )
