import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { afterShipTrace, kdniaoTrace, kuaidi100Trace, seventeenTrackTrace } from '../../src/sources/courier/courier-source.ts';
import { SCANS_MAX } from '../../src/sources/courier/trace.ts';
import type { Source } from '../../src/sources/source.ts';
import { instantAt } from '../../src/words/days.ts';
import { readSource, sharedPath } from './read-source.ts';

type Event = [time: string, text: string];
const iso = (time: string): string => `${time.replace(' ', 'T')}+08:00`;
const beijing = (time: string): number => instantAt(time.slice(0, 10), Number(time.slice(11, 13)) * 3600 + Number(time.slice(14, 16)) * 60 + Number(time.slice(17, 19)), 'Asia/Shanghai');

/** The same history as each service wraps it. */
const WRAPPED: readonly [Source, (events: readonly Event[]) => unknown][] = [
  [kuaidi100Trace, (events) => ({ message: 'ok', nu: 'YD100', ischeck: '1', com: 'yunda', status: '200', state: '3', data: events.map(([time, context]) => ({ time, ftime: time, context, location: '' })) })],
  [kuaidi100Trace, (events) => ({ status: 'shutdown', message: '', lastResult: { nu: 'YD100', ischeck: '1', com: 'yunda', state: '3', data: events.map(([time, context]) => ({ time, ftime: time, context })) } })],
  [kdniaoTrace, (events) => ({ EBusinessID: '1', ShipperCode: 'yunda', LogisticCode: 'YD100', OrderCode: '', Success: true, State: '3', Traces: events.map(([AcceptTime, AcceptStation]) => ({ AcceptTime, AcceptStation, Location: '', Action: '' })) })],
  [kdniaoTrace, (events) => ({ PushTime: '2021-01-16 19:00:00', EBusinessID: '1', Count: '1', Data: [{ ShipperCode: 'yunda', LogisticCode: 'YD100', Success: true, Traces: events.map(([AcceptTime, AcceptStation]) => ({ AcceptTime, AcceptStation })) }] })],
  [afterShipTrace, (events) => ({ meta: { code: 200 }, data: { tracking: { tracking_number: 'YD100', slug: 'yunda', order_id: '', checkpoints: events.map(([time, message]) => ({ checkpoint_time: iso(time), message })) } } })],
  [seventeenTrackTrace, (events) => ({ code: 0, data: { accepted: [{ number: 'YD100', carrier: 1, track_info: { tracking: { providers: [{ provider: { alias: 'yunda' }, events: events.map(([time, description]) => ({ time_iso: iso(time), description })) }] } } }], rejected: [] } })],
];

const LITERAL: Event[] = [
  ['2026-09-03 11:25:26', '【佛山市】您的快件已签收,签收人：家家超市，如有疑问请电联快递员：张三【13800138000】。'],
  ['2026-09-03 08:16:20', '【佛山市】广东佛山桂城公司 快递员 张三 正在为您派件【95114为快递员外呼专属号码】'],
  ['2026-09-02 00:02:38', '【嘉兴市】已到达 浙江杭州分拨中心'],
  ['2026-09-01 15:05:28', '【湖州市】浙江安吉县公司的王五(13912345678) 已揽收'],
];

