import { relative, sep } from 'node:path';
import type { Rule } from 'eslint';

const VAGUE = /(^|-)(utils?|helpers?|common|shared|lib|misc)$/;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Files and folders are named after what they hold, in kebab-case. */
export const fileNames: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { vague: "'{{name}}' says nothing of what is inside; name it after what it holds", kebab: "'{{name}}' is not in kebab-case" },
  },
  create: (context) => ({
    Program(node) {
      for (const part of relative(context.cwd, context.filename).split(sep)) {
        const name = part.split('.').find((word) => word !== '') ?? '';
        if (VAGUE.test(name)) context.report({ node, messageId: 'vague', data: { name: part } });
        else if (!KEBAB.test(name)) context.report({ node, messageId: 'kebab', data: { name: part } });
      }
    },
  }),
};
