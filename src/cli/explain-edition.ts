import type { Edition, WeightTable } from '../rulebook/edition-schema.ts';
import { table } from './output.ts';
import { markText } from './readings.ts';

/** An edition in words: what counts, from when, with which weight, and what is not published. */
export function explainEdition(edition: Edition, lang: 'zh' | 'en'): string {
  const zh = lang === 'zh';
  const rows = edition.dimensions.flatMap((d) => d.indicators.map((i) => ({ dimension: d.title[lang], indicator: i, measure: edition.measures[i.measure] })));
  const indicators = table(rows, [
    { title: zh ? '维度' : 'dimension', cell: (r) => r.dimension },
    { title: zh ? '指标' : 'indicator', cell: (r) => r.indicator.title[lang] },
    { title: zh ? '周期' : 'days', cell: (r) => String(r.measure?.window.value ?? ''), right: true },
    { title: zh ? '得分依据' : 'points', cell: (r) => ('own' in r.indicator.points ? (zh ? '指标值即得分' : 'the reading itself') : 'bands' in r.indicator.points ? `${zh ? '分档' : 'bands'}, ${markText(r.indicator.points.bands.mark, lang)}` : `${zh ? '曲线' : 'curve'}, ${markText(r.indicator.points.curve.mark, lang)}`) },
    { title: zh ? '出处' : 'source', cell: (r) => r.measure?.source ?? '' },
  ]);
  const definitions = rows.map((r) => `  ${r.indicator.title[lang]}: ${r.measure?.definition[lang] ?? ''}`).join('\n');
  const adjustments = [
    ...edition.bonuses.map((b) => `  + ${b.points.value}  ${b.title[lang]} (${markText(b.points.mark, lang)}, ${b.points.source})`),
    ...edition.deductions.map((d) => `  − ${d.points.value}  ${d.title[lang]} (${d.per === 'each' ? (zh ? '每次' : 'each') : zh ? '一次性' : 'once'}, ${zh ? '上限' : 'cap'} ${edition.capGroups[d.capGroup]?.value ?? ''}; ${d.points.source})`),
  ].join('\n');
  const weights = [edition.weights.dimensions, ...Object.values(edition.weights.indicators)].map((w) => weightLines(w, lang)).join('\n');
  const floors = edition.floors.map((f) => `  ${f.points.value}  ${f.title[lang]} (${markText(f.points.mark, lang)}, ${f.points.source})`).join('\n');
  const gates = edition.gates.map((g) => `  ${g.title[lang]}: ${g.line.value} — ${g.consequence[lang]} (${g.line.source})`).join('\n');
  const exclusions = Object.values(edition.exclusions).map((e) => e.title[lang]).join(zh ? '、' : ', ');
  return [
    `${edition.title[lang]}  ${edition.inForce.from} … ${edition.inForce.until ?? ''}`,
    indicators, '', definitions, '', zh ? '权重' : 'Weights', weights, ...(floors === '' ? [] : ['', zh ? '固定得分' : 'Fixed points', floors]), '',
    `${zh ? '不计入的订单' : 'Orders that do not count'}: ${exclusions}`,
    `${zh ? '正式阶段' : 'Formal stage'}: ≥ ${edition.stage.formalAtLeast.value}; ${zh ? '成长阶段' : 'growth stage'} ${edition.growth.points.value} / ${edition.growth.droppedPoints.value}`,
    '', zh ? '加分与扣分' : 'Bonuses and deductions', adjustments, '', zh ? '门槛' : 'Gates', gates,
  ].join('\n');
}

/** The row for every shop, and how many industries have rows of their own. */
function weightLines(table: WeightTable, lang: 'zh' | 'en'): string {
  const general = table.rows.find((row) => row.industry === '*' && row.shopKind === '*') ?? table.rows[0];
  const shares = Object.entries(general?.weights ?? {}).map(([id, weight]) => `${id} ${weight} %`).join(', ');
  const others = table.rows.length - 1;
  const more = others === 0 ? '' : lang === 'zh' ? `；另有 ${others} 行按行业与店铺类型` : `; ${others} more rows by industry and kind of shop`;
  return `  ${shares} (${markText(table.mark, lang)}, ${table.source}${more})`;
}