describe('one history in every wrapping', () => {
  it.each(WRAPPED)('gives the same parcel and scans (%#)', async (source, wrap) => {
    const read = await readSource(source, 'trace.json', JSON.stringify(wrap(LITERAL)));
    expect(read.certainty).toBeGreaterThan(0.9);
    expect(read.rejected).toEqual([]);
    expect(read.of('parcel')).toEqual([expect.objectContaining({ trackingNo: 'YD100', orderId: '', carrier: 'yunda', pickedUpAt: beijing('2026-09-01 15:05:28'), signedAt: beijing('2026-09-03 11:25:26') })]);
    const scans = read.of('parcel_scan');
    expect(scans.map((scan) => scan.kind)).toEqual(['picked_up', 'in_transit', 'out_for_delivery', 'signed']);
    expect(scans.every((scan) => /^[0-9a-f]{16}$/.test(scan.scanId))).toBe(true);
    expect(scans.map((scan) => scan.text).join()).not.toMatch(/张三|王五|家家超市|1[3-9]\d{9}/u);
  });

  it('is known by the same ids again, so that a second import changes nothing', async () => {
    const [source, wrap] = WRAPPED[0] ?? [];
    const ids = async (name: string) => (await readSource(source as Source, name, JSON.stringify(wrap?.(LITERAL)))).of('parcel_scan').map((scan) => scan.scanId);
    expect(await ids('a.json')).toEqual(await ids('b.json'));
  });
});

describe('codes', () => {
  it('win over texts, except where the text knows of a pickup point', async () => {
    const data = [['投递', '签收', '3'], ['快件已暂存驿站，请及时取件', '在途', '0'], ['快件有更新', '退回', '6']].map(([context, status, statusCode], i) => ({ time: `2026-09-0${3 - i} 10:00:00`, context, status, statusCode }));
    const read = await readSource(kuaidi100Trace, 't.json', JSON.stringify([{ nu: 'A', com: 'zto', data }]));
    expect(read.of('parcel_scan').map((scan) => scan.kind)).toEqual(['returning', 'at_pickup_point', 'signed']);
  });

  it('of Kdniao, AfterShip and 17TRACK are understood', async () => {
    const actions = ['1', '2', '202', '211', '311', '406'];
    const kdniao = await readSource(kdniaoTrace, 't.json', JSON.stringify({ EBusinessID: '1', LogisticCode: 'A', OrderCode: 'O-1', ShipperCode: 'STO', Success: true, Traces: actions.map((Action, i) => ({ AcceptTime: `2026-09-0${i + 1} 10:00:00`, AcceptStation: 'x', Action })) }));
    expect(kdniao.of('parcel_scan').map((scan) => scan.kind)).toEqual(['picked_up', 'in_transit', 'out_for_delivery', 'at_pickup_point', 'signed', 'returned']);
    expect(kdniao.of('parcel')[0]).toMatchObject({ orderId: 'O-1' });
    const tags = [['InTransit', 'Shipment picked up'], ['InTransit', 'Arrived'], ['OutForDelivery', ''], ['Delivered', 'Signed by: Jane Roe']];
    const afterShip = await readSource(afterShipTrace, 't.json', JSON.stringify({ event: 'tracking_update', msg: { tracking_number: 'A', slug: 'ups', order_id: 'O-2', checkpoints: tags.map(([tag, message], i) => ({ tag, message, checkpoint_time: `2026-09-0${i + 1}T10:00:00-05:00`, city: 'Miami' })) } }));
    expect(afterShip.of('parcel_scan').map((scan) => [scan.kind, scan.text])).toEqual([['picked_up', 'Shipment picked up'], ['in_transit', 'Arrived'], ['out_for_delivery', ''], ['signed', 'Signed by: ***']]);
    expect(afterShip.of('parcel')[0]).toMatchObject({ orderId: 'O-2', pickedUpAt: Date.UTC(2026, 8, 1, 15) / 1000 });
    const stages = [['PickedUp', ''], ['', 'InTransit_Other'], ['Delivered', ''], ['Returned', '']];
    const track = await readSource(seventeenTrackTrace, 't.json', JSON.stringify({ event: 'TRACKING_UPDATED', data: { number: 'A', carrier: 3011, track_info: { tracking: { providers: [{ provider: {}, events: stages.map(([stage, sub_status], i) => ({ time_utc: `2026-09-0${i + 1}T10:00:00Z`, description: 'x', stage, sub_status })) }] } } } }));
    expect(track.of('parcel_scan').map((scan) => scan.kind)).toEqual(['picked_up', 'in_transit', 'signed', 'returned']);
  });
});

