import type { Fact } from '../../facts/shapes.ts';

type Flag = 'isGift' | 'isLuckyBag' | 'isPreSale' | 'isQualityInspected' | 'isInstalled' | 'isInstallInScope' | 'isInsured' | 'isBulkyInsured' | 'isAbnormal';

/** `非预售`, `无运费险`, `不含…` say the opposite of what they contain. */
const NOT = '(?<![非无不未]|不含|没有|不是)';

const MARKS: readonly [Flag, RegExp][] = [
  ['isGift', new RegExp(`${NOT}赠品`)],
  ['isLuckyBag', new RegExp(`${NOT}福袋`)],
  ['isPreSale', new RegExp(`${NOT}预售`)],
  ['isQualityInspected', new RegExp(`${NOT}(?:质检|QIC)`, 'i')],
  ['isInstalled', new RegExp(`${NOT}上门安装`)],
  ['isInstallInScope', new RegExp(`${NOT}上门安装(?!.*(?:不在范围|范围外|不支持))`)],
  ['isInsured', new RegExp(`(?<![非无不未]|不含|没有|不是|大件)运费险`)],
  ['isBulkyInsured', new RegExp(`${NOT}大件运费险`)],
  ['isAbnormal', new RegExp(`${NOT}异常`)],
];

/** Sets the flags that the words of an order's type and marks speak of. */
export function setMarks(fact: Fact<'order'>, words: string): void {
  if (words === '') return;
  for (const [flag, pattern] of MARKS) if (pattern.test(words)) fact[flag] = true;
}

/** A yes in a column of its own. */
export const saysYes = (text: string): boolean => /^(?:是|有|已.*|true|yes|1|Y)$/i.test(text);
