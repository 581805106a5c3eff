import { AFTER_SALE_TYPES, factShapes, ROLES, SCAN_KINDS, SCENES } from '../../facts/shapes.ts';
import type { ColumnType, FactKind } from '../../facts/shapes.ts';
import { isDay } from '../../words/days.ts';
import { cleanId, isBad } from '../cells/cell-text.ts';
import type { BadCell } from '../cells/cell-text.ts';
import { lostDigits } from '../cells/lost-digits.ts';
import { maskText } from '../cells/mask-text.ts';
import { parseInstant } from '../cells/parse-instant.ts';
import { currencyDecimals, parseInteger, parseMoney, parseRating } from '../cells/parse-number.ts';
import type { TimeRules } from './compile-condition.ts';

export interface ConvertRules extends TimeRules {
  currency: string;
  hashBuyer(id: string): string;
}

export type FactValue = string | number | boolean | null;
export type Convert = (text: string) => FactValue | BadCell | LostDigits;
interface LostDigits {
  readonly code: 'id_lost_digits';
  readonly message: string;
}

const CHOICES: Readonly<Record<string, readonly string[]>> = { 'message.role': ROLES, 'parcel_scan.kind': SCAN_KINDS, 'after_sale.type': AFTER_SALE_TYPES, 'violation.scene': SCENES };
/** Written by people: names and numbers may stand in them. */
const FREE_TEXTS = ['text', 'appendedText', 'place'];
const FLAGS = new Map([['', false], ['0', false], ['false', false], ['no', false], ['否', false], ['1', true], ['true', true], ['yes', true], ['是', true]]);

const BAD_FLAG: BadCell = { code: 'bad_choice', message: 'Expected 1 or 0, true or false, yes or no, 是 or 否.' };
const BAD_DAY: BadCell = { code: 'bad_instant', message: 'Expected a day like 2026-09-22.' };
const LOST: LostDigits = { code: 'id_lost_digits', message: 'The id has lost digits: the file was saved from a spreadsheet.' };

export const isReason = (value: FactValue | BadCell | LostDigits): value is BadCell | LostDigits => isBad(value);

/** How the text of one fact column becomes its value. */
export function convertValue(kind: FactKind, column: string, rules: ConvertRules): Convert {
  const type = factShapes[kind].columns[column] as ColumnType;
  const choices = CHOICES[`${kind}.${column}`];
  if (choices) return (text) => (choices.includes(text) ? text : { code: text === '' ? 'missing_value' : 'bad_choice', message: `Expected one of ${choices.join(', ')}.` });
  if (column === 'buyerHash') return (text) => rules.hashBuyer(cleanId(text));
  if (column === 'rating' || column === 'sessionRating') return parseRating;
  if (type === 'text') return FREE_TEXTS.includes(column) ? maskText : (text) => text;
  return byType(type, rules);
}

function byType(type: ColumnType, rules: ConvertRules): Convert {
  if (type === 'id') {
    return (text) => {
      const id = cleanId(text);
      return lostDigits(id) ? LOST : id;
    };
  }
  if (type === 'instant') return (text) => parseInstant(text, rules.zone, rules.dates);
  if (type === 'money') {
    const decimals = currencyDecimals(rules.currency);
    return (text) => parseMoney(text, decimals);
  }
  if (type === 'int') return parseInteger;
  if (type === 'flag') return (text) => FLAGS.get(text.toLowerCase()) ?? BAD_FLAG;
  return (text) => (text === '' || isDay(text) ? text : BAD_DAY);
}
