import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createReader } from '../../src/parley.js'
import { SHARED } from '../setup/surroundings.js'

const file = join(SHARED, 'gold/articles/articles.jsonl')

/** A claim in one line: kind, day, what its body says of itself, and who takes part as what. */
type Told = { readonly line: string; readonly actors: readonly string[]; readonly quote: string }

// The report that Parley began with. It stays with the measuring data, so that it must be there for this to run.
describe.skipIf(!existsSync(file))('the report `seed`', () => {
  let told: Told[] = []
  let from: (kind: string) => Told[] = () => []
  let source: ReturnType<ReturnType<typeof createReader>['readText']>['source']

  beforeAll(() => {
    const entry = readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { id: string; text: string })
      .find(({ id }) => id === 'seed')
    const reading = createReader().readText({ text: entry!.text })
    source = reading.source
    told = reading.claims.map((claim) => {
      for (const { start, end, quote } of claim.evidence) expect(source.text.slice(start, end)).toBe(quote)
      const body = claim.body as Record<string, unknown>
      const how = [body.form, body.of, body.role, body.status].filter((word) => typeof word === 'string').join(' ')
      const by = typeof claim.attribution.to === 'string' ? claim.attribution.to : claim.attribution.to?.id
      return {
        line: `${claim.kind} ${claim.when} ${how} by ${by}`,
        actors: claim.actors.map((actor) => `${actor.role} ${actor.id ?? actor.name}`),
        quote: claim.evidence[0]!.quote,
      }
    })
    from = (kind) => told.filter(({ line }) => line.startsWith(`${kind} `))
  })

  const found = (line: string, ...actors: string[]): void => {
    const here = told.filter((one) => one.line.startsWith(line) && actors.every((actor) => one.actors.includes(actor)))
    expect(
      here,
      `${line} with ${actors.join(', ')}, among\n${told.map((one) => `${one.line} ${one.actors}`).join('\n')}`,
    ).not.toEqual([])
  }

  it('says what it is', () => {
    expect(source).toMatchObject({
      title: 'Russia to Assist Armenia-Azerbaijan Peace Talks – Lavrov',
      byline: 'AFP',
      published: '2022-06-09',
      outlet: 'The Moscow Times',
    })
    expect(source.images).toHaveLength(1)
    expect(source.images[0]!.credit).toContain('TASS')
    expect(source.related).toHaveLength(1)
    expect(source.url).toContain('/2022/06/09/')
  })

  it('keeps who offers, who has lost standing, who leads', () => {
    found('offer 2022-06-09 mediation by russia', 'offerer russia', 'addressee armenia', 'addressee azerbaijan')
    found('role 2022-06-09 mediator offered by russia', 'holder russia')
    found('role 2022-06-09 mediator lost', 'holder russia')
    found('process', 'lead european-union')
    expect(from('process')).toHaveLength(1)
  })

  it('keeps who met whom, by whose mediation', () => {
    found('meeting 2022-06-09', 'participant sergei-lavrov', 'participant ararat-mirzoyan')
    for (const month of ['2022-04', '2022-05'])
      found(`meeting ${month}`, 'participant nikol-pashinyan', 'participant ilham-aliyev', 'mediator charles-michel')
  })

  it('keeps whose words are whose', () => {
    const words = from('statement').filter(({ line }) => line.includes(' direct '))
    const said = (part: string) => words.filter(({ quote }) => quote.includes(part)).map(({ actors }) => actors)
    expect(said('we confirm our readiness')).toEqual([['speaker sergei-lavrov']])
    expect(said('The process is under way')).toEqual([['speaker sergei-lavrov']])
    expect(said('advance discussions')).toEqual([[]])
  })

  it('keeps what the wars cost and how they ended', () => {
    found('hostilities 2020-23 war', 'belligerent armenia', 'belligerent azerbaijan')
    found('ceasefire 2020-23', 'mediator russia')
    found('territory 2020-23 cede', 'former-holder armenia')
    expect(from('deployment').some(({ actors }) => actors.includes('force Russian peacekeepers'))).toBe(true)
    expect(from('casualties').map(({ quote }) => quote)).toEqual(['more than 6,500 lives', 'around 30,000 lives'])
    found('territory 1991')
    expect(from('assessment')).toHaveLength(2)
  })

  it('says nothing that the report does not', () => {
    const now = told.filter(({ line }) => line.includes(' 2022'))
    expect(now.filter(({ line, actors }) => line.includes('mediator held') && actors.includes('holder russia'))).toEqual([])
    const meetings = from('meeting').map(({ actors }) => actors.join())
    expect(meetings.filter((who) => who.includes('lavrov') && who.includes('aliyev'))).toEqual([])
    // The picture shows the two at a meeting; the report itself tells of none.
    const inPicture = (quote: string): boolean => quote.includes('shake hands')
    const two = from('meeting').filter(({ actors, quote }) => {
      const who = actors.join()
      return who.includes('lavrov') && who.includes('pashinyan') && !who.includes('mirzoyan') && !inPicture(quote)
    })
    expect(two).toEqual([])
    expect(from('meeting').filter(({ quote }) => inPicture(quote)).length).toBeGreaterThan(0)
  })
})
