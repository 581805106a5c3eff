import type { Rule } from 'eslint';

type Node = Parameters<Rule.RuleContext['sourceCode']['getAncestors']>[0];

const SQL = /^\s*(?:\/\*.*?\*\/\s*)?(?:SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|WITH|select|insert|update|delete|create|alter|with)\s/;
const NAMED_AS_VALUE = /value|input/i;
const FROM_OUTSIDE = /^(?:request|args|argv|body|params)$/;

/** Values go to the stores as typed parameters only; identifiers may stand in the text. */
export const noValueInSql: Rule.RuleModule = {
  meta: { type: 'problem', schema: [], messages: { value: "'{{name}}' is written into SQL; hand it over as a typed parameter" } },
  create(context) {
    const check = (expression: Node): void => {
      const name = namesIn(expression, context.sourceCode.visitorKeys).find((n) => NAMED_AS_VALUE.test(n) || FROM_OUTSIDE.test(n));
      if (name !== undefined) context.report({ node: expression, messageId: 'value', data: { name } });
    };
    return {
      TemplateLiteral(node) {
        if (SQL.test(node.quasis[0]?.value.raw ?? '')) node.expressions.forEach(check);
      },
      BinaryExpression(node) {
        if (node.operator === '+' && startsAsSql(node.left)) check(node.right);
      },
    };
  },
};

function startsAsSql(node: Node): boolean {
  if (node.type === 'BinaryExpression') return node.operator === '+' && startsAsSql(node.left);
  return node.type === 'Literal' && typeof node.value === 'string' && SQL.test(node.value);
}

type Keys = Readonly<Record<string, readonly string[] | undefined>>;

/** All identifiers within an expression, functions called on a value included: quoting it by hand is no way out. */
function namesIn(node: Node, keys: Keys): string[] {
  if (node.type === 'Identifier') return [node.name];
  const children = (keys[node.type] ?? []).flatMap((key) => (node as unknown as Record<string, Node | Node[] | null>)[key] ?? []);
  return children.flatMap((child) => namesIn(child, keys));
}
