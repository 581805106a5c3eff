import type { Rule } from 'eslint';

const CLOCK = /\b(?:(?:now|now64|today|yesterday|utctimestamp|clock_timestamp|statement_timestamp|transaction_timestamp)\s*\(|(?:current_timestamp|current_date|localtimestamp)\b)/i;

/** The stores must not read a clock of their own: `asOf` and the time of writing come in as parameters. */
export const noSqlClock: Rule.RuleModule = {
  meta: { type: 'problem', schema: [], messages: { clock: "'{{text}}' reads the store's clock; hand the time in as a parameter" } },
  create(context) {
    const check = (node: Rule.Node, text: string): void => {
      const found = CLOCK.exec(text);
      if (found) context.report({ node, messageId: 'clock', data: { text: found[0].replace('(', '()') } });
    };
    return {
      TemplateElement: (node) => check(node, node.value.raw),
      Literal(node) {
        if (typeof node.value === 'string') check(node, node.value);
      },
    };
  },
};
