import { parseDocument } from 'yaml';
import { Failure } from '../../words/failure.ts';
import { faultsOf } from './check-references.ts';
import { DEPTH_MAX, mappingSchema } from './mapping-schema.ts';
import type { Mapping } from './mapping-schema.ts';

const TEXT_MAX = 256 * 1024;
/** Objects and lists within each other in a whole mapping: facts → columns → expression forms. */
const NESTING_MAX = DEPTH_MAX * 2 + 4;

/** A mapping from its YAML text; a Failure `bad_mapping` names the place and what was expected there. */
export function readMapping(text: string, fileName: string): Mapping {
  if (text.length > TEXT_MAX) throw new Failure('limit_exceeded', `The mapping has ${text.length} characters.`, { place: { file: fileName }, hint: `At most ${TEXT_MAX}.` });
  const document = parseDocument(text, { uniqueKeys: true });
  const wrong = document.errors[0];
  if (wrong) throw new Failure('bad_mapping', `The YAML cannot be read: ${wrong.message.split('\n')[0]}`, { place: { file: fileName, row: wrong.linePos?.[0].line ?? 1 }, hint: 'Mind the indentation and quote texts with : or #.', cause: wrong });
  const value: unknown = document.toJS({ maxAliasCount: 20 });
  if (nesting(value) > NESTING_MAX) throw new Failure('limit_exceeded', `The mapping is nested more than ${NESTING_MAX} levels deep.`, { place: { file: fileName }, hint: 'Write simpler expressions.' });
  const parsed = mappingSchema.safeParse(value);
  if (!parsed.success) {
    const issue = deepest(parsed.error.issues);
    throw badMapping(fileName, issue.path.join('.'), issue.message);
  }
  const fault = faultsOf(parsed.data)[0];
  if (fault) throw badMapping(fileName, fault.path, fault.message);
  return parsed.data;
}

const badMapping = (file: string, path: string, message: string): Failure =>
  new Failure('bad_mapping', `${path === '' ? 'The mapping' : path}: ${message}`, { place: { file, path }, hint: 'The forms are listed in docs/mapping.md.' });

interface Issue {
  code: string;
  path: PropertyKey[];
  message: string;
  errors?: Issue[][];
}

/** Of a union's branches the one that got furthest is what the author meant; where none got in, the union's own words are best. */
function deepest(issues: readonly Issue[]): Issue {
  const first = issues[0] ?? { code: '', path: [], message: 'Not a mapping.' };
  const inner = (first.errors ?? []).filter((branch) => branch.length > 0 && branch.every((issue) => issue.path.length > 0)).map((branch) => deepest(branch));
  const furthest = inner.toSorted((a, b) => b.path.length - a.path.length)[0];
  return furthest ? { ...furthest, path: [...first.path, ...furthest.path] } : first;
}

function nesting(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let deepestPart = 0;
  for (const part of Object.values(value)) deepestPart = Math.max(deepestPart, nesting(part));
  return deepestPart + 1;
}
