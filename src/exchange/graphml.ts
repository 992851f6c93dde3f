import { actorGraph, type Spell } from './actor-graph.js'
import type { Writer } from './writer.js'
import { xmlText } from './xml-text.js'

const KEYS = [
  ['label', 'node', 'string'],
  ['type', 'node', 'string'],
  ['findings', 'node', 'int'],
  ['roles', 'node', 'string'],
  ['kind', 'edge', 'string'],
  ['times', 'edge', 'int'],
  ['first', 'edge', 'string'],
  ['last', 'edge', 'string'],
] as const

export const graphml: Writer = {
  name: 'graphml',
  says: 'who dealt with whom, as a graph in GraphML, for yEd, igraph, networkx',
  extension: 'graphml',
  media: 'application/graphml+xml; charset=utf-8',
  loses: [
    'single days: an edge has its first and last (gexf has them all)',
    'what is planned, proposed, conditional or denied',
    'places, figures, phrases and words',
  ],
  async *write(telling) {
    const { nodes, edges } = await actorGraph(telling.bare(), telling.names, (what) => telling.loss.count(what))
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for (const [name, of, type] of KEYS) yield `  <key id="${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>\n`
    yield '  <graph id="parley" edgedefault="undirected">\n'
    for (const { id, label, type, findings, roles } of nodes) {
      yield `    <node id="${xmlText(id)}">${data({ label, type, findings, roles: [...roles.keys()].join(' | ') })}</node>\n`
    }
    for (const { id, source, target, kind, spells } of edges) {
      yield `    <edge id="${id}" source="${xmlText(source)}" target="${xmlText(target)}">${data({ kind, times: Math.max(1, spells.length), ...span(spells) })}</edge>\n`
    }
    yield '  </graph>\n</graphml>\n'
  },
}

const data = (values: { readonly [key: string]: string | number }): string =>
  Object.entries(values)
    .map(([key, value]) => `<data key="${key}">${xmlText(String(value))}</data>`)
    .join('')

function span(spells: readonly Spell[]): { readonly [key: string]: string } {
  const days = (end: 'start' | 'end'): string[] => spells.flatMap((spell) => spell[end] ?? []).sort()
  const [first, last] = [days('start')[0], days('end').at(-1)]
  return { ...(first === undefined ? {} : { first }), ...(last === undefined ? {} : { last }) }
}
