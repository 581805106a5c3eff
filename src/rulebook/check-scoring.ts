import { isDay } from '../words/days.ts';
import { isRising } from './check-measures.ts';
import type { Edition, PointsRule, WeightTable } from './edition-schema.ts';
import type { Problems } from './problems.ts';

/** References between the parts, weights that add up, tables in order, days that exist, sources that are listed. */
export function checkScoring(edition: Edition, problems: Problems): void {
  checkDays(edition, problems);
  checkSources(edition, edition, '', problems);
  checkReferences(edition, problems);
  checkWeights(edition, problems);
  edition.dimensions.forEach((dimension, d) =>
    dimension.indicators.forEach((indicator, i) => checkPoints(problems, `dimensions[${d}].indicators[${i}].points`, indicator.points, indicator.better)),
  );
  const shown = edition.display.steps.rows.map(([score]) => score);
  if (!isRising([...shown].reverse())) problems.add('display.steps.rows', 'expected scores in falling order');
  if (edition.scale.min.value >= edition.scale.max.value) problems.add('scale', 'expected min below max');
}

function checkDays(edition: Edition, problems: Problems): void {
  const { from, until } = edition.inForce;
  if (!isDay(edition.edition)) problems.add('edition', `"${edition.edition}" is no day of the calendar`);
  if (!isDay(from)) problems.add('inForce.from', `"${from}" is no day of the calendar`);
  if (until !== null && !isDay(until)) problems.add('inForce.until', `"${until}" is no day of the calendar`);
  if (until !== null && until < from) problems.add('inForce.until', `expected no day before ${from}`);
}

/** Each `source` anywhere begins with a key of `sources`. */
function checkSources(edition: Edition, value: unknown, path: string, problems: Problems): void {
  if (Array.isArray(value)) return value.forEach((item, i) => checkSources(edition, item, `${path}[${i}]`, problems));
  if (value === null || typeof value !== 'object') return;
  for (const [key, inner] of Object.entries(value)) {
    const at = path === '' ? key : `${path}.${key}`;
    if (key === 'source' && typeof inner === 'string') problems.reference(at, inner.split(' ')[0] ?? '', Object.keys(edition.sources), 'source of this edition');
    else checkSources(edition, inner, at, problems);
  }
}

function checkReferences(edition: Edition, problems: Problems): void {
  const measures = Object.keys(edition.measures);
  const measure = (path: string, id: string): void => problems.reference(path, id, measures, 'measure of this edition');
  const dimensions = edition.dimensions.map((d) => d.id);
  const indicators = edition.dimensions.flatMap((d) => d.indicators.map((i) => i.id));
  unique(problems, 'dimensions', dimensions);
  unique(problems, 'dimensions.indicators', indicators);
  measure('stage.measure', edition.stage.measure);
  edition.growth.dropScenes.forEach((id, i) => measure(`growth.dropScenes[${i}]`, id));
  edition.growth.passStandards.forEach((pass, i) => measure(`growth.passStandards[${i}].measure`, pass.measure));
  edition.growth.notForShopKinds.forEach((kind, i) => problems.reference(`growth.notForShopKinds[${i}]`, kind, Object.keys(edition.shopKinds), 'kind of shop of this edition'));
  edition.dimensions.forEach((d, n) => d.indicators.forEach((indicator, i) => measure(`dimensions[${n}].indicators[${i}].measure`, indicator.measure)));
  edition.floors.forEach((floor, i) => {
    problems.reference(`floors[${i}].indicator`, floor.indicator, indicators, 'indicator of this edition');
    measure(`floors[${i}].badCases.measure`, floor.badCases.measure);
    if (floor.orders) measure(`floors[${i}].orders.measure`, floor.orders.measure);
  });
  edition.bonuses.forEach((bonus, i) => {
    problems.reference(`bonuses[${i}].to`, bonus.to, ['total', ...dimensions], 'dimension of this edition');
    if (bonus.ratio) measure(`bonuses[${i}].ratio.measure`, bonus.ratio.measure);
    if (bonus.count) measure(`bonuses[${i}].count.measure`, bonus.count.measure);
  });
  edition.deductions.forEach((deduction, i) => {
    measure(`deductions[${i}].measure`, deduction.measure);
    problems.reference(`deductions[${i}].capGroup`, deduction.capGroup, Object.keys(edition.capGroups), 'cap group of this edition');
  });
  edition.gates.forEach((gate, i) => {
    if (gate.on === 'dimension') problems.reference(`gates[${i}].of`, gate.of ?? '', dimensions, 'dimension of this edition');
    if (gate.on === 'indicator') problems.reference(`gates[${i}].of`, gate.of ?? '', indicators, 'indicator of this edition');
    if (gate.over !== 'latest' && !gate.days) problems.add(`gates[${i}].days`, `expected a number of days, for this gate looks at the ${gate.over} of several`);
  });
}

function checkWeights(edition: Edition, problems: Problems): void {
  const table = (path: string, weights: WeightTable | undefined, ids: string[]): void => {
    if (!weights) return problems.add(path, `expected a table with the weights of ${ids.join(', ')}`);
    if (!weights.rows.some((row) => row.industry === '*' && row.shopKind === '*')) problems.add(`${path}.rows`, 'expected a row for every industry and kind of shop ("*", "*")');
    unique(problems, `${path}.rows`, weights.rows.map((row) => `${row.industry} / ${row.shopKind}`));
    weights.rows.forEach((row, i) => {
      const sum = Object.values(row.weights).reduce((a, b) => a + b, 0);
      if (Math.abs(sum - 100) > 1e-9) problems.add(`${path}.rows[${i}].weights`, `the weights of ${row.industry} / ${row.shopKind} add up to ${sum}; expected 100`);
      const missing = ids.filter((id) => row.weights[id] === undefined);
      if (missing.length > 0) problems.add(`${path}.rows[${i}].weights`, `expected a weight for ${missing.join(', ')}`);
      for (const id of Object.keys(row.weights)) problems.reference(`${path}.rows[${i}].weights.${id}`, id, ids, 'part of this table');
    });
  };
  table('weights.dimensions', edition.weights.dimensions, edition.dimensions.map((d) => d.id));
  for (const d of edition.dimensions) table(`weights.indicators.${d.id}`, edition.weights.indicators[d.id], d.indicators.map((i) => i.id));
}

function checkPoints(problems: Problems, path: string, rule: PointsRule, better: 'higher' | 'lower'): void {
  if ('own' in rule) return;
  const rows = 'bands' in rule ? rule.bands.rows : rule.curve.rows;
  const at = `${path}.${'bands' in rule ? 'bands' : 'curve'}.rows`;
  // Bands go from best to worst; a curve goes from left to right.
  const readings = rows.map(([reading]) => reading);
  const rising = 'curve' in rule || better === 'lower';
  if (!isRising(rising ? readings : [...readings].reverse())) problems.add(at, `expected readings in ${rising ? 'rising' : 'falling'} order without repeats: two bands overlap`);
  const best = better === 'higher' ? [...rows].sort((a, b) => b[0] - a[0]) : [...rows].sort((a, b) => a[0] - b[0]);
  if (!best.every(([, points], i) => i === 0 || points <= (best[i - 1]?.[1] ?? 0))) problems.add(at, 'expected no more points for a worse reading');
  if (rows.some(([, points]) => points < 0 || points > 100)) problems.add(at, 'expected points from 0 to 100');
}

function unique(problems: Problems, path: string, names: readonly string[]): void {
  for (const name of new Set(names.filter((n, i) => names.indexOf(n) !== i))) problems.add(path, `"${name}" stands twice`);
}
