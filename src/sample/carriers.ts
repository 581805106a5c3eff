import type { Carrier } from './douyin-plan.ts';

/** The third is late more often than the others: something to find. */
export const carriers: readonly Carrier[] = [
  { name: '中通快递', code: 'zhongtong', prefix: '7851', lateShare: 0.01, weight: 42 },
  { name: '圆通速递', code: 'yuantong', prefix: 'YT19', lateShare: 0.014, weight: 28 },
  { name: '韵达快递', code: 'yunda', prefix: '4632', lateShare: 0.045, weight: 20 },
  { name: '顺丰速运', code: 'shunfeng', prefix: 'SF18', lateShare: 0.004, weight: 10 },
];
