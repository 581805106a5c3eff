import { describe, expect, it } from 'vitest';
import { formatInstant } from '../../words/days.ts';
import { Failure } from '../../words/failure.ts';
import { cellText, cleanId, isBad, isEmpty } from './cell-text.ts';
import { lostDigits } from './lost-digits.ts';
import { maskText } from './mask-text.ts';
import { columnShare, matchColumns } from './match-columns.ts';
import { dateOrderOf, looksResavedByExcel, parseInstant } from './parse-instant.ts';
import { parseDuration, parseInteger, parseMoney, parseRating } from './parse-number.ts';
import { partyOf } from './parties.ts';

const ZONE = 'Asia/Shanghai';
const AT = Date.UTC(2026, 8, 21, 16, 54, 10) / 1000;

describe('cells', () => {
  it('unwraps ids and knows the ways of writing nothing', () => {
    expect(cleanId('\t6917926768823643751')).toBe('6917926768823643751');
    expect(cleanId('="6917926768823643751"')).toBe('6917926768823643751');
    expect(cleanId("'123\t")).toBe('123');
    expect(cleanId('"\t123"')).toBe('123');
    expect(['', '-', '--', '无'].every(isEmpty)).toBe(true);
    expect(cellText(' \t- ')).toBe('');
    expect(cellText('0')).toBe('0');
  });

  it.each([
    ['2026-09-22 00:54:10', 'iso'],
    ['2026/09/22 00:54:10', 'iso'],
    ['\t2026-09-22 00:54:10', 'iso'],
    ['2026-09-21T16:54:10Z', 'iso'],
    ['2026-09-21T16:54:10.000Z', 'iso'],
    ['2026-09-22T00:54:10+08:00', 'iso'],
    ['2026-09-21T13:54:10-0300', 'iso'],
    ['09/22/2026 12:54:10 AM', 'month'],
    ['09/22/2026 00:54:10', 'month'],
    ['22/09/2026 00:54:10', 'day'],
    [String(AT), 'iso'],
    [`${AT}987`, 'day'],
  ] as const)('reads %s', (text, order) => expect(parseInstant(text, ZONE, order)).toBe(AT));

  it('reads afternoons, bare days and whole minutes', () => {
    expect(formatInstant(parseInstant('09/22/2026 12:54:10 PM', ZONE, 'month') as number, ZONE)).toBe('2026-09-22 12:54:10');
    expect(formatInstant(parseInstant('2026-09-22', ZONE) as number, ZONE)).toBe('2026-09-22 00:00:00');
    expect(formatInstant(parseInstant('2026-09-22 18:05', ZONE) as number, ZONE)).toBe('2026-09-22 18:05:00');
    expect(parseInstant('-', ZONE)).toBeNull();
  });

  it.each(['2026-02-30 00:00:00', '2026-13-01 00:00:00', '2026-09-22 24:00:00', '2026-09-22 00:61:00', '2026-09-22x00:54:10', '昨天', '22/09/2026 00:54:10', '2026-09-22 00:54:10 foo'])(
    'refuses %s', (text) => expect(isBad(parseInstant(text, ZONE))).toBe(true));

  it('follows clock changes like the calendar does', () => {
    const zone = 'America/New_York';
    expect(parseInstant('2026-03-08 01:59:59', zone)).toBe(Date.UTC(2026, 2, 8, 6, 59, 59) / 1000);
    expect(parseInstant('2026-03-08 03:00:00', zone)).toBe(Date.UTC(2026, 2, 8, 7) / 1000);
  });

  it('knows times and ids that went through Excel', () => {
    expect(['2026/9/10 8:00', '2026/11/10 18:00', '2026/9/10', '2026-9-1 8:00'].every(looksResavedByExcel)).toBe(true);
    expect(['2026-09-10 08:00:01', '2026/09/10 08:00:01', '2026-09-10', '2026-11-10 18:00'].some(looksResavedByExcel)).toBe(false);
    expect(lostDigits('6.91793E+18')).toBe(true);
    expect(lostDigits('6917926768823640000', true)).toBe(true);
    expect(lostDigits('6917926768823640000')).toBe(false);
    expect(lostDigits('6917926768823643751', true)).toBe(false);
    expect(dateOrderOf('22/09/2026 00:00:00')).toBe('day');
    expect(dateOrderOf('09/22/2026 00:00:00')).toBe('month');
    expect(dateOrderOf('09/09/2026 00:00:00')).toBeNull();
  });

  it('reads amounts from their digits', () => {
    const amounts: [string, number | null][] = [['28.90', 2890], ['¥1,741.24', 174_124], ['￥0.07', 7], ['-5', -500], ['1.1', 110], ['4.350', 435], ['70368744177.99', 7_036_874_417_799], ['28.90元', 2890], ['-', null], ['-0.00', 0]];
    for (const [text, amount] of amounts) expect(parseMoney(text)).toBe(amount);
    for (const text of ['28.905', '1,74.24', '1.16万', 'IDR 12.000', 'abc', '--5', '1e3']) expect(isBad(parseMoney(text)) || parseMoney(text) === null).toBe(true);
    expect(parseMoney('12000', 0)).toBe(12_000);
  });

  it('reads counts, ratings and durations', () => {
    expect(parseInteger('1,024')).toBe(1024);
    expect(isBad(parseInteger('1.5'))).toBe(true);
    expect([parseRating('5'), parseRating('4星'), parseRating('-')]).toEqual([5, 4, null]);
    expect(isBad(parseRating('6'))).toBe(true);
    const durations: [string, number][] = [['36秒', 36], ['1分30秒', 90], ['1.5小时', 5400], ['1天2小时', 93_600], ['00:01:30', 90], ['2m 5s', 125], ['12.6', 13]];
    for (const [text, seconds] of durations) expect(parseDuration(text)).toBe(seconds);
    expect(isBad(parseDuration('很快'))).toBe(true);
    expect([partyOf('商家客服'), partyOf('买家'), partyOf('系统自动'), partyOf('')]).toEqual(['seller', 'buyer', 'platform', '']);
  });
});

