import { say } from '../messages.js'
import { linkTo } from '../route.js'
import type { ActorNamed, NetworkTold, RoleLine } from '../types.js'
import { visible } from './article.js'
import { Link } from './link.js'

type Names = ReadonlyMap<string, ActorNamed>
type Tie = NetworkTold['ties'][number]
interface Drawn {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly people: readonly { readonly id: string | null; readonly name: string }[]
  readonly place: 'left' | 'middle' | 'right'
}
interface Box extends Drawn {
  readonly x: number
  readonly y: number
  readonly height: number
}

const WIDE = 216
const WIDTH = 1060
const HEAD = 46
const LINE = 24
const GAP = 34
const MOST_PEOPLE = 4
const MOST_BETWEEN = 5
const FOUGHT = new Set(['hostilities', 'casualties', 'accusation', 'threat', 'detention'])
const MEDIATES = new Set(['mediator', 'facilitator', 'good-offices', 'host', 'guarantor', 'lead', 'observer', 'peacekeeper'])

interface Props {
  readonly network: NetworkTold
  readonly roles: readonly RoleLine[]
  readonly parties: readonly string[]
  readonly names: Names
}

/** The parties at the sides, who mediates between them, people inside the side they act for. Narrow, the same as a list. */
export function GroupedDrawing({ network, roles, parties, names }: Props) {
  const drawn = choose(network, roles, parties, names)
  if (drawn.length < 2) return <p className="notice">{say('actors.few')}</p>
  const { boxes, height } = layOut(drawn)
  const at = new Map(boxes.map((box) => [box.id, box]))
  // Ties among those in the middle would cross everything: the table holds them.
  const ties = network.ties.filter((tie) => {
    const [a, b] = [at.get(tie.a), at.get(tie.b)]
    return a && b && a.x !== b.x
  })
  return (
    <figure className="drawing">
      {/* The boxes are links; the lines between them are told in the table below. */}
      <svg viewBox={`0 0 ${WIDTH} ${height}`} width={WIDTH} height={height}>
        <title>{say('actors.drawing')}</title>
        {ties.map((tie) => (
          <Line key={`${tie.a} ${tie.b}`} tie={tie} a={at.get(tie.a)} b={at.get(tie.b)} />
        ))}
        {boxes.map((box) => (
          <Actor key={box.id} box={box} />
        ))}
      </svg>
      <figcaption>
        <span className="line-met">{say('actors.met')}</span> <span className="line-mediated">{say('actors.mediated')}</span>{' '}
        <span className="line-fought">{say('actors.fought')}</span>
      </figcaption>
    </figure>
  )
}

function choose(network: NetworkTold, roles: readonly RoleLine[], parties: readonly string[], names: Names): readonly Drawn[] {
  const known = network.nodes.filter((node) => names.has(node.id) && names.get(node.id)?.type !== 'person')
  const busiest = [...known].sort((a, b) => b.findings - a.findings).map((node) => node.id)
  const sides = parties.length >= 2 ? parties.filter((id) => busiest.includes(id)) : busiest.slice(0, 2)
  const roleOf = (id: string): RoleLine | undefined =>
    roles.filter((line) => line.actor.id === id && MEDIATES.has(line.role)).sort((a, b) => Number(b.holds) - Number(a.holds))[0]
  const between = busiest
    .filter((id) => !sides.includes(id))
    .sort((a, b) => Number(Boolean(roleOf(b))) - Number(Boolean(roleOf(a))))
    .slice(0, MOST_BETWEEN)
  const make = (id: string, place: Drawn['place']): Drawn => {
    const role = roleOf(id)
    const people = network.nodes.find((node) => node.id === id)?.people ?? []
    return {
      id,
      name: names.get(id)?.name ?? id,
      role:
        place === 'middle'
          ? role
            ? `${role.role.replaceAll('-', ' ')} (${role.status})`
            : say('actors.noRole')
          : say('actors.party'),
      people: people.filter((one) => one.id !== null && names.get(one.id)?.type === 'person').slice(0, MOST_PEOPLE),
      place,
    }
  }
  return [...sides.map((id, i) => make(id, i % 2 === 0 ? 'left' : 'right')), ...between.map((id) => make(id, 'middle'))]
}

