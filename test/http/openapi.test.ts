import { describe, expect, it } from 'vitest'
import { house } from './house.js'

interface Operation {
  readonly summary?: string
  readonly responses?: Readonly<Record<string, unknown>>
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[]
}
interface Document {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> }
}

const document = async () => {
  const made = await house()
  return { ...made, told: await made.json<Document>('/api/openapi.json') }
}

describe('the OpenAPI document', () => {
  it('lists every route there is', async () => {
    const { app, told } = await document()
    const routes = app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/') && !path.endsWith('*'))
      .map(({ method, path }) => `${method.toLowerCase()} ${path.replace(/:(\w+)/g, '{$1}')}`)
      .filter((route) => route !== 'get /api/openapi.json')
    const listed = Object.entries(told.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    )
    expect(told.openapi).toBe('3.1.0')
    expect([...new Set(listed)].sort()).toEqual([...new Set(routes)].sort())
  })

  it('tells of each operation what it does, what it takes from its path, and how it fails', async () => {
    const { told } = await document()
    for (const [path, methods] of Object.entries(told.paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        expect(operation.summary, `${method} ${path}`).toBeTruthy()
        expect(Object.keys(operation.responses ?? {}), `${method} ${path}`).not.toHaveLength(0)
        for (const [, name] of path.matchAll(/\{(\w+)\}/g)) {
          expect(operation.parameters, `${method} ${path}`).toContainEqual(
            expect.objectContaining({ name, in: 'path', required: true }),
          )
        }
      }
    }
  })

  it('refers to nothing that it does not hold', async () => {
    const { told } = await document()
    const refs = [...JSON.stringify(told).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name)
    for (const name of refs) expect(told.components.schemas).toHaveProperty(String(name))
  })

  it('offers the three clocks on every question', async () => {
    const { told } = await document()
    for (const path of ['/api/findings', '/api/findings/{id}', '/api/views/{name}', '/api/search']) {
      const names = told.paths[path]?.get?.parameters?.map(({ name }) => name)
      expect(names, path).toEqual(expect.arrayContaining(['asOf', 'publishedBy', 'knownAt']))
    }
  })

  it('is told to people too, without a script or a file from elsewhere', async () => {
    const { ask, told } = await document()
    const answer = await ask('/api')
    const page = await answer.text()
    expect(answer.headers.get('content-type')).toContain('text/html')
    expect(answer.headers.get('content-security-policy')).toContain(/nonce="([^"]+)"/.exec(page)?.[1] ?? 'no nonce')
    for (const path of Object.keys(told.paths)) expect(page).toContain(path)
    expect(page).not.toMatch(/<script|https?:\/\//)
  })
})
