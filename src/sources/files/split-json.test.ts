import { describe, expect, it } from 'vitest';
import { parseDocument } from './read-json.ts';
import { JsonSplitter } from './split-json.ts';

function split(text: string, inArray: boolean, size: number): string[] {
  const splitter = new JsonSplitter({ inArray, maxChars: 1000 });
  const found: string[] = [];
  for (let at = 0; at < text.length; at += size) found.push(...splitter.push(text.slice(at, at + size)));
  splitter.end();
  return found;
}

describe('JsonSplitter', () => {
  const list = '[ {"a":"],{\\"","b":[1,{"c":"\\\\"}]} , 2,\n"x,]", null,[[]], {"中":"文"} ] \n';
  it('cuts a list the same way however it arrives', () => {
    const whole = JSON.parse(list) as unknown[];
    for (let size = 1; size <= list.length; size++) expect(split(list, true, size).map((one) => JSON.parse(one) as unknown)).toEqual(whole);
  });
  it('takes an empty list and a single object', () => {
    expect(split(' [ ] ', true, 2)).toEqual([]);
    expect(split(' {"a": {"b": []}} ', false, 3)).toEqual(['{"a": {"b": []}}']);
  });
  it.each(['[1,2', '[{"a":1}', '["abc', '[1] x', '[,1]'])('refuses %s', (text) => expect(() => split(text, true, 2)).toThrow(SyntaxError));
  it('does not gather without end', () => expect(() => split(`["${'x'.repeat(5000)}"]`, true, 100)).toThrow(RangeError));
  it('keeps the digits of long ids', () => {
    expect(parseDocument('{"id":6917926768823643751,"n":1.5,"t":"6917926768823643751"}')).toEqual({ id: '6917926768823643751', n: 1.5, t: '6917926768823643751' });
  });
});
