import { has, listOf, objectOf, textOf } from './json-value.ts';
import { scanKindOfText } from './scan-kind.ts';
import type { ScanKind } from './scan-kind.ts';
import type { TraceResult } from './trace.ts';
import { traceOf } from './trace-events.ts';

/** By `Action` of an event; a longer code not listed here means what its first digit means. */
const KINDS: Readonly<Record<string, ScanKind>> = {
  '0': 'info', '1': 'picked_up', '2': 'in_transit', '202': 'out_for_delivery', '211': 'at_pickup_point', '3': 'signed',
  '4': 'exception', '404': 'returning', '406': 'returned', '407': 'returning', '418': 'info', '419': 'out_for_delivery',
  '5': 'in_transit', '6': 'in_transit', '604': 'exception', '10': 'info',
};

export const isKdniao = (value: unknown): boolean => has(value, 'EBusinessID') && (has(value, 'LogisticCode') || has(value, 'Data') || has(value, 'Success'));

/** 快递鸟: the answer to a query, or the body of a push (`Data[]`). Times are Beijing's. */
export function readKdniao(value: unknown): TraceResult[] {
  const body = objectOf(value);
  return Array.isArray(body['Data']) ? body['Data'].map(readOne) : [readOne(value)];
}

function readOne(value: unknown): TraceResult {
  const body = objectOf(value);
  const trackingNo = textOf(body['LogisticCode']);
  const events = listOf(body['Traces']);
  if (body['Success'] === false || events.length === 0) return { trackingNo, reason: textOf(body['Reason']) };
  const raw = events.map(objectOf).map((event) => {
    const text = textOf(event['AcceptStation']);
    const action = textOf(event['Action']);
    const kind = KINDS[action] ?? (/^[2-6]\d\d$/.test(action) ? KINDS[action.charAt(0)] : undefined) ?? scanKindOfText(text);
    return { time: textOf(event['AcceptTime']), kind, place: textOf(event['Location']), text };
  });
  return traceOf({ trackingNo, carrier: textOf(body['ShipperCode']), orderId: textOf(body['OrderCode']) }, raw, 'Asia/Shanghai');
}
