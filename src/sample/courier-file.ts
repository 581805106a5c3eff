import type { Instant } from '../words/days.ts';
import { ORIGIN } from './places.ts';
import type { Parcel, Sale } from './sale.ts';
import type { FileFrame } from './douyin-service-files.ts';
import { HOUR, timeText } from './timeline.ts';

interface Scan {
  at: Instant;
  status: string;
  context: string;
}

/** The waybills picked up before the export, one 快递100 answer a line. A parcel of several orders is asked for once. */
export function courierLines(sales: readonly Sale[], frame: FileFrame): string {
  let lines = '';
  for (const sale of sales) {
    if (sale.parcel === null || sale.kind === 'gift' || sale.parcel.pickedUpAt >= frame.until) continue;
    lines += `${JSON.stringify(answer(sale.parcel, sale.destination.city, frame))}\n`;
  }
  return lines;
}

function answer(parcel: Parcel, city: string, { time, until }: FileFrame): Record<string, unknown> {
  const scans = scansOf(parcel, city).filter((scan) => scan.at < until);
  const isSigned = parcel.signedAt !== null && parcel.signedAt < until;
  const data = scans.toReversed().map(({ at, status, context }) => ({ time: timeText(at, time.zone), ftime: timeText(at, time.zone), context, status }));
  return { message: 'ok', nu: parcel.trackingNo, ischeck: isSigned ? '1' : '0', com: parcel.carrier.code, status: '200', state: isSigned ? '3' : '0', data };
}

function scansOf({ pickedUpAt, signedAt, dueAt, trackingNo }: Parcel, city: string): Scan[] {
  const arrivesAt = signedAt ?? dueAt;
  const scans: Scan[] = [
    { at: pickedUpAt, status: '揽收', context: `【义乌市】${ORIGIN}公司 已揽收` },
    { at: pickedUpAt + Math.floor((arrivesAt - pickedUpAt) * 0.35), status: '在途', context: `【金华市】已离开 浙江金华分拨中心；发往 ${city}分拨中心` },
  ];
  if (signedAt === null) return scans;
  // Not on every parcel, for scans are most of the sample. The name and the number belong to nobody: couriers' texts hold such, and the import must mask them.
  if (trackingNo.endsWith('3')) scans.push({ at: signedAt - 2 * HOUR, status: '派件', context: `【${city}】快递员 示小例(13800000000)正在为您派件` });
  const isAtPoint = trackingNo.endsWith('7');
  scans.push({ at: signedAt, status: '签收', context: isAtPoint ? `【代收点】您的快件已签收，凭取件码在驿站取走` : `【${city}】您的快件已签收，签收人：示小例` });
  return scans;
}
