import type { Day } from '../words/days.ts';
import type { Edition } from './edition-schema.ts';

/**
 * The edition in force on a day. Before the first one, the first; `inForce` then says that it was not yet. null when the
 * platform has no editions.
 */
export function editionOn(editions: readonly Edition[], platform: string, day: Day): { edition: Edition; inForce: boolean } | null {
  const own = editionsOf(editions, platform);
  const current = own.findLast((e) => e.inForce.from <= day && (e.inForce.until === null || day <= e.inForce.until));
  if (current) return { edition: current, inForce: true };
  const nearest = own.findLast((e) => e.inForce.from <= day) ?? own[0];
  return nearest ? { edition: nearest, inForce: false } : null;
}

/** Editions of a platform, oldest first. */
export function editionsOf(editions: readonly Edition[], platform: string): Edition[] {
  return editions.filter((e) => e.platform === platform).sort((a, b) => (a.inForce.from < b.inForce.from ? -1 : 1));
}
