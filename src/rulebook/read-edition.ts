import { parseDocument } from 'yaml';
import type { z } from 'zod';
import { Failure } from '../words/failure.ts';
import { checkMeasures } from './check-measures.ts';
import { checkScoring } from './check-scoring.ts';
import { editionSchema, type Edition } from './edition-schema.ts';
import { Problems, type Problem } from './problems.ts';

/** Checks a rulebook's text: the edition, or all that is wrong with it. */
export function checkEdition(text: string): { edition: Edition | null; problems: Problem[] } {
  const problems = new Problems();
  const document = parseDocument(text, { merge: true, uniqueKeys: true });
  for (const error of document.errors) problems.add(`line ${error.linePos?.[0].line ?? '?'}`, error.message.split('\n')[0] ?? error.code);
  if (problems.list.length > 0) return { edition: null, problems: problems.list };
  const parsed = editionSchema.safeParse(document.toJS());
  if (!parsed.success) {
    for (const issue of parsed.error.issues) problems.add(pathOf(issue.path), messageOf(issue));
    return { edition: null, problems: problems.list };
  }
  checkMeasures(parsed.data, problems);
  checkScoring(parsed.data, problems);
  return { edition: problems.list.length === 0 ? parsed.data : null, problems: problems.list };
}

/** @throws Failure bad_rulebook naming the file, the first path and what was expected there. */
export function readEdition(text: string, fileName: string): Edition {
  const { edition, problems } = checkEdition(text);
  if (edition) return edition;
  const [first] = problems;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  throw new Failure('bad_rulebook', `${fileName}: ${first?.path ?? ''}: ${first?.message ?? ''}${more}`, {
    place: { file: fileName, path: first?.path ?? '' },
    hint: 'Run `tiyan rulebook check` to see every mistake',
  });
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.map((part, i) => (typeof part === 'number' ? `[${part}]` : `${i === 0 ? '' : '.'}${String(part)}`)).join('') || '(top)';
}

/** zod's message; for a union that fits nowhere, the messages of the member that came closest. */
function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_union') return issue.message;
  const closest = [...issue.errors].sort((a, b) => a.length - b.length)[0] ?? [];
  return closest.map((inner) => `${inner.path.map(String).join('.')}: ${messageOf(inner)}`.replace(/^: /, '')).join('; ') || issue.message;
}
