import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { intakeText } from '../src/intake/source.js'

const folder = new URL('../examples/', import.meta.url)
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .sort()
const strangers = { outlet: () => null, agency: () => null }
const take = (name: string) => intakeText({ text: readFileSync(new URL(name, folder), 'utf8') }, strangers).source

describe('the examples', () => {
  it('are all told of in docs/examples.md', () => {
    const page = readFileSync(new URL('../docs/examples.md', import.meta.url), 'utf8')
    expect(files.filter((name) => !page.includes(`\`${name.replace('.txt', '')}\``))).toEqual([])
  })

  it.each(files)('%s says that it was written for Parley, where no reading takes it for news', (name) => {
    const { text, parts } = take(name)
    const at = text.indexOf('Written for Parley')
    expect(parts.find((part) => part.start <= at && at < part.end)?.part).toBe('boilerplate')
  })

  it.each(files)('%s has a title, a day and an address that belongs to nobody', (name) => {
    const { title, published, url } = take(name)
    expect(title).toBeTruthy()
    expect(published).toMatch(/^20\d\d-\d\d-\d\d$/)
    expect(new URL(url ?? '').hostname).toMatch(/\.example$/)
    expect(url?.replaceAll(/\D/g, '')).toContain(String(published).replaceAll('-', ''))
  })

  it('begin with a report that has a byline, a picture with its credit and a related article', () => {
    const { byline, images, related } = take(files[0]!)
    expect(byline).toBe('CAUCASUS WIRE')
    expect(images).toEqual([
      { caption: expect.stringContaining('Pashinyan (R) greets'), credit: 'Araks Daily / Caucasus Wire' },
    ])
    expect(related.map((r) => r.title)).toEqual(['Brussels Hosts Third Round of Armenia-Azerbaijan Talks'])
  })
})
