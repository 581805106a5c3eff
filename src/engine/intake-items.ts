import { createHmac } from 'node:crypto';
import type { Remark } from '../facts/intake.ts';
import { factShapes, type FactKind } from '../facts/shapes.ts';
import type { ReadContext } from '../sources/source.ts';
import type { FactItem } from '../sources/source.ts';
import { dayOf, type Instant, type Zone } from '../words/days.ts';

/** Promises about the future: they say nothing of how far the facts reach. */
const PROMISES = new Set(['promisedShipAt', 'deliveryDueAt']);

const eventColumns = Object.fromEntries(
  Object.entries(factShapes).map(([kind, { columns }]) => [kind, Object.entries(columns).filter(([name, type]) => type === 'instant' && !PROMISES.has(name)).map(([name]) => name)]),
) as Record<FactKind, string[]>;

/** The first and the latest event a fact tells of; the latest is how new the row is when nothing else says so. 0 when it tells of none. */
export function eventsOf(item: FactItem): { first: Instant; latest: Instant } {
  const fact = item.fact as Record<string, unknown>;
  let first = 0;
  let latest = 0;
  for (const column of eventColumns[item.kind]) {
    const at = fact[column] as number | null;
    if (at === null) continue;
    if (at > latest) latest = at;
    if (first === 0 || at < first) first = at;
  }
  return { first, latest };
}

/** First and last day of which a batch tells. Events after the import are mistakes of a clock and do not count. */
export class Reach {
  #first = Infinity;
  #last = 0;
  readonly #now: Instant;

  constructor(now: Instant) {
    this.#now = now;
  }

  add(at: Instant): void {
    if (at <= 0 || at > this.#now) return;
    this.#first = Math.min(this.#first, at);
    this.#last = Math.max(this.#last, at);
  }

  days(zone: Zone): { dayFirst: string; dayLast: string } {
    return this.#last === 0 ? { dayFirst: '', dayLast: '' } : { dayFirst: dayOf(this.#first, zone), dayLast: dayOf(this.#last, zone) };
  }
}

/** Remarks by code with their count and first rows. */
export class Remarks {
  readonly #byCode = new Map<string, Remark>();

  add(code: string, message: string, row: number): void {
    const known = this.#byCode.get(code);
    if (!known) this.#byCode.set(code, { code, message, count: 1, rows: [row] });
    else {
      known.count += 1;
      if (known.rows.length < 10) known.rows.push(row);
    }
  }

  list(): Remark[] {
    return [...this.#byCode.values()];
  }
}

export function readContext(options: { zone: Zone; currency: string; secret: string; remarks: Remarks }): ReadContext {
  return {
    zone: options.zone,
    currency: options.currency,
    hashBuyer: (id) => (id === '' ? '' : createHmac('sha256', options.secret).update(id).digest('hex').slice(0, 32)),
    remark: (code, message, row) => options.remarks.add(code, message, row),
  };
}

/** How many rejected rows are told at once; all are kept. */
export const REJECTED_SHOWN = 20;
/** Rejected rows wait in memory up to this many. */
export const REJECTED_AT_ONCE = 2000;

