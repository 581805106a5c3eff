import { daysBetween } from '../words/days.ts';
import { hundredths } from './points.ts';
import { readingOf } from './readings.ts';
import type { Bilingual } from '../rulebook/num.ts';
import type { LedgerLine, ScoreInput } from './score-types.ts';

interface GrowthScore {
  total: number | null;
  noScoreReason: Bilingual | null;
  ledger: LedgerLine[];
  /** Pass standards that the shop has not entered could still lower the score. */
  isAssumed: boolean;
}

/** The score of a shop with too few orders: a fixed number once its task is done, a lower one after certain events. */
export function growthScore(input: ScoreInput): GrowthScore {
  const { growth, shopKinds, stage } = input.edition;
  const isAssumed = growth.passStandards.some((pass) => pass.atMost.value === null);
  const none = (noScoreReason: Bilingual): GrowthScore => ({ total: null, noScoreReason, ledger: [], isAssumed: false });
  if (growth.notForShopKinds.includes(input.profile.shopKind)) {
    const name = shopKinds[input.profile.shopKind]?.title ?? { zh: input.profile.shopKind, en: input.profile.shopKind };
    return none({ zh: `${name.zh}不适用成长阶段，满 ${stage.formalAtLeast.value} 单后出分`, en: `${name.en} shops have no growth score; a score comes with ${stage.formalAtLeast.value} orders` });
  }
  const task = unfinishedTask(input);
  if (task) return none(task);
  const points = hundredths(growth.points.value);
  const base: LedgerLine = { id: 'growth', kind: 'base', dimension: null, indicator: null, title: growth.title, points, possible: points, cause: { zh: '已完成出分任务', en: 'Its task is done' }, mark: growth.points.mark, source: growth.points.source };
  const drop = dropCause(input);
  if (!drop) return { total: points, noScoreReason: null, ledger: [base], isAssumed };
  const lost = hundredths(growth.droppedPoints.value) - points;
  const line: LedgerLine = { ...base, id: 'growth_drop', kind: 'deduction', title: { zh: '成长阶段降分', en: 'Growth score lowered' }, points: lost, possible: 0, cause: drop, mark: growth.droppedPoints.mark, source: growth.droppedPoints.source };
  return { total: points + lost, noScoreReason: null, ledger: [base, line], isAssumed };
}

/** New shops need a product on sale; older ones also an order. What is not known is taken as done, but for the orders, which are known. */
function unfinishedTask(input: ScoreInput): Bilingual | null {
  const { growth, stage } = input.edition;
  const { joinedOn, productsOnSale } = input.profile;
  if (joinedOn !== null && input.asOf < joinedOn) return { zh: `店铺于 ${joinedOn} 入驻`, en: `The shop joined on ${joinedOn}` };
  if (productsOnSale !== null && productsOnSale < growth.productsAtLeast.value) {
    return { zh: '没有售卖中的商品，未完成出分任务', en: 'No product on sale: its task is not done' };
  }
  const isNew = joinedOn !== null && daysBetween(joinedOn, input.asOf) <= growth.newShopDays.value;
  const orders = readingOf(input, stage.measure).numerator ?? 0;
  if (!isNew && orders < growth.olderShopOrdersAtLeast.value) {
    if (joinedOn === null) return { zh: '近 30 天没有有效支付订单，入驻日期未知', en: 'No valid paid order in 30 days, and the day the shop joined is not known' };
    return { zh: `入驻超过 ${growth.newShopDays.value} 天且近 30 天没有有效支付订单`, en: `Open for more than ${growth.newShopDays.value} days and no valid paid order in 30 days` };
  }
  return null;
}

function dropCause(input: ScoreInput): Bilingual | null {
  const { growth, measures } = input.edition;
  const scene = growth.dropScenes.find((id) => (readingOf(input, id).numerator ?? 0) > 0);
  const title = scene === undefined ? undefined : measures[scene]?.title;
  if (title) return { zh: `近 30 天存在：${title.zh}`, en: `In the last 30 days: ${title.en}` };
  const failed = growth.passStandards.find((pass) => {
    const reading = readingOf(input, pass.measure)[pass.read];
    return pass.atMost.value !== null && reading !== null && reading > pass.atMost.value;
  });
  return failed ? { zh: `${failed.title.zh}未达合格标准 ${failed.atMost.value}`, en: `${failed.title.en} above the pass standard of ${failed.atMost.value}` } : null;
}
