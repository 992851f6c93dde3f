/**
 * JSON with the members of every object in code-unit order and no white space, so that one value has one text on every
 * platform: what hashes and the record's chain are made over. Undefined members are left out.
 */
export const canonicalJson = (value: unknown): string => JSON.stringify(sorted(value))

function sorted(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(sorted)
  const from = value as { readonly [key: string]: unknown }
  const to: { [key: string]: unknown } = {}
  for (const key of Object.keys(from).sort()) if (from[key] !== undefined) define(to, key, sorted(from[key]))
  return to
}

// A member "__proto__" in hostile input must stay a member.
function define(to: { [key: string]: unknown }, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(to, key, { value, enumerable: true })
  else to[key] = value
}
