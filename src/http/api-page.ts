interface Parameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly description?: string
  readonly schema?: { readonly type?: unknown; readonly enum?: readonly unknown[]; readonly description?: string }
}
interface Operation {
  readonly summary?: string
  readonly tags?: readonly string[]
  readonly parameters?: readonly Parameter[]
  readonly responses?: Readonly<Record<string, { readonly description?: string }>>
}
/** What the page needs of an OpenAPI document. */
export interface ApiDocument {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string }
  readonly paths?: Readonly<Record<string, object>>
}

const safe = (text: unknown): string => String(text ?? '').replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

const STYLE = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1.5rem;overflow-wrap:anywhere}
h1,h2{font-family:Georgia,serif}code{font:14px ui-monospace,monospace}section{border-top:1px solid #8a867b;padding:.25rem 0 1rem}
dl{display:grid;grid-template-columns:minmax(6rem,max-content) 1fr;gap:.25rem 1rem;margin:0}dd{margin:0}
@media(max-width:600px){dl{display:block}dd{margin-bottom:.5rem}}`

/** The OpenAPI document as a page for people: own HTML, nothing fetched, its one style under the request's nonce. */
export function apiPage(document: ApiDocument, nonce: string): string {
  const groups = new Map<string, string[]>()
  for (const [path, methods] of Object.entries(document.paths ?? {})) {
    for (const [method, told] of Object.entries(methods)) {
      const operation = told as Operation
      const tag = operation.tags?.[0] ?? 'Other'
      groups.set(tag, [...(groups.get(tag) ?? []), operationTold(method, path, operation)])
    }
  }
  const sections = [...groups].map(([tag, told]) => `<h2>${safe(tag)}</h2>${told.join('')}`).join('')
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>The API of ${safe(document.info.title)}</title><style nonce="${safe(nonce)}">${STYLE}</style></head><body><main>
<h1>The API of ${safe(document.info.title)}</h1><p>${safe(document.info.description)}</p>
<p>For programs: <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1). Failures are problem+json (RFC 9457) with what is wrong and what to do.
Lists go on with <code>cursor</code>; answers carry an ETag. Back to <a href="/">the record</a>.</p>${sections}</main></body></html>`
}

function operationTold(method: string, path: string, { summary, parameters = [], responses = {} }: Operation): string {
  const takes = parameters.map((one) => {
    const type = one.schema?.enum ? one.schema.enum.join(', ') : one.schema?.type
    const says = [one.description ?? one.schema?.description, type, one.required ? 'needed' : null].filter(Boolean)
    return `<dt><code>${safe(one.name)}</code></dt><dd>${says.map(safe).join('; ')}</dd>`
  })
  const gives = Object.entries(responses).map(
    ([status, { description }]) => `<dt>${safe(status === 'default' ? 'else' : status)}</dt><dd>${safe(description)}</dd>`,
  )
  return `<section><h3><code>${safe(method.toUpperCase())} ${safe(path)}</code></h3><p>${safe(summary)}</p><dl>${takes.join('')}${gives.join('')}</dl></section>`
}
