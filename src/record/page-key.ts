import type { Source } from '../model/source.js'

/**
 * What a page is looked up by: its address without the scheme, "www.", the fragment, the marks of campaigns and a last slash. Null
 * for what is no address of the web.
 */
export function pageKey(address: string): string | null {
  let url: URL
  try {
    url = new URL(address.includes('://') ? address : `https://${address}`)
  } catch {
    return null
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  for (const key of [...url.searchParams.keys()]) if (MARKS.test(key)) url.searchParams.delete(key)
  const path = url.pathname.replace(/\/+$/, '')
  return `${url.host.replace(/^www\./, '')}${path}${url.search}`.slice(0, MOST)
}

const MARKS = /^(?:utm_\w+|fbclid|gclid|mc_cid|mc_eid|igshid|cmpid|ocid|smid|ref_src)$/i
/** An index takes no longer ones. */
const MOST = 1000

/** All that one source is looked up by: its own address, the one asked for, and the one that answered. */
export function pageKeys({ url, had }: Pick<Source, 'url' | 'had'>): readonly string[] {
  const keys = [url, had?.asked, had?.address].map((address) => (address ? pageKey(address) : null))
  return [...new Set(keys.filter((key) => key !== null))]
}
