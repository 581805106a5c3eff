import type { Edition } from '../rulebook/edition-schema.ts';
import type { Mark } from '../rulebook/num.ts';

const order: readonly Mark[] = ['assumed', 'inferred', 'third_party', 'entered', 'official'];

/** The least certain of several marks: a chain is as sure as its weakest link. */
export const weakest = (...marks: readonly Mark[]): Mark => marks.reduce((a, b) => (order.indexOf(a) <= order.indexOf(b) ? a : b), 'official');

/**
 * How sure a measure is by its own numbers and the words of its reasons. The exclusions that all measures share are not
 * asked: the length of an instant refund is assumed, and would make every number of every shop look the same.
 */
export function measureMark(edition: Edition, measureId: string): Mark {
  const measure = edition.measures[measureId];
  const named = (key: string, value: unknown): string[] =>
    value === null || typeof value !== 'object' ? [] : Object.entries(value).flatMap(([k, inner]) => (k === key && typeof inner === 'string' ? [inner] : named(key, inner)));
  const classes = named('class', measure).flatMap((name) => edition.reasonClasses[name]?.mark ?? []);
  return weakest(...(named('mark', measure) as Mark[]), ...classes);
}
