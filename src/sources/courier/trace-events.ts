import type { Zone } from '../../words/days.ts';
import { parseInstant } from '../cells/parse-instant.ts';
import type { ScanKind } from './scan-kind.ts';
import type { Trace } from './trace.ts';

export interface RawEvent {
  time: string;
  kind: ScanKind;
  place: string;
  text: string;
}

const DATE_LENGTH = 10;

/** Reads the times of raw events and sets those aside whose time is none. A bare date is none: midnight would be a guess. */
export function traceOf(head: Pick<Trace, 'trackingNo' | 'carrier' | 'orderId'>, raw: readonly RawEvent[], zone: Zone): Trace {
  const trace: Trace = { ...head, events: [], unreadable: [] };
  for (const { time, ...event } of raw) {
    const at = time.length > DATE_LENGTH ? parseInstant(time, zone) : null;
    if (typeof at === 'number') trace.events.push({ at, ...event });
    else trace.unreadable.push({ value: time });
  }
  return trace;
}
