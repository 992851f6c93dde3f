/** What an answer says its body is: the type in lower case and the charset, each null where it does not say. */
export interface MediaType {
  readonly type: string | null
  readonly charset: string | null
}

/** Reads a Content-Type header; what is no type counts as not told. */
export function mediaType(header: string | undefined): MediaType {
  const text = (header ?? '').slice(0, 500)
  const type = /^\s*([a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+)\s*(?:;|,|$)/i.exec(text)?.[1]?.toLowerCase() ?? null
  const charset = /;\s*charset\s*=\s*["']?([A-Za-z0-9_:.-]{2,40})/i.exec(text)?.[1]?.toLowerCase() ?? null
  return { type, charset }
}

/** Types that no report comes as: not worth the loading. */
export const isNoReport = (type: string | null): boolean =>
  type !== null && (/^(?:image|audio|video|font|model)\//.test(type) || /(?:javascript|wasm|x-shockwave-flash)$/.test(type))

/** True for HTML by its type. */
export const isHtmlType = (type: string | null): boolean => type === 'text/html' || type === 'application/xhtml+xml'
