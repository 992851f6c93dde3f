import { parseSync } from 'vite'

/** Attributes that people read or hear. */
const READ = new Set(['aria-label', 'aria-description', 'aria-roledescription', 'title', 'placeholder', 'alt', 'label'])
/** Calls whose strings are selectors. */
const SELECTS = /^(?:querySelector(?:All)?|closest|matches)$/
/** Words with a space between them, as no key, class or path has. */
const SENTENCE = /^\p{L}[\p{L}’',;.]* \p{L}/u
const AMONG_GAPS = / \p{L}{2}|\p{L}{2} /u

interface Node {
  readonly type: string
  readonly start: number
  readonly [key: string]: unknown
}
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'
const below = (node: Node): readonly Node[] =>
  Object.values(node)
    .flatMap((value) => [value].flat(2))
    .filter(isNode)
const nameOf = (node: unknown): string =>
  isNode(node) ? String(node.name ?? (isNode(node.property) ? node.property.name : '')) : ''
const quasis = (node: Node): readonly (readonly [Node, string])[] =>
  (node.quasis as readonly Node[]).map((quasi) => [quasi, (quasi.value as { cooked: string }).cooked])

/**
 * Text of a TypeScript or TSX program that people would see and that it does not take from a catalogue, each with its file and
 * line: text between tags, in attributes that are read, in what an expression between tags may come to, and every string that has
 * words with a space between. Throws where the program cannot be parsed.
 */
export function textOutside(file: string, source: string): readonly string[] {
  const { program, errors } = parseSync(file, source)
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`)
  const found = new Set<string>()
  const tell = (text: string, { start }: Node): void => {
    const words = text.trim()
    if (/\p{L}{2}/u.test(words.replace(/https?:\/\/$/, '')))
      found.add(`${file}:${source.slice(0, start).split('\n').length} ${words}`)
  }
  const unread = new Set<Node>()
  const markUnread = (node: Node, inside: boolean): void => {
    if (inside) unread.add(node)
    const now =
      inside ||
      (node.type === 'JSXAttribute' && !READ.has(nameOf(node.name))) ||
      (node.type === 'CallExpression' && SELECTS.test(nameOf(node.callee)))
    for (const child of below(node)) markUnread(child, now)
  }
  const walk = (node: Node): void => {
    if (node.type === 'JSXText') tell(String(node.value), node)
    if (node.type === 'JSXElement' || node.type === 'JSXFragment')
      for (const child of node.children as readonly Node[])
        if (child.type === 'JSXExpressionContainer') shown(child.expression, tell)
    if (node.type === 'JSXAttribute' && READ.has(nameOf(node.name)) && isNode(node.value))
      shown(node.value.type === 'JSXExpressionContainer' ? node.value.expression : node.value, tell)
    if (node.type === 'Literal' && typeof node.value === 'string' && SENTENCE.test(node.value) && !unread.has(node))
      tell(node.value, node)
    if (node.type === 'TemplateLiteral' && !unread.has(node))
      for (const [quasi, text] of quasis(node)) if (AMONG_GAPS.test(text)) tell(text, quasi)
    for (const child of below(node)) walk(child)
  }
  markUnread(program as unknown as Node, false)
  walk(program as unknown as Node)
  return [...found]
}

/** The strings that an expression in a place where text is shown may come to. */
function shown(node: unknown, tell: (text: string, at: Node) => void): void {
  if (!isNode(node)) return
  const parts: unknown[] = []
  if (node.type === 'Literal' && typeof node.value === 'string') tell(node.value, node)
  if (node.type === 'TemplateLiteral') {
    for (const [quasi, text] of quasis(node)) tell(text, quasi)
    parts.push(...(node.expressions as readonly unknown[]))
  }
  if (node.type === 'ConditionalExpression') parts.push(node.consequent, node.alternate)
  if (node.type === 'LogicalExpression') parts.push(node.left, node.right)
  if (node.type === 'BinaryExpression' && node.operator === '+') parts.push(node.left, node.right)
  if (node.type === 'ArrayExpression') parts.push(...(node.elements as readonly unknown[]))
  // [a, b].filter(Boolean).join(', '): what is joined is shown.
  if (node.type === 'CallExpression' && /^(?:join|filter)$/.test(nameOf(node.callee))) parts.push((node.callee as Node).object)
  if (/^(?:ParenthesizedExpression|TSAsExpression|TSNonNullExpression)$/.test(node.type)) parts.push(node.expression)
  for (const part of parts) shown(part, tell)
}