describe('maskText', () => {
  it.each([
    ['电话13812345678找我', '电话***找我'],
    ['+86 138-1234-5678', '***'],
    ['座机0571-88881234', '座机***'],
    ['写信 li.lei@example.com 谢谢', '写信 *** 谢谢'],
    ['身份证33010219900307123X好', '身份证***好'],
    ['加微信:lilei_2026 详聊', '加微信:*** 详聊'],
    ['vx lilei2026', 'vx ***'],
    ['已签收，签收人：李雷', '已签收，签收人：***'],
    ['快递员 韩梅梅 正在派送', '快递员 *** 正在派送'],
    ['快递员【韩梅梅，13812345678】派件中', '快递员【***，***】派件中'],
    ['快递员 态度很好', '快递员 态度很好'],
    ['质量很好，用了3天，500ml装', '质量很好，用了3天，500ml装'],
    ['SF1234567890123 已揽收', 'SF1234567890123 已揽收'],
  ])('%s', (text, masked) => {
    expect(maskText(text)).toBe(masked);
    expect(maskText(masked)).toBe(masked);
  });
});

describe('matchColumns', () => {
  const specs = { id: { names: ['售后单号'], required: true }, amount: { names: ['退商品金额（元）', '退款金额'] } };
  it('matches by name whatever the spaces, brackets and case', () => {
    expect(matchColumns(['\ufeff 售后 单号', '退商品金额(元)', 'x'], specs, 'a.csv').at).toEqual({ id: 0, amount: 1 });
    expect(matchColumns(['商品ID', '售后单号'], { ...specs, product: { names: ['商品id'] } }, 'a.csv').at.product).toBe(0);
    expect(matchColumns(['售后单号', '退款金额', '退款金额'], specs, 'a.csv').duplicates).toEqual(['退款金额']);
  });
  it('says what is missing and what was found', () => {
    const attempt = (): unknown => matchColumns(['订单号', '金额'], specs, 'a.csv');
    expect(attempt).toThrow(Failure);
    expect(attempt).toThrow(/售后单号.*订单号, 金额/);
    expect(columnShare(['订单号'], specs)).toBe(0);
    expect(columnShare(['售后单号', '退款金额'], specs)).toBe(1);
  });
});