/** Three columns around one middle line, which stays free in the middle column: there runs the tie between the sides. */
function layOut(drawn: readonly Drawn[]): { readonly boxes: readonly Box[]; readonly height: number } {
  const tall = (one: Drawn): number => HEAD + one.people.length * LINE + (one.people.length > 0 ? 10 : 4)
  const sum = (column: readonly Drawn[]): number => column.reduce((all, one) => all + tall(one) + GAP, 0)
  const of = (place: Drawn['place']): readonly Drawn[] => drawn.filter((one) => one.place === place)
  const middle = of('middle')
  const above = middle.slice(0, Math.ceil(middle.length / 2))
  const below = middle.slice(above.length)
  const sides = Math.max(sum(of('left')), sum(of('right'))) / 2
  const half = Math.max(sum(above), sides) + 14
  const stack = (column: readonly Drawn[], x: number, from: number): readonly Box[] => {
    let y = from
    return column.map((one) => {
      const box = { ...one, x, y, height: tall(one) }
      y += box.height + GAP
      return box
    })
  }
  const right = WIDTH - WIDE - 8
  const boxes = [
    ...stack(of('left'), 8, half - (sum(of('left')) - GAP) / 2),
    ...stack(above, (WIDTH - WIDE) / 2, half - sum(above)),
    ...stack(below, (WIDTH - WIDE) / 2, half + GAP),
    ...stack(of('right'), right, half - (sum(of('right')) - GAP) / 2),
  ]
  return { boxes, height: half + Math.max(sum(below), sides) + 14 }
}

function Line({ tie, a, b }: { readonly tie: Tie; readonly a: Box | undefined; readonly b: Box | undefined }) {
  if (!a || !b) return null
  const [from, to] = a.x <= b.x ? [a, b] : [b, a]
  const kinds = Object.keys(tie.kinds)
  const fought = kinds.filter((kind) => FOUGHT.has(kind)).length > kinds.length / 2
  const mediated = from.place === 'middle' || to.place === 'middle'
  const shape = fought ? 'fought' : mediated ? 'mediated' : 'met'
  const y1 = from.y + from.height / 2
  const y2 = to.y + to.height / 2
  const x1 = from.x + WIDE
  const x2 = to.x
  const bend = (x2 - x1) / 2
  const path = `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`
  const n = tie.findings.length
  return (
    <g className={`tie tie-${shape}`}>
      <path d={path} strokeWidth={Math.min(4, 1 + n / 3)} />
      <text x={(x1 + x2) / 2} y={(y1 + y2) / 2 + 4} textAnchor="middle">
        {mediated ? n : kinds.slice(0, 3).join(', ')}
      </text>
    </g>
  )
}

function Actor({ box }: { readonly box: Box }) {
  return (
    <g transform={`translate(${box.x},${box.y})`} className={`actor-box actor-${box.place}`}>
      <rect width={WIDE} height={box.height} rx={4} />
      <rect className="actor-edge" width={5} height={box.height} rx={2} />
      <Link href={linkTo('actors', box.id)}>
        <text className="actor-name" x={16} y={20}>
          {box.name}
        </text>
      </Link>
      <text className="actor-role" x={16} y={37}>
        {box.role}
      </text>
      {box.people.map((person, i) => (
        <g key={person.id ?? person.name} transform={`translate(0,${HEAD + i * LINE})`}>
          <line x1={14} x2={WIDE - 12} />
          <Link href={linkTo('actors', person.id ?? person.name)}>
            <text className="actor-person" x={16} y={17}>
              {person.name}
            </text>
          </Link>
        </g>
      ))}
    </g>
  )
}

/** Everyone named, also whom the register does not know. */
export function AllActors({ network, names }: { readonly network: NetworkTold; readonly names: Names }) {
  const known = network.nodes.filter((node) => names.has(node.id))
  const others = network.nodes.filter((node) => !names.has(node.id))
  return (
    <>
      <h2>{say('actors.all')}</h2>
      <table className="lines">
        <thead>
          <tr>
            <th scope="col">{say('actors.actor')}</th>
            <th scope="col">{say('actors.people')}</th>
            <th scope="col">{say('actors.named')}</th>
          </tr>
        </thead>
        <tbody>
          {[...known]
            .sort((a, b) => b.findings - a.findings)
            .map((node) => (
              <tr key={node.id}>
                <th scope="row">
                  <Link href={linkTo('actors', node.id)}>
                    <bdi>{names.get(node.id)?.name}</bdi>
                  </Link>
                </th>
                <td>
                  {node.people.map((person, i) => (
                    <span key={person.id ?? person.name}>
                      {i > 0 && ', '}
                      {person.id ? (
                        <Link href={linkTo('actors', person.id)}>
                          <bdi>{person.name}</bdi>
                        </Link>
                      ) : (
                        <bdi>{person.name}</bdi>
                      )}
                    </span>
                  ))}
                </td>
                <td className="number">{node.findings}</td>
              </tr>
            ))}
        </tbody>
      </table>
      {others.length > 0 && (
        <p className="quiet">
          {say('actors.unknown')}{' '}
          {others.map((node, i) => (
            <span key={node.id}>
              {i > 0 && '; '}
              <Link href={linkTo('actors', node.id)}>
                <bdi>{visible(node.name)}</bdi>
              </Link>
            </span>
          ))}
        </p>
      )}
    </>
  )
}
