import { has, listOf, objectOf, textOf } from './json-value.ts';
import type { Json } from './json-value.ts';
import { scanKindOfText } from './scan-kind.ts';
import type { ScanKind } from './scan-kind.ts';
import type { TraceResult } from './trace.ts';
import { traceOf } from './trace-events.ts';

/** By `stage`, then `sub_status`, then the word before its underscore. */
const KINDS: Readonly<Record<string, ScanKind>> = {
  NotFound: 'info', InfoReceived: 'info', PickedUp: 'picked_up', InTransit_PickedUp: 'picked_up', Departure: 'in_transit', Arrival: 'in_transit',
  InTransit: 'in_transit', AvailableForPickup: 'at_pickup_point', OutForDelivery: 'out_for_delivery', Delivered: 'signed',
  DeliveryFailure: 'exception', Exception: 'exception', Expired: 'exception', Returning: 'returning', Returned: 'returned',
  Exception_Returning: 'returning', Exception_Returned: 'returned',
};

export const is17Track = (value: unknown): boolean => {
  const data = objectOf(objectOf(value)['data']);
  return has(data, 'accepted') || has(data, 'rejected') || has(data, 'errors') || has(data, 'track_info') || has(value, 'track_info');
};

/** 17TRACK: `data.accepted[]` and `data.rejected[]` of an answer, or the one parcel of a push. */
export function read17Track(value: unknown): TraceResult[] {
  const top = objectOf(value);
  const data = objectOf(top['data']);
  if (has(top, 'track_info')) return [readOne(top)];
  if (has(data, 'track_info')) return [readOne(data)];
  const rejected = [...listOf(data['rejected']), ...listOf(data['errors'])].map(objectOf).map((one) => {
    const error = objectOf(one['error'] ?? one);
    return { trackingNo: textOf(one['number']), reason: `${textOf(error['code'])} ${textOf(error['message'])}`.trim() };
  });
  return [...listOf(data['accepted']).map(objectOf).map(readOne), ...rejected];
}

function readOne(body: Json): TraceResult {
  const trackingNo = textOf(body['number']);
  const info = objectOf(body['track_info']);
  const providers = listOf(objectOf(info['tracking'])['providers']).map(objectOf);
  const raw = providers.flatMap((provider) => listOf(provider['events'])).map(objectOf).map((event) => {
    const text = textOf(event['description']);
    return { time: textOf(event['time_utc']) || textOf(event['time_iso']), kind: kindOf(event, text), place: textOf(event['location']), text };
  });
  const latest = objectOf(info['latest_status']);
  if (raw.length === 0) return { trackingNo, reason: textOf(latest['sub_status']) || textOf(latest['status']) };
  const provider = objectOf(providers[0]?.['provider']);
  const carrier = textOf(provider['alias']) || textOf(provider['name']) || textOf(body['carrier']);
  return traceOf({ trackingNo, carrier, orderId: textOf(body['order_no']) }, raw, 'UTC');
}

function kindOf(event: Json, text: string): ScanKind {
  const subStatus = textOf(event['sub_status']);
  return KINDS[textOf(event['stage'])] ?? KINDS[subStatus] ?? KINDS[subStatus.split('_')[0] ?? ''] ?? scanKindOfText(text);
}
