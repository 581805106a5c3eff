import { has, listOf, objectOf, textOf } from './json-value.ts';
import { scanKindOfText } from './scan-kind.ts';
import type { ScanKind } from './scan-kind.ts';
import type { TraceResult } from './trace.ts';
import { traceOf } from './trace-events.ts';

/** By state number and by the Chinese word that stands beside each event (`resultv2`). */
const KINDS: Readonly<Record<string, ScanKind>> = {
  '0': 'in_transit', '1': 'picked_up', '2': 'exception', '3': 'signed', '4': 'returned', '5': 'out_for_delivery', '6': 'returning',
  '7': 'in_transit', '10': 'in_transit', '11': 'in_transit', '12': 'in_transit', '13': 'exception', '14': 'exception',
  在途: 'in_transit', 揽收: 'picked_up', 疑难: 'exception', 签收: 'signed', 退签: 'returned', 派件: 'out_for_delivery', 退回: 'returning',
  转投: 'in_transit', 清关: 'in_transit', 待清关: 'in_transit', 清关中: 'in_transit', 已清关: 'in_transit', 清关异常: 'exception', 拒签: 'exception',
};

export const isKuaidi100 = (value: unknown): boolean =>
  has(value, 'lastResult') || (has(value, 'nu', 'com') && has(value, 'data')) || has(value, 'returnCode', 'result');

/** 快递100: the answer to a query, or the body of a push. Times are Beijing's. */
export function readKuaidi100(value: unknown): TraceResult[] {
  const body = objectOf(has(value, 'lastResult') ? objectOf(value)['lastResult'] : value);
  const trackingNo = textOf(body['nu']);
  const events = listOf(body['data']);
  if (trackingNo === '' || events.length === 0) {
    const code = textOf(body['returnCode']);
    const message = textOf(body['message']) || textOf(objectOf(value)['message']);
    return [{ trackingNo, reason: `${code === '' ? '' : `${code} `}${message}`.trim() }];
  }
  const raw = events.map(objectOf).map((event) => {
    const text = textOf(event['context']);
    return { time: textOf(event['time']) || textOf(event['ftime']), kind: kindOf(event, text), place: textOf(event['areaName']) || textOf(event['location']), text };
  });
  return [traceOf({ trackingNo, carrier: textOf(body['com']), orderId: '' }, raw, 'Asia/Shanghai')];
}

/** A state says "in transit" or "delivering" of a parcel that lies at a pickup point: there the text knows more. */
function kindOf(event: Readonly<Record<string, unknown>>, text: string): ScanKind {
  const coded = KINDS[textOf(event['statusCode'])] ?? KINDS[textOf(event['status'])];
  const told = scanKindOfText(text);
  if (coded === undefined) return told;
  return told === 'at_pickup_point' && (coded === 'in_transit' || coded === 'out_for_delivery') ? told : coded;
}
