import type { Edition } from './edition-schema.ts';

export interface Change {
  path: string;
  /** JSON text; '' where the part is not there. */
  before: string;
  after: string;
}

/** What two editions say differently, part by part. Lists of things with an id are compared by it, notes and sources not at all. */
export function diffEditions(a: Edition, b: Edition): Change[] {
  const before = flatten(a);
  const after = flatten(b);
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths.flatMap((path) => {
    const change = { path, before: before.get(path) ?? '', after: after.get(path) ?? '' };
    return change.before === change.after ? [] : [change];
  });
}

const SILENT = new Set(['source', 'sources', 'note', 'edition', 'title', 'definition']);

function flatten(value: unknown, path = '', out = new Map<string, string>()): Map<string, string> {
  if (Array.isArray(value)) {
    if (value.every((item) => item === null || typeof item !== 'object')) out.set(path, JSON.stringify(value));
    else value.forEach((item, i) => flatten(item, `${path}[${nameOf(item) ?? i}]`, out));
  } else if (value !== null && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) if (!SILENT.has(key)) flatten(inner, path === '' ? key : `${path}.${key}`, out);
  } else out.set(path, JSON.stringify(value));
  return out;
}

function nameOf(item: unknown): string | null {
  if (Array.isArray(item)) return null;
  const { id, indicator, industry, shopKind } = item as Record<string, unknown>;
  if (typeof id === 'string') return id;
  if (typeof indicator === 'string') return indicator;
  return typeof industry === 'string' ? `${industry}/${String(shopKind)}` : null;
}
