import { type Edtf, isEdtf } from '../model/edtf.js'

/** The address as one may keep it: http or https only, without a fragment or the marks of campaigns; null for anything else. */
export function cleanAddress(text: string): string | null {
  let url: URL
  try {
    url = new URL(text.trim())
  } catch {
    return null
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  url.hash = ''
  url.username = ''
  url.password = ''
  for (const key of [...url.searchParams.keys()]) {
    if (/^(?:utm_\w+|fbclid|gclid|mc_cid|mc_eid|igshid|cmpid|ocid|smid|ref_src)$/i.test(key)) url.searchParams.delete(key)
  }
  return url.href.length > 2048 ? null : url.href
}

/** Host name in lower case without "www."; null for what is no address. */
export function hostOf(address: string): string | null {
  try {
    return new URL(address).hostname.replace(/^(?:www|m|amp)\./, '') || null
  } catch {
    return null
  }
}

/** The day that an address carries: /2022/06/09/, /2022-06-09-, /20220609/, also /2022/jun/09/; null for none. */
export function dayInAddress(address: string): Edtf | null {
  let path: string
  try {
    const url = new URL(address)
    path = url.pathname + url.search
  } catch {
    return null
  }
  const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
  const match =
    /(?:^|[/_=-])((?:19|20)\d\d)([/_.-])(\d{1,2}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\2(\d{1,2})(?=[/_.&-]|$)/i.exec(
      path,
    ) ?? /(?:^|[/_=-])((?:19|20)\d\d)()(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/_.&-]|$)/.exec(path)
  if (!match?.[1] || !match[3] || !match[4]) return null
  const word = months.indexOf(match[3].toLowerCase())
  const month = word < 0 ? match[3].padStart(2, '0') : String(word + 1).padStart(2, '0')
  const day = `${match[1]}-${month}-${match[4].padStart(2, '0')}`
  return Number(month) <= 12 && isEdtf(day) ? (day as Edtf) : null
}

/** The year in an address that has no whole day: /2022/06/, /2022/. */
export function yearInAddress(address: string): string | null {
  return /\/((?:19|20)\d\d)(?=[/-])/.exec(address)?.[1] ?? null
}
