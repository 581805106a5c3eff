import type { ColumnProps } from '@douyinfe/semi-ui-19/lib/es/table/interface.js';
import type { TFunction } from 'i18next';
import type { FactRow } from '../../api/shapes.ts';
import { formatNumber } from '../../format/value.ts';
import { CopyText } from '../../parts/copy-text.tsx';
import { Hint } from '../../parts/hint.tsx';
import { NoValue } from '../../parts/no-value.tsx';

type Column = ColumnProps<FactRow>;

export function factRowColumns(t: TFunction): Column[] {
  const leaves = <Hint words={t('rows.leavesMore')}>{t('rows.leavesOn')}</Hint>;
  return [
    { title: t('rows.factId'), dataIndex: 'factId', width: 195, render: (factId: string) => <CopyText text={factId} /> },
    { title: t('rows.baseOn'), dataIndex: 'baseOn', width: 100 },
    { title: t('rows.knownOn'), dataIndex: 'knownOn', width: 100 },
    { title: leaves, dataIndex: 'leavesOn', width: 100 },
    amountColumn('numerator', t('indicators.numerator')),
    amountColumn('denominator', t('indicators.denominator')),
    textColumn('productId', t('rows.product'), 185, t),
    textColumn('carrier', t('rows.carrier'), 100, t),
    textColumn('agentId', t('rows.agent'), 80, t),
    textColumn('reason', t('rows.reason'), 130, t),
  ];
}

function amountColumn(dataIndex: 'numerator' | 'denominator', title: string): Column {
  return { title, dataIndex, width: 105, align: 'right', render: (value: number) => <span className="number">{formatNumber(value)}</span> };
}

function textColumn(dataIndex: 'productId' | 'carrier' | 'agentId' | 'reason', title: string, width: number, t: TFunction): Column {
  return {
    title,
    dataIndex,
    width,
    render: (text: string) => (text === '' ? <NoValue reason={t('none.text')} /> : <span className="break">{text}</span>),
  };
}
