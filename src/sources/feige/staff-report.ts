import { objectOf, textOf } from '../courier/json-value.ts';
import type { Json } from '../courier/json-value.ts';

/** What the report counts. */
const COUNTS = [
  'servConvCnt', 'toReplyConvCnt', 'servUserCnt', 'outConvCnt', 'validCommentCnt', 'validGoodCommentCnt', 'validBadCommentCnt',
  'servProblemConvCnt', 'inquiryCnt', 'orderCnt', 'payCnt', 'refundCnt',
] as const;

/** Means and rates, with the count that weighs one agent's against another's. The report has no finer weight, so the shop's figure is near, not exact. */
const WEIGHTED: Readonly<Record<string, (typeof COUNTS)[number]>> = {
  workTimeAvgRespDuration: 'servConvCnt', avgRespDuration: 'servConvCnt', workTimeFirstRespDuration: 'servConvCnt', firstRespDuration: 'servConvCnt',
  workTimeThreeMinRespRate: 'servConvCnt', threeMinRespRate: 'servConvCnt',
  workTimeUnSatisfyRate: 'validCommentCnt', unSatisfyRate: 'validCommentCnt', workTimeSatisfyRate: 'validCommentCnt', satisfyRate: 'validCommentCnt',
};

export interface StaffReport {
  /** The day the report says it is of; '' when it does not. */
  day: string;
  staff: { id: string; figures: Record<string, number> }[];
}

const DAY_KEYS = ['date', 'day', 'statDate', 'bizDate', 'reportDate', 'endDate', 'end_date'];

/** Finds the report in a document or in the answer that wraps it; null when the document is something else. */
export function staffReportOf(document: unknown): StaffReport | null {
  const layers = [objectOf(document), objectOf(objectOf(document)['data']), objectOf(objectOf(objectOf(document)['data'])['data'])];
  const holder = layers.find((layer) => Array.isArray(layer['staffDataModel']));
  if (!holder) return null;
  const days = layers.flatMap((layer) => DAY_KEYS.map((key) => dayOfField(fieldText(layer[key]))));
  const staff = (holder['staffDataModel'] as unknown[]).map(objectOf).map((row) => ({ id: staffId(row), figures: figuresOf(row) }));
  return { day: days.find((day) => day !== '') ?? '', staff };
}

/** The shop's figures: counts added up, means and rates weighed. A figure no agent has is left out. */
export function shopFigures(staff: StaffReport['staff']): Record<string, number> {
  const figures: Record<string, number> = {};
  for (const name of COUNTS) {
    const known = staff.filter((one) => one.figures[name] !== undefined);
    if (known.length > 0) figures[name] = known.reduce((sum, one) => sum + (one.figures[name] ?? 0), 0);
  }
  for (const [name, weigher] of Object.entries(WEIGHTED)) {
    const known = staff.filter((one) => one.figures[name] !== undefined && (one.figures[weigher] ?? 0) > 0);
    const weight = known.reduce((sum, one) => sum + (one.figures[weigher] ?? 0), 0);
    if (weight > 0) figures[name] = round(known.reduce((sum, one) => sum + (one.figures[name] ?? 0) * (one.figures[weigher] ?? 0), 0) / weight);
  }
  return figures;
}

function figuresOf(row: Json): Record<string, number> {
  const figures: Record<string, number> = {};
  for (const name of [...COUNTS, ...Object.keys(WEIGHTED)]) {
    const value = parseFigure(fieldText(row[name]));
    if (value !== null) figures[name] = value;
  }
  return figures;
}

/** A field is a scalar or `{fieldValue}`. */
const fieldText = (field: unknown): string => textOf(typeof field === 'object' && field !== null ? objectOf(field)['fieldValue'] : field);

function staffId(row: Json): string {
  const info = objectOf(row['staffUserInfo']);
  return fieldText(info['staffId']) || fieldText(info['staffAccountName']);
}

/** A figure as shown: `5.36%` is 0.0536, `1分13秒` is 73; `-` and -9999 are none. */
function parseFigure(text: string): number | null {
  const time = /^(?:(\d+)分钟?)?(?:(\d+(?:\.\d+)?)秒)?$/.exec(text.replace(/\s/g, ''));
  if (time && time[0] !== '') return Number(time[1] ?? 0) * 60 + Number(time[2] ?? 0);
  const match = /^(-?\d[\d,]*(?:\.\d+)?)(%?)$/.exec(text.replace(/\s/g, ''));
  const value = Number((match?.[1] ?? '').replaceAll(',', ''));
  if (!match || value === -9999) return null;
  return match[2] === '%' ? round(value / 100) : value;
}

function dayOfField(text: string): string {
  const match = /^(\d{4})[-/]?(\d{2})[-/]?(\d{2})(?:$|[ T])/.exec(text);
  return match ? `${match[1]}-${match[2]}-${match[3]}` : '';
}

const round = (value: number): number => Math.round(value * 1e8) / 1e8;
