import type { Zone } from '../../words/days.ts';
import { has, listOf, objectOf, textOf } from './json-value.ts';
import type { Json } from './json-value.ts';
import { scanKindOfText } from './scan-kind.ts';
import type { ScanKind } from './scan-kind.ts';
import type { TraceResult } from './trace.ts';
import { traceOf } from './trace-events.ts';

const KINDS: Readonly<Record<string, ScanKind>> = {
  Pending: 'info', InfoReceived: 'info', InTransit: 'in_transit', OutForDelivery: 'out_for_delivery', AttemptFail: 'exception',
  Delivered: 'signed', AvailableForPickup: 'at_pickup_point', Exception: 'exception', Expired: 'exception',
  Exception_010: 'returning', Exception_011: 'returned',
};

export const isAfterShip = (value: unknown): boolean => bodies(value).some((body) => has(body, 'tracking_number', 'slug')) || isError(value);

/** AfterShip: one tracking, a list of them, or a webhook's `msg`. A time without offset is the shop's wall clock. */
export function readAfterShip(value: unknown, zone: Zone): TraceResult[] {
  if (isError(value)) return [{ trackingNo: '', reason: `${textOf(objectOf(objectOf(value)['meta'])['code'])} ${textOf(objectOf(objectOf(value)['meta'])['message'])}`.trim() }];
  return bodies(value).map((body) => readOne(body, zone));
}

function isError(value: unknown): boolean {
  const meta = objectOf(objectOf(value)['meta']);
  return typeof meta['code'] === 'number' && meta['code'] >= 400;
}

function bodies(value: unknown): Json[] {
  const top = objectOf(value);
  if (has(top, 'tracking_number')) return [top];
  const inner = objectOf(top['data'] ?? top['msg']);
  if (Array.isArray(inner['trackings'])) return inner['trackings'].map(objectOf);
  return [objectOf(inner['tracking'] ?? inner)];
}

function readOne(body: Json, zone: Zone): TraceResult {
  const trackingNo = textOf(body['tracking_number']);
  const events = listOf(body['checkpoints']);
  if (events.length === 0) return { trackingNo, reason: textOf(body['subtag_message']) || textOf(body['tag']) };
  const raw = events.map(objectOf).map((event) => {
    const text = textOf(event['message']);
    const place = textOf(event['location']) || [textOf(event['city']), textOf(event['state']), textOf(event['country_region_name'])].filter((part) => part !== '').join(', ');
    return { time: textOf(event['checkpoint_time']), kind: kindOf(event, text), place, text };
  });
  return traceOf({ trackingNo, carrier: textOf(body['slug']), orderId: textOf(body['order_id']) }, raw, zone);
}

/** No tag says "picked up from the seller": only the text of an early event does. */
function kindOf(event: Json, text: string): ScanKind {
  const coded = KINDS[textOf(event['subtag'])] ?? KINDS[textOf(event['tag'])];
  const told = scanKindOfText(text);
  if (coded === undefined) return told;
  return told === 'picked_up' && (coded === 'in_transit' || coded === 'info') ? told : coded;
}
