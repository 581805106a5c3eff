import { createHash } from 'node:crypto';
import { emptyFact } from '../../facts/shapes.ts';
import type { Instant } from '../../words/days.ts';
import type { ReadContext, SourceItem } from '../source.ts';
import { maskCourierText } from './mask-courier-text.ts';
import type { ScanKind } from './scan-kind.ts';

export interface TraceEvent {
  at: Instant;
  kind: ScanKind;
  place: string;
  /** As the courier wrote it; masked before it becomes a fact. */
  text: string;
}

/** One waybill's history, whichever service told it. */
export interface Trace {
  trackingNo: string;
  carrier: string;
  orderId: string;
  events: TraceEvent[];
  /** Events whose time could not be read. */
  unreadable: { value: string }[];
}

/** A waybill for which the service had an error instead of a history. */
export interface TraceError {
  trackingNo: string;
  reason: string;
}

export type TraceResult = Trace | TraceError;

/** A parcel is scanned some ten to forty times; more than this is a fault at the courier. */
export const SCANS_MAX = 500;

export function traceItems(result: TraceResult, row: number, context: ReadContext): SourceItem[] {
  if ('reason' in result) return [reject(row, 'no_trace', result.trackingNo, `The courier service gave no history: ${result.reason || 'no reason stated'}.`)];
  const { trackingNo, carrier, orderId } = result;
  if (trackingNo === '') return [reject(row, 'missing_value', '', 'Expected a waybill number.')];
  const items: SourceItem[] = result.unreadable.map(({ value }) => reject(row, 'bad_instant', value, 'Expected a time such as 2026-09-22 00:54:10.'));
  const events = result.events.toSorted((a, b) => a.at - b.at);
  const first = (kind: ScanKind): Instant | null => events.find((event) => event.kind === kind)?.at ?? null;
  items.push({ kind: 'parcel', row, fact: { ...emptyFact('parcel'), trackingNo, orderId, carrier, pickedUpAt: first('picked_up'), signedAt: first('signed') } });
  if (events.length > SCANS_MAX) context.remark('scans_limited', `A waybill has more than ${SCANS_MAX} scans; only the first ${SCANS_MAX} are kept.`, row);
  const seen = new Set<string>();
  for (const event of events.slice(0, SCANS_MAX)) {
    const text = maskCourierText(event.text);
    // The id rests on the masked text: a hash of the raw one could be tried against every phone number.
    const scanId = createHash('sha256').update(`${event.at}\n${text}`).digest('hex').slice(0, 16);
    if (seen.has(scanId)) continue;
    seen.add(scanId);
    items.push({ kind: 'parcel_scan', row, fact: { trackingNo, scanId, carrier, scannedAt: event.at, kind: event.kind, place: maskCourierText(event.place), text } });
  }
  return items;
}

function reject(row: number, code: string, value: string, message: string): SourceItem {
  return { kind: 'rejected', row, column: code === 'bad_instant' ? 'scannedAt' : 'trackingNo', value: value.slice(0, 64), code, message };
}
