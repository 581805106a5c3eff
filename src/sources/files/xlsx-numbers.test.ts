import { expect, it } from 'vitest';
import { attribute, XmlScanner } from './xml-scanner.ts';
import { isDateFormat, plainNumber, serialDate } from './xlsx-numbers.ts';

it('writes numbers out', () => {
  expect(plainNumber('28.899999999999999')).toBe('28.9');
  expect(plainNumber('6.9179267688236401E+18')).toBe('6917926768823640000');
  expect(plainNumber('6917926768823643751')).toBe('6917926768823643751');
  expect(plainNumber('1E-7')).toBe('0.0000001');
  expect(plainNumber('1.5e22')).toBe('15000000000000000000000');
});

it('writes dates out', () => {
  expect(serialDate(46_287.037_615_740_74, false)).toBe('2026-09-22 00:54:10');
  expect(serialDate(46_287, false)).toBe('2026-09-22 00:00:00');
  expect(serialDate(46_287 - 1462, true)).toBe('2026-09-22 00:00:00');
  expect(serialDate(0.5, false)).toBe('12:00:00');
  expect([14, 22, 31, 57, 0, 2, 49].map((id) => isDateFormat(id, undefined))).toEqual([true, true, true, true, false, false, false]);
  expect(['yyyy/m/d h:mm', 'm"月"d"日"', '[$-804]yyyy-mm-dd', '[h]:mm'].every((code) => isDateFormat(200, code))).toBe(true);
  expect(['#,##0.00', '"days" 0', '[Red]0.00', '0.00E+00', 'General', '\\d0'].some((code) => isDateFormat(200, code))).toBe(false);
});

it('scans XML however it arrives', () => {
  const text = '<?xml version="1.0"?><!-- <a> --><x:a b="1>2" c=\'&quot;\'><t xml:space="preserve"> 甲&amp;&#20057; </t><e/><![CDATA[<丙>]]></x:a>';
  const want = ['open a', 'b=1>2 c="', 'open t', 'text  甲&乙 ', 'close t', 'open e', 'close e', 'text <丙>', 'close a'];
  for (let size = 1; size <= text.length; size += 3) {
    const seen: string[] = [];
    const scanner = new XmlScanner({
      open(name, attributes) {
        seen.push(`open ${name}`);
        if (name === 'a') seen.push(`b=${attribute(attributes, 'b')} c=${attribute(attributes, 'c')}`);
      },
      text: (piece) => seen.push(`text ${piece}`),
      close: (name) => seen.push(`close ${name}`),
    }, 1000);
    for (let at = 0; at < text.length; at += size) scanner.push(text.slice(at, at + size));
    expect(seen).toEqual(want);
  }
});
