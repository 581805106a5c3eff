import { Failure } from '../words/failure.ts';
import { checkMeasures } from './check-measures.ts';
import { checkScoring } from './check-scoring.ts';
import { editionSchema, type Edition } from './edition-schema.ts';
import { Problems } from './problems.ts';

/** A number or table that the shop reads in its own back office, put in place of one that is not official. */
export interface OwnValue {
  /** `weights.dimensions.rows`, `dimensions[0].indicators[1].points.bands.rows[0][0]`, … */
  path: string;
  value: unknown;
}

type Node = Record<string | number, unknown>;

/**
 * The edition with a shop's own values in place of assumed, inferred or third-party ones, marked `entered`. What is official is never replaced.
 * @throws Failure bad_rulebook when a path leads nowhere, the part is official, or the edition no longer checks.
 */
export function withOwnValues(edition: Edition, values: readonly OwnValue[]): Edition {
  if (values.length === 0) return edition;
  const copy = structuredClone(edition) as unknown as Node;
  for (const { path, value } of values) place(copy, path, value);
  const parsed = editionSchema.safeParse(copy);
  const problems = new Problems();
  if (parsed.success) {
    checkMeasures(parsed.data, problems);
    checkScoring(parsed.data, problems);
  } else {
    for (const issue of parsed.error.issues) problems.add(issue.path.map(String).join('.'), issue.message);
  }
  const [first] = problems.list;
  if (!parsed.success || first) {
    throw new Failure('bad_rulebook', `With the shop's own values ${first?.path ?? ''}: ${first?.message ?? ''}`, { place: { path: first?.path ?? '' }, hint: 'Correct the value, or remove it' });
  }
  return parsed.data;
}

function place(root: Node, path: string, value: unknown): void {
  const keys = [...path.matchAll(/[^.[\]]+/g)].map(([key]) => (/^\d+$/.test(key) ? Number(key) : key));
  const last = keys.pop();
  let node: unknown = root;
  let marked: Node | null = null;
  for (const key of keys) {
    node = isNode(node) ? node[key] : undefined;
    if (isNode(node) && 'mark' in node) marked = node;
  }
  if (last === undefined || !isNode(node) || node[last] === undefined) throw new Failure('bad_rulebook', `${path} is no part of this edition`, { place: { path } });
  if (marked === null || marked['mark'] === 'official') {
    throw new Failure('bad_rulebook', `${path} is ${marked === null ? 'no number of the rule' : "the platform's own text"}; only what is not official can be replaced`, { place: { path } });
  }
  node[last] = value;
  marked['mark'] = 'entered';
}

const isNode = (value: unknown): value is Node => value !== null && typeof value === 'object';
