import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OWN_RULEBOOKS } from '../../src/load-rulebooks.ts';
import { editionOn } from '../../src/rulebook/choose-edition.ts';
import { diffEditions } from '../../src/rulebook/diff-editions.ts';
import { withOwnValues } from '../../src/rulebook/own-values.ts';
import { checkEdition, readEdition } from '../../src/rulebook/read-edition.ts';
import { Failure } from '../../src/words/failure.ts';

const textOf = (edition: string): string => readFileSync(join(OWN_RULEBOOKS, 'douyin', edition, 'rulebook.yaml'), 'utf8');
const r1 = readEdition(textOf('2026-05-07'), 'r1');
const r2 = readEdition(textOf('2026-07-14'), 'r2');
const r3 = readEdition(textOf('2026-09-08'), 'r3');

function failureOf(work: () => unknown): Failure {
  try {
    work();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('a rulebook with a mistake is refused with the place and what was expected', () => {
  const text = textOf('2026-09-08');
  it.each([
    ['a key that is misspelt', 'base: paidOn', 'bse: paidOn', /measures\.paid_orders/],
    ['a field that the population does not have', 'base: pickedUpOn', 'base: fetchedOn', /"fetchedOn" is no field of this population; expected one of .*pickedUpOn/],
    ['a field of the wrong type', 'base: pickedUpOn', 'base: pickedUpAt', /"pickedUpAt" is an instant; expected a day/],
    ['weights that do not add up', 'weights: { product: 45,', 'weights: { product: 44,', /add up to 99; expected 100/],
    ['a measure that is not there', 'stage:\n  measure: paid_orders', 'stage:\n  measure: payed_orders', /"payed_orders" is no measure of this edition/],
    ['a source that is not listed', 'source: D3 2.1.1\n    population', 'source: D9X 2.1.1\n    population', /"D9X" is no source of this edition/],
    ['a clock that is not there', 'clock: pickup }', 'clock: dawn }', /"dawn" is no clock of this edition/],
    ['a class of reasons that is not there', 'class: quality }', 'class: qualities }', /"qualities" is no reason class of this edition/],
    ['a curve that goes back', '[4.5, 60], [4.7, 70]', '[4.7, 60], [4.5, 70]', /rising order/],
    ['more points for a worse reading', '[0.005, 90], [0.01, 80], [0.02, 60]', '[0.005, 90], [0.01, 95], [0.02, 60]', /no more points for a worse reading/],
    ['a day that is not in the calendar', 'from: "2026-09-08"', 'from: "2026-02-30"', /no day of the calendar/],
    ['a time of day that does not exist', 'quietFrom: "18:00"', 'quietFrom: "25:00"', /expected a time of day/],
    ['a number without its mark', 'formalAtLeast: { value: 30, mark: official,', 'formalAtLeast: { value: 30,', /official/],
    ['a window of no days', 'window: { value: 30, mark: official, source: D3 2.1.1 }', 'window: { value: 0, mark: official, source: D3 2.1.1 }', /whole days from 1 to 366/],
    ['an indicator that stands twice', 'id: quality_return_rate', 'id: product_rating', /stands twice/],
    ['text that is no YAML', 'platform: douyin', 'platform: [douyin', /line \d+/],
  ])('%s', (_name, right, wrong, expected) => {
    expect(text).toContain(right);
    const { edition, problems } = checkEdition(text.replace(right, wrong));
    expect(edition).toBeNull();
    expect(problems.map((p) => `${p.path}: ${p.message}`).join('\n')).toMatch(expected);
    expect(failureOf(() => readEdition(text.replace(right, wrong), 'shop/rulebook.yaml'))).toMatchObject({ code: 'bad_rulebook', place: { file: 'shop/rulebook.yaml' } });
  });
});

describe('the edition in force is chosen by day', () => {
  const all = [r3, r1, r2];
  it.each([
    ['2026-05-07', '2026-05-07', true], ['2026-07-13', '2026-05-07', true], ['2026-07-14', '2026-07-14', true], ['2026-09-07', '2026-07-14', true],
    ['2026-09-08', '2026-09-08', true], ['2030-01-01', '2026-09-08', true], ['2018-08-01', '2026-05-07', false],
  ])('%s has %s', (day, edition, inForce) => {
    expect(editionOn(all, 'douyin', day)).toMatchObject({ edition: { edition }, inForce });
  });

  it('a platform without editions has none', () => {
    expect(editionOn(all, 'tiktok_shop', '2026-09-08')).toBeNull();
  });
});

describe("a shop's own values", () => {
  it('take the place of assumed numbers and are marked as entered', () => {
    const rows = [{ industry: '*', shopKind: '*', weights: { product: 47, logistics: 20, service: 33 } }];
    const own = withOwnValues(r3, [{ path: 'weights.dimensions.rows', value: rows }]);
    expect(own.weights.dimensions).toMatchObject({ mark: 'entered', rows });
    expect(r3.weights.dimensions.mark).toBe('assumed');
  });

  it('never take the place of what is official, lead nowhere, or break the edition', () => {
    expect(failureOf(() => withOwnValues(r3, [{ path: 'stage.formalAtLeast.value', value: 20 }])).message).toContain("platform's own text");
    expect(failureOf(() => withOwnValues(r3, [{ path: 'weights.nothing.rows', value: [] }])).message).toContain('no part of this edition');
    expect(failureOf(() => withOwnValues(r3, [{ path: 'weights.dimensions.rows[0].weights.product', value: 90 }])).message).toContain('expected 100');
  });
});

it('the difference of two editions names what changed and nothing else', () => {
  const changes = diffEditions(r2, r3);
  expect(changes.find((c) => c.path === 'scale.min.value')).toEqual({ path: 'scale.min.value', before: '50', after: '0' });
  expect(changes.find((c) => c.path === 'capGroups.fake_trade.value')).toEqual({ path: 'capGroups.fake_trade.value', before: '15', after: '10' });
  expect(changes.filter((c) => c.path.startsWith('measures.paid_orders'))).toEqual([]);
  expect(diffEditions(r3, r3)).toEqual([]);
});