describe('what is no history', () => {
  it.each([
    [kuaidi100Trace, { result: false, returnCode: '400', message: '找不到对应公司' }, '400 找不到对应公司'],
    [kuaidi100Trace, { status: 'abort', message: '3天查询无记录', lastResult: { nu: 'X', com: 'zto', data: [] } }, '3天查询无记录'],
    [kdniaoTrace, { EBusinessID: '1', LogisticCode: 'X', Success: false, Reason: '没有可用套餐', Traces: [] }, '没有可用套餐'],
    [afterShipTrace, { meta: { code: 4004, message: 'Tracking does not exist.' }, data: {} }, '4004 Tracking does not exist.'],
    [seventeenTrackTrace, { code: 0, data: { accepted: [], rejected: [{ number: 'X', error: { code: -18_019_902, message: 'not registered' } }] } }, 'not registered'],
  ] as const)('is rejected with the reason (%#)', async (source, body, reason) => {
    const read = await readSource(source, 't.json', JSON.stringify(body));
    expect(read.items).toEqual([expect.objectContaining({ kind: 'rejected', code: 'no_trace', message: expect.stringContaining(reason) as string })]);
  });

  it('rejects an event without a readable time and keeps the rest', async () => {
    const read = await readSource(kuaidi100Trace, 't.jsonl', `${JSON.stringify({ nu: 'A', com: 'zto', data: [{ time: '2026-09-01', context: '已揽收' }, { time: '2026-09-02 10:00:00', context: '已签收' }] })}\n${JSON.stringify({ nu: 'B', com: 'zto', data: [{ time: '2026-09-02 10:00:00', context: '已揽收' }] })}\n`);
    expect(read.rejected).toEqual([expect.objectContaining({ code: 'bad_instant', value: '2026-09-01', row: 1 })]);
    expect(read.of('parcel').map((parcel) => [parcel.trackingNo, parcel.pickedUpAt !== null, parcel.signedAt !== null])).toEqual([['A', false, true], ['B', true, false]]);
  });

  it('refuses other documents and is not sure of them', async () => {
    await expect(readSource(kdniaoTrace, 't.json', '{"orders": []}')).rejects.toMatchObject({ code: 'bad_file' });
  });

  it(`keeps at most ${SCANS_MAX} scans and says so`, async () => {
    const data = Array.from({ length: SCANS_MAX + 20 }, (_, i) => ({ time: `2026-09-01 ${String(Math.floor(i / 60)).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}:00`, context: `到达 ${i}` }));
    const read = await readSource(kuaidi100Trace, 't.json', JSON.stringify({ nu: 'A', com: 'zto', data }));
    expect(read.of('parcel_scan')).toHaveLength(SCANS_MAX);
    expect(read.remarks.get('scans_limited')).toBe(1);
  });
});

const TRACES = sharedPath('formats/courier-sample-traces.json');
describe('real traces', () => {
  it.skipIf(!existsSync(TRACES)).each(WRAPPED)('are read in every wrapping (%#; skipped where they are not at hand)', async (source, wrap) => {
    const { traces } = JSON.parse(readFileSync(TRACES, 'utf8')) as { traces: { events: Event[] }[] };
    for (const { events } of traces) {
      const read = await readSource(source, 'trace.json', JSON.stringify(wrap(events)));
      const scans = read.of('parcel_scan');
      expect(scans).toHaveLength(events.length);
      expect(scans.filter((scan) => scan.kind === 'info')).toEqual([]);
      expect(read.of('parcel')[0]?.signedAt).toBe(beijing(events[0]?.[0] ?? ''));
      const isWhole = /揽收/u.test(events.at(-1)?.[1] ?? '');
      expect(read.of('parcel')[0]?.pickedUpAt).toBe(isWhole ? beijing(events.at(-1)?.[0] ?? '') : null);
      expect(scans.map((scan) => scan.text).join()).not.toMatch(/家顺生活超市|1[3-9]\d{9}/u);
    }
  });
});
