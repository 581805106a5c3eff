import type { Edition } from './edition-schema.ts';
import type { Condition, Measure, Piece, ValueExpression } from './measure-schema.ts';
import { fieldsOf, type FieldType } from './population-fields.ts';
import type { Problems } from './problems.ts';

type Fields = Readonly<Record<string, FieldType>>;

/** Every field, clock, class and exclusion that a measure names exists and has a type that fits its use. */
export function checkMeasures(edition: Edition, problems: Problems): void {
  for (const [id, measure] of Object.entries(edition.measures)) {
    const path = `measures.${id}`;
    const fields = fieldsOf(measure.population);
    checkField(problems, `${path}.base`, fields, measure.base, ['day']);
    if (!Number.isInteger(measure.window.value) || measure.window.value < 1 || measure.window.value > 366) {
      problems.add(`${path}.window.value`, 'expected whole days from 1 to 366');
    }
    checkConditions(edition, problems, `${path}.where`, fields, measure.where ?? []);
    for (const name of measure.exclude ?? []) checkExclusion(edition, problems, `${path}.exclude`, measure, name);
    measure.numerator.forEach((piece, i) => checkPiece(edition, problems, `${path}.numerator[${i}]`, fields, piece));
    if (measure.denominator) checkPiece(edition, problems, `${path}.denominator`, fields, measure.denominator);
  }
}

function checkExclusion(edition: Edition, problems: Problems, path: string, measure: Measure, name: string): void {
  problems.reference(path, name, Object.keys(edition.exclusions), 'exclusion of this edition');
  const exclusion = edition.exclusions[name];
  if (!exclusion) return;
  const fields = fieldsOf(measure.population);
  checkConditions(edition, problems, `${path}.${name} (exclusions.${name}.when on ${measure.population})`, fields, exclusion.when);
  if (exclusion.knownOn) checkField(problems, `${path}.${name} (exclusions.${name}.knownOn)`, fields, exclusion.knownOn, ['day']);
}

function checkPiece(edition: Edition, problems: Problems, path: string, fields: Fields, piece: Piece): void {
  checkConditions(edition, problems, `${path}.when`, fields, piece.when ?? []);
  checkValue(edition, problems, `${path}.value`, fields, piece.value);
  if (piece.knownOn) checkField(problems, `${path}.knownOn`, fields, piece.knownOn, ['day']);
  if (piece.untilOn) checkField(problems, `${path}.untilOn`, fields, piece.untilOn, ['day']);
  if (piece.reason) checkField(problems, `${path}.reason`, fields, piece.reason, ['text', 'id']);
}

function checkValue(edition: Edition, problems: Problems, path: string, fields: Fields, value: ValueExpression): void {
  if (value === 1) return;
  if (typeof value === 'string') return checkField(problems, path, fields, value, ['int']);
  if ('fixed' in value) return;
  const [name, span] = 'seconds' in value ? (['seconds', value.seconds] as const) : (['steps', value.steps] as const);
  checkField(problems, `${path}.${name}.from`, fields, span.from, ['instant']);
  checkField(problems, `${path}.${name}.to`, fields, span.to, ['instant']);
  if (span.clock !== undefined) problems.reference(`${path}.${name}.clock`, span.clock, Object.keys(edition.clocks), 'clock of this edition');
  if ('steps' in value && !isRising(value.steps.table.rows.map(([most]) => most))) {
    problems.add(`${path}.steps.table.rows`, 'expected rows in rising order of their limit');
  }
}

function checkConditions(edition: Edition, problems: Problems, path: string, fields: Fields, conditions: readonly Condition[]): void {
  conditions.forEach((condition, i) => {
    const at = `${path}[${i}]`;
    checkField(problems, `${at}.field`, fields, condition.field, typesFor(condition));
    if ('class' in condition) problems.reference(`${at}.class`, condition.class, Object.keys(edition.reasonClasses), 'reason class of this edition');
    if ('notAfter' in condition) checkField(problems, `${at}.notAfter`, fields, condition.notAfter, ['instant', 'day']);
  });
}

function typesFor(condition: Condition): FieldType[] {
  if ('is' in condition) return typeof condition.is === 'boolean' ? ['flag'] : ['text', 'id'];
  if ('in' in condition || 'class' in condition) return ['text', 'id'];
  if ('present' in condition) return ['id', 'text', 'int', 'instant', 'day'];
  if ('notAfter' in condition) return ['instant', 'day'];
  if ('timeFrom' in condition) return ['instant'];
  return ['int'];
}

function checkField(problems: Problems, path: string, fields: Fields, field: string, types: readonly FieldType[]): void {
  const type = fields[field];
  if (type === undefined) problems.add(path, `"${field}" is no field of this population; expected one of ${Object.keys(fields).join(', ')}`);
  else if (!types.includes(type)) problems.add(path, `"${field}" is ${article(type)}; expected ${types.map(article).join(' or ')}`);
}

const article = (type: FieldType): string => ({ id: 'an id', text: 'a text', flag: 'a flag', int: 'a number', instant: 'an instant', day: 'a day' })[type];

export const isRising = (numbers: readonly number[]): boolean => numbers.every((n, i) => i === 0 || n > (numbers[i - 1] ?? 0));
