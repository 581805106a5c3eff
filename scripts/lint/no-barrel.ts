import type { Rule } from 'eslint';

/** A file that only passes on other files' exports hides who owns a thing, and pulls all of them in with one import. */
export const noBarrel: Rule.RuleModule = {
  meta: { type: 'problem', schema: [], messages: { barrel: 'This file only passes on exports; import from the file that owns the thing' } },
  create: (context) => ({
    Program(node) {
      const kinds = node.body.map((statement) => {
        if (statement.type === 'ExportAllDeclaration') return 'export';
        if (statement.type === 'ExportNamedDeclaration' && !statement.declaration) return 'export';
        return statement.type === 'ImportDeclaration' ? 'import' : 'code';
      });
      if (kinds.includes('export') && !kinds.includes('code')) context.report({ node, messageId: 'barrel' });
    },
  }),
};
