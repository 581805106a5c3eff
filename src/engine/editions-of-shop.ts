import type { ShopProfile } from '../facts/shop-profile.ts';
import { listShopValues, type ShopValue } from '../records/shop-values.ts';
import { editionOn, editionsOf } from '../rulebook/choose-edition.ts';
import type { Edition } from '../rulebook/edition-schema.ts';
import { withOwnValues, type OwnValue } from '../rulebook/own-values.ts';
import { planMeasures, type MeasurePlan } from '../sql/measure-plan.ts';
import type { System } from '../system.ts';
import type { Day } from '../words/days.ts';
import { Failure } from '../words/failure.ts';

/** The editions of one shop's platform as that shop sees them: with its own values from their days on. */
export interface ShopEditions {
  /** The edition for a day, or the named one whatever the day. null when the platform has none. */
  on(day: Day, named?: string): { edition: Edition; inForce: boolean } | null;
  /** Measures of all its editions, with every set of own values: what the deltas must hold. */
  plans: MeasurePlan[];
  all: Edition[];
}

/**
 * With `strict`, own values that do not fit are an error; else they are left out and the log says so, for one shop's
 * values must not keep the others from their scores.
 */
export async function editionsOfShop(system: System, profile: ShopProfile, strict = false): Promise<ShopEditions> {
  const values = await listShopValues(system.records, profile.shopId, profile.platform);
  const all = editionsOf(system.editions, profile.platform);
  const made = new Map<string, Edition>();
  const withValues = (edition: Edition, day: Day): Edition => {
    const own = ownValuesOn(values, edition.edition, day);
    const key = `${edition.edition} ${own.map((v) => `${v.path}@${v.fromOn}`).join(' ')}`;
    let found = made.get(key);
    if (!found) made.set(key, (found = strict ? withOwnValues(edition, own) : withValuesThatFit(system, profile, edition, own)));
    return found;
  };
  const days = ['0000-01-01', ...new Set(values.map((v) => v.fromOn))];
  const plans = all.flatMap((edition) => days.flatMap((day) => planMeasures(withValues(edition, day))));
  return {
    all,
    plans: [...new Map(plans.map((plan) => [plan.key, plan])).values()],
    on(day, named) {
      const chosen = named === undefined ? editionOn(all, profile.platform, day) : namedEdition(all, profile.platform, named, day);
      return chosen && { edition: withValues(chosen.edition, day), inForce: chosen.inForce };
    },
  };
}

function withValuesThatFit(system: System, profile: ShopProfile, edition: Edition, own: readonly OwnValue[]): Edition {
  try {
    return withOwnValues(edition, own);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    system.log(`The own values of ${profile.shopId} for ${edition.edition} are left out: ${error.message}`);
    return edition;
  }
}

/** Values of one edition in force on a day: of each path the newest that has begun. Paths are `2026-09-08/weights…`. */
function ownValuesOn(values: readonly ShopValue[], edition: string, day: Day): { path: string; value: unknown; fromOn: Day }[] {
  const begun = values.filter((v) => v.path.startsWith(`${edition}/`) && v.fromOn <= day);
  return [...new Map(begun.map((v) => [v.path, v])).values()].map((v) => ({ path: v.path.slice(edition.length + 1), value: v.value, fromOn: v.fromOn }));
}

function namedEdition(all: readonly Edition[], platform: string, named: string, day: Day): { edition: Edition; inForce: boolean } {
  const edition = all.find((e) => e.edition === named);
  if (!edition) throw new Failure('not_found', `${platform} has no edition ${named}`, { hint: all.length > 0 ? `Editions: ${all.map((e) => e.edition).join(', ')}` : 'This platform has no edition yet' });
  return { edition, inForce: edition.inForce.from <= day && (edition.inForce.until === null || day <= edition.inForce.until) };
}
