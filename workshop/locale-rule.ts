// Forbids dates and numbers that depend on the machine's locale, or on a locale that happens to write ISO dates. oxlint
// loads this file as a plugin (see .oxlintrc.json).

interface Node {
  type: string
  value?: unknown
  name?: string
  property?: Node
  object?: Node
  callee?: Node
  arguments?: Node[]
}
interface Context {
  report(finding: { message: string; node: unknown }): void
}

/** Methods of dates, numbers and texts that take a locale, with the index of that argument. */
const METHODS = new Map([
  ['toLocaleString', 0],
  ['toLocaleDateString', 0],
  ['toLocaleTimeString', 0],
  ['toLocaleLowerCase', 0],
  ['toLocaleUpperCase', 0],
  ['localeCompare', 1],
])
const BORROWED = new Set(['en-CA', 'sv-SE'])

const namesLocale = (argument: Node | undefined): boolean =>
  argument !== undefined &&
  !(argument.type === 'Identifier' && argument.name === 'undefined') &&
  argument.type !== 'ArrayExpression'

const rule = {
  create(context: Context): Record<string, (node: Node) => void> {
    const unnamed = (node: Node, what: string): void =>
      context.report({ message: `${what} must name its language: the machine's own differs between laptops.`, node })
    const intl = (node: Node): void => {
      const { callee } = node
      if (callee?.type !== 'MemberExpression' || callee.object?.name !== 'Intl') return
      if (callee.property?.name === 'Segmenter' || callee.property?.name === 'supportedValuesOf') return
      if (!namesLocale(node.arguments?.[0])) unnamed(node, `Intl.${callee.property?.name ?? ''}`)
    }
    return {
      NewExpression: intl,
      CallExpression(node) {
        intl(node)
        const name = node.callee?.property?.name ?? ''
        const place = METHODS.get(name)
        if (node.callee?.type !== 'MemberExpression' || place === undefined) return
        if (!namesLocale(node.arguments?.[place])) unnamed(node, name)
      },
      Literal(node) {
        if (typeof node.value === 'string' && BORROWED.has(node.value))
          context.report({ message: `${node.value} is no way to write ISO days: use shared/domain/day.ts.`, node })
      },
    }
  },
}

export default { meta: { name: 'enishi-locale' }, rules: { 'locale-named': rule } }
