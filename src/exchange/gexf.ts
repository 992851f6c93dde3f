import { actorGraph, type Spell } from './actor-graph.js'
import type { Writer } from './writer.js'
import { xmlText } from './xml-text.js'

export const gexf: Writer = {
  name: 'gexf',
  says: 'who dealt with whom, as a dynamic graph with days, for Gephi (GEXF 1.3)',
  extension: 'gexf',
  media: 'application/gexf+xml; charset=utf-8',
  loses: [
    'what is planned, proposed, conditional or denied',
    'places, figures, phrases and words',
    'who acted upon whom: edges have no direction',
  ],
  async *write(telling) {
    const { nodes, edges } = await actorGraph(telling.bare(), telling.names, (what) => telling.loss.count(what))
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    yield `  <meta lastmodifieddate="${telling.at.slice(0, 10)}"><creator>Parley</creator><description>Who dealt with whom</description></meta>\n`
    yield '  <graph mode="dynamic" timeformat="date" timerepresentation="interval" defaultedgetype="undirected">\n'
    // One declaration for all of a node's attributes: a role has its days, type and count hold throughout.
    yield '    <attributes class="node" mode="dynamic"><attribute id="type" title="type" type="string"/><attribute id="findings" title="findings" type="integer"/><attribute id="role" title="role" type="string"/></attributes>\n'
    yield '    <attributes class="edge" mode="static"><attribute id="kind" title="kind" type="string"/></attributes>\n    <nodes>\n'
    for (const { id, label, type, findings, roles } of nodes) {
      const values = [...roles].flatMap(([role, spells]) =>
        spells.map((spell) => `<attvalue for="role" value="${xmlText(role)}"${days(spell)}/>`),
      )
      yield `      <node id="${xmlText(id)}" label="${xmlText(label)}"><attvalues><attvalue for="type" value="${xmlText(type)}"/><attvalue for="findings" value="${findings}"/>${values.join('')}</attvalues></node>\n`
    }
    yield '    </nodes>\n    <edges>\n'
    for (const { id, source, target, kind, spells } of edges) {
      const held = spells.length > 0 ? `<spells>${spells.map((spell) => `<spell${days(spell)}/>`).join('')}</spells>` : ''
      yield `      <edge id="${id}" source="${xmlText(source)}" target="${xmlText(target)}" weight="${Math.max(1, spells.length)}" label="${xmlText(kind)}"><attvalues><attvalue for="kind" value="${xmlText(kind)}"/></attvalues>${held}</edge>\n`
    }
    yield '    </edges>\n  </graph>\n</gexf>\n'
  },
}

const days = ({ start, end }: Spell): string =>
  `${start === null ? '' : ` start="${start}"`}${end === null ? '' : ` end="${end}"`}`
