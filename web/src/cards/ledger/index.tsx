import { Empty, Table } from '@douyinfe/semi-ui-19';
import type { ColumnProps } from '@douyinfe/semi-ui-19/lib/es/table/interface.js';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScoreDetail } from '../../../../src/http/schemas.ts';
import { formatPoints } from '../../format/points.ts';
import type { Lang } from '../../i18n/language.ts';
import { say, useLang } from '../../i18n/language.ts';
import { Card } from '../../parts/card.tsx';
import { useNarrow } from '../../parts/narrow.ts';
import { NoValue } from '../../parts/no-value.tsx';
import { Points } from '../../parts/points.tsx';
import { MarkTag } from '../../parts/tags.tsx';
import type { LedgerRow, LedgerTable } from './prepare.ts';
import { prepareLedger } from './prepare.ts';

interface LedgerCardProps {
  detail: ScoreDetail;
  onRows: (indicator: string) => void;
}

export function LedgerCard({ detail, onRows }: LedgerCardProps) {
  const { t } = useTranslation();
  const lang = useLang();
  const isNarrow = useNarrow();
  const ledger = useMemo(() => prepareLedger(detail), [detail]);
  const columns = useMemo(() => ledgerColumns(t, lang, isNarrow, onRows), [t, lang, isNarrow, onRows]);
  if (ledger.rows.length === 0) {
    return (
      <Card title={t('ledger.title')}>
        <Empty className="empty" title={t('ledger.empty')} />
      </Card>
    );
  }
  return (
    <Card title={t('ledger.title')}>
      <Table
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={ledger.rows}
        pagination={false}
        scroll={{ x: 860 }}
        footer={<LedgerFooter ledger={ledger} total={detail.score.total} />}
      />
    </Card>
  );
}

function LedgerFooter({ ledger, total }: { ledger: LedgerTable; total: number | null }) {
  const { t } = useTranslation();
  return (
    <div className="ledger-foot">
      <strong>
        {t('ledger.sum')} <span className="number">{formatPoints(ledger.sum)}</span>
      </strong>
      <span>
        {t('ledger.lost')} <span className="number">{formatPoints(ledger.lost)}</span>
      </span>
      {ledger.unearned > 0 && (
        <span>
          {t('ledger.unearned')} <span className="number">{formatPoints(ledger.unearned)}</span>
        </span>
      )}
      {total !== null && (
        <span className={ledger.isExact ? 'quiet' : 'bad'}>
          {t(ledger.isExact ? 'ledger.sumIsTotal' : 'ledger.sumDiffers', { total: formatPoints(total) })}
        </span>
      )}
    </div>
  );
}

function ledgerColumns(t: TFunction, lang: Lang, isNarrow: boolean, onRows: LedgerCardProps['onRows']): ColumnProps<LedgerRow>[] {
  const cause: ColumnProps<LedgerRow> = { title: t('ledger.cause'), dataIndex: 'cause', width: 320, render: (_text: unknown, row: LedgerRow) => say(row.cause, lang) };
  // On a phone the numbers come first: the cause is a swipe away.
  return [
    { title: t('ledger.line'), dataIndex: 'title', width: isNarrow ? 140 : 210, render: (_text: unknown, row: LedgerRow) => <LineName row={row} onRows={onRows} /> },
    ...(isNarrow ? [] : [cause]),
    { title: t('ledger.points'), dataIndex: 'points', width: 90, align: 'right', render: (_text: unknown, row: LedgerRow) => <LinePoints row={row} /> },
    {
      title: t('ledger.possible'),
      dataIndex: 'possible',
      width: 80,
      align: 'right',
      render: (_text: unknown, row: LedgerRow) => <Points value={row.possible} reason={t('none.possible')} />,
    },
    {
      title: t('ledger.lost'),
      dataIndex: 'lost',
      width: 80,
      align: 'right',
      render: (_text: unknown, row: LedgerRow) =>
        row.lost === null ? <NoValue reason={t('none.possible')} /> : <span className={row.lost > 0 && row.kind !== 'bonus' ? 'number bad' : 'number quiet'}>{formatPoints(row.lost)}</span>,
    },
    { title: t('ledger.mark'), dataIndex: 'mark', width: 100, render: (_text: unknown, row: LedgerRow) => <MarkTag mark={row.mark} source={row.source} /> },
    ...(isNarrow ? [cause] : []),
  ];
}

/** A line that rests on an indicator opens the rows behind it. */
function LineName({ row, onRows }: { row: LedgerRow; onRows: LedgerCardProps['onRows'] }) {
  const { t } = useTranslation();
  const title = say(row.title, useLang());
  const { indicator } = row;
  if (indicator === null) return <span>{title}</span>;
  return (
    <button type="button" className="link" title={t('indicators.openRows', { name: title })} onClick={() => onRows(indicator)}>
      {title}
    </button>
  );
}

function LinePoints({ row }: { row: LedgerRow }) {
  const isDeduction = row.kind === 'deduction' && row.points < 0;
  const sign = row.kind === 'bonus' && row.points > 0 ? '+' : '';
  return <strong className={isDeduction ? 'number bad' : 'number'}>{`${sign}${formatPoints(row.points)}`}</strong>;
}
