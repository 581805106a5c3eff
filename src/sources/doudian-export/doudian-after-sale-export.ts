import { emptyFact } from '../../facts/shapes.ts';
import type { Fact } from '../../facts/shapes.ts';
import { columnShare, missingColumns } from '../cells/match-columns.ts';
import type { ColumnSpecs, MatchedColumns } from '../cells/match-columns.ts';
import { maskText } from '../cells/mask-text.ts';
import { partyOf } from '../cells/parties.ts';
import { readTable } from '../cells/row-cells.ts';
import type { RowCells } from '../cells/row-cells.ts';
import type { FactItem, ReadContext, Source } from '../source.ts';
import { afterSaleType, isRefunded, showsArbitration } from './after-sale-terms.ts';
import { saysYes } from './order-marks.ts';

const columns = {
  afterSaleId: { names: ['售后单号', '售后编号', '售后单编号', '售后ID'], required: true },
  subOrderId: { names: ['商品单号', '子订单编号', '子订单号', '子订单ID'] },
  orderId: { names: ['订单号', '订单编号', '订单ID', '主订单编号', '主订单号'] },
  productId: { names: ['商品ID', '商品编号'] },
  type: { names: ['售后类型'], required: true },
  status: { names: ['售后状态'] },
  appliedAt: { names: ['售后申请时间', '申请时间'], required: true },
  agreedAt: { names: ['同意售后申请时间', '同意申请时间', '商家同意时间'] },
  merchantRefundedAt: { names: ['商家退款时间'] },
  arrivedAt: { names: ['用户到账时间'] },
  finishedAt: { names: ['售后完结时间', '售后完成时间'] },
  closedAt: { names: ['售后关闭时间'] },
  returnSignedAt: { names: ['退货签收时间', '商家签收时间'] },
  reason: { names: ['售后原因', '申请原因'] },
  reasonLabel: { names: ['售后原因标签'] },
  firstReason: { names: ['首次售后原因', '首次申请原因'] },
  arbitration: { names: ['仲裁状态'] },
  arbitrationAt: { names: ['仲裁发起时间', '仲裁申请时间', '仲裁时间'] },
  arbitrationResult: { names: ['仲裁结果'] },
  liability: { names: ['纠纷责任方', '判责结果', '责任方'] },
  liabilityReason: { names: ['判责原因'] },
  liabilityAt: { names: ['判责时间'] },
  amount: { names: ['退商品金额（元）', '退商品金额', '退款金额（元）', '退款金额', '申请退款金额'] },
  startedBy: { names: ['发起方', '售后发起方', '申请方'] },
  mark: { names: ['售后标签'] },
  exempt: { names: ['豁免体验分', '是否豁免体验分'] },
} satisfies ColumnSpecs<string>;

type Field = keyof typeof columns;

/** Known, not read: notes and return addresses may hold personal data. */
const others = ['退货物流单号', '退货物流公司', '退货发货时间', '订单备注', '用户售后说明', '售后备注', '商品名称', '商品规格', '退运费金额（元）'];

/** 抖店后台 → 售后 → 售后工作台 → 导出: one row per after-sale. */
export const doudianAfterSaleExport: Source = {
  id: 'doudian-after-sale-export',
  title: { zh: '抖店售后导出', en: 'Doudian after-sales export' },
  platform: 'douyin',
  async detect(file) {
    return columnShare((await file.head()).header, columns, others);
  },
  read(file, context) {
    return readTable(file, context, {
      specs: columns,
      check: (found) => checkOrder(found, file.name),
      readRow: (cells) => readAfterSale(cells, context),
    });
  },
};

function checkOrder({ at, header }: MatchedColumns<Field>, file: string): void {
  if (at.subOrderId < 0 && at.orderId < 0) throw missingColumns([[...columns.subOrderId.names, ...columns.orderId.names]], header, file);
}

function readAfterSale(cells: RowCells<Field>, context: ReadContext): FactItem[] {
  const fact = emptyFact('after_sale');
  fact.afterSaleId = cells.requiredId('afterSaleId');
  fact.productId = cells.id('productId');
  fact.status = cells.text('status');
  fact.reason = maskText(cells.text('reason') || cells.text('reasonLabel'));
  fact.firstReason = maskText(cells.text('firstReason'));
  fact.liability = cells.text('liability');
  fact.liabilityReason = maskText(cells.text('liabilityReason'));
  fact.amount = cells.money('amount');
  fact.startedBy = partyOf(cells.text('startedBy'));
  fact.isExempt = cells.text('mark').includes('豁免') || saysYes(cells.text('exempt'));
  setTimes(fact, cells);
  setOrder(fact, cells, context);
  setType(fact, cells, context);
  setArbitration(fact, cells, context);
  return [{ kind: 'after_sale', fact, row: cells.row }];
}

function setTimes(fact: Fact<'after_sale'>, cells: RowCells<Field>): void {
  fact.appliedAt = cells.requiredInstant('appliedAt');
  fact.agreedAt = cells.instant('agreedAt');
  fact.closedAt = cells.instant('closedAt');
  fact.returnSignedAt = cells.instant('returnSignedAt');
  fact.liabilityAt = cells.instant('liabilityAt');
  // 售后完结时间 is filled for refused ones too: only a status that says so makes it a refund.
  const refundedAt = cells.firstInstant('merchantRefundedAt', 'arrivedAt', 'finishedAt');
  fact.refundedAt = !cells.has('status') || isRefunded(fact.status) ? refundedAt : null;
}

/** An after-sale belongs to a sub-order; for an order of one item the main id is the same. */
function setOrder(fact: Fact<'after_sale'>, cells: RowCells<Field>, context: ReadContext): void {
  fact.orderId = cells.id('subOrderId');
  if (fact.orderId !== '') return;
  fact.orderId = cells.requiredId('orderId');
  if (cells.rejected === null) context.remark('sub_order_unknown', 'The row names only the main order: it is matched to the sub-order of the same id.', cells.row);
}

function setType(fact: Fact<'after_sale'>, cells: RowCells<Field>, context: ReadContext): void {
  const text = cells.text('type');
  if (text === '') return cells.reject('type', { code: 'missing_value', message: 'The row must say what kind of after-sale it is.' });
  const found = afterSaleType(text);
  fact.type = found?.type ?? 'other';
  if (cells.rejected !== null) return;
  if (found === null) context.remark('after_sale_type_unknown', `The after-sale type ${text.slice(0, 40)} is not known and counts as other.`, cells.row);
  else if (found.assumed) context.remark('refund_type_assumed_shipped', '仅退款 does not say whether the goods had left: taken as shipped.', cells.row);
}

function setArbitration(fact: Fact<'after_sale'>, cells: RowCells<Field>, context: ReadContext): void {
  const status = cells.text('arbitration');
  fact.arbitrationAt = cells.instant('arbitrationAt');
  fact.arbitrationResult = cells.text('arbitrationResult') || (showsArbitration(status) ? status : '');
  if (cells.rejected !== null || cells.has('arbitrationAt') || !showsArbitration(status)) return;
  fact.arbitrationAt = fact.appliedAt;
  context.remark('arbitration_day_from_application', 'The file does not say when arbitration began: the time of application stands in for it.', cells.row);
}
