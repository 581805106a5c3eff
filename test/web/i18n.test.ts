import { describe, expect, it } from 'vitest';
import { en } from '../../web/src/i18n/en.ts';
import { zh } from '../../web/src/i18n/zh.ts';

const places = (text: string): string[] => [...text.matchAll(/\{\{\w+\}\}/g)].map(([place]) => place).toSorted();

describe('the words of the page', () => {
  it('stand in both languages, none missing and none left over', () => {
    expect(Object.keys(en).toSorted()).toEqual(Object.keys(zh).toSorted());
  });

  it('say something in both languages, with the same places to fill', () => {
    const keys = Object.keys(zh) as (keyof typeof zh)[];
    const uneven = keys.filter((key) => zh[key].trim() === '' || en[key].trim() === '' || places(en[key]).join() !== places(zh[key]).join());
    expect(uneven).toEqual([]);
  });

  it('are English where they should be English, but for the product’s name', () => {
    const chinese = Object.entries(en).filter(([key, text]) => key !== 'product.name' && /\p{Script=Han}/u.test(text));
    expect(chinese).toEqual([]);
  });
});
