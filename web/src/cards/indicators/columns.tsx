import { Button } from '@douyinfe/semi-ui-19';
import type { ColumnProps } from '@douyinfe/semi-ui-19/lib/es/table/interface.js';
import type { TFunction } from 'i18next';
import type { IndicatorReading } from '../../api/shapes.ts';
import { formatNumber, formatValue, formatWeight } from '../../format/value.ts';
import type { Lang } from '../../i18n/language.ts';
import { say } from '../../i18n/language.ts';
import { NoValue } from '../../parts/no-value.tsx';
import { Points } from '../../parts/points.tsx';
import { MarkTag } from '../../parts/tags.tsx';
import { IndicatorInfo } from './info.tsx';

type Column = ColumnProps<IndicatorReading>;
type OpenRows = (indicator: string) => void;

export function indicatorColumns(t: TFunction, lang: Lang, isNarrow: boolean, onRows: OpenRows): Column[] {
  return [
    {
      title: t('indicators.name'),
      dataIndex: 'title',
      width: isNarrow ? 160 : 240,
      render: (_text: unknown, reading: IndicatorReading) => <IndicatorName reading={reading} title={say(reading.title, lang)} onRows={onRows} />,
    },
    { title: t('indicators.value'), dataIndex: 'value', width: isNarrow ? 130 : 200, align: 'right', render: (_text: unknown, reading: IndicatorReading) => <Value reading={reading} t={t} /> },
    numberColumn('numerator', t),
    numberColumn('denominator', t),
    {
      title: t('indicators.points'),
      dataIndex: 'points',
      width: 90,
      align: 'right',
      render: (_text: unknown, { points, nullReason }: IndicatorReading) => (
        <Points value={points} reason={t(nullReason === null ? 'none.points' : `nullReason.${nullReason}`)} />
      ),
    },
    {
      title: t('indicators.weight'),
      dataIndex: 'weight',
      width: 90,
      align: 'right',
      render: (_text: unknown, { weight }: IndicatorReading) => (weight === null ? <NoValue reason={t('none.weight')} /> : <span className="number">{formatWeight(weight)}</span>),
    },
    { title: t('indicators.mark'), dataIndex: 'mark', width: 90, render: (_text: unknown, { mark, source }: IndicatorReading) => <MarkTag mark={mark} source={source} /> },
    {
      title: '',
      dataIndex: 'id',
      width: 90,
      render: (_text: unknown, { id, title }: IndicatorReading) => (
        <Button size="small" theme="borderless" aria-label={t('indicators.openRows', { name: say(title, lang) })} onClick={() => onRows(id)}>
          {t('indicators.rows')}
        </Button>
      ),
    },
  ];
}

function numberColumn(name: 'numerator' | 'denominator', t: TFunction): Column {
  return {
    title: t(`indicators.${name}`),
    dataIndex: name,
    width: 110,
    align: 'right',
    render: (_text: unknown, reading: IndicatorReading) =>
      reading[name] === null ? <NoValue reason={t(reading.nullReason === null ? 'none.text' : `nullReason.${reading.nullReason}`)} /> : <span className="number">{formatNumber(reading[name])}</span>,
  };
}

function IndicatorName({ reading, title, onRows }: { reading: IndicatorReading; title: string; onRows: OpenRows }) {
  return (
    <span className="with-tags">
      <button type="button" className="link" onClick={() => onRows(reading.id)}>
        {title}
      </button>
      <IndicatorInfo reading={reading} />
    </span>
  );
}

/** No value says why in plain sight, not only on hover. */
function Value({ reading, t }: { reading: IndicatorReading; t: TFunction }) {
  if (reading.value === null) {
    const reason = reading.nullReason ?? 'no_facts';
    return (
      <span className="quiet" title="--">
        {t(`nullReason.${reason}`)}
      </span>
    );
  }
  return <strong className="number">{formatValue(reading.value, reading.unit, { seconds: t('unit.seconds'), hours: t('unit.hours') })}</strong>;
}
