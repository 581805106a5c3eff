import { SideSheet, Skeleton, Table } from '@douyinfe/semi-ui-19';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FactRows, ScoreDetail } from '../../../../src/http/schemas.ts';
import { ROWS_PER_PAGE, useFactRows } from '../../api/queries.ts';
import type { FactRow, IndicatorReading } from '../../api/shapes.ts';
import { formatNumber, formatValue } from '../../format/value.ts';
import { say, useLang } from '../../i18n/language.ts';
import { FailureBanner } from '../../parts/failure-banner.tsx';
import { useModal } from '../../parts/modal.ts';
import { useNarrow } from '../../parts/narrow.ts';
import { factRowColumns } from './columns.tsx';
import { Details } from './details.tsx';

interface FactRowsSheetProps {
  detail: ScoreDetail;
  /** The indicator whose rows are open; null when the sheet is closed. */
  indicator: string | null;
  onClose: () => void;
}

/** The rows behind one number, beside the page it stands on. */
export function FactRowsSheet({ detail, indicator, onClose }: FactRowsSheetProps) {
  const { t } = useTranslation();
  const lang = useLang();
  const isNarrow = useNarrow();
  useModal(indicator !== null, onClose);
  const reading = detail.indicators.find(({ id }) => id === indicator);
  const title = reading ? say(reading.title, lang) : (indicator ?? '');
  return (
    <SideSheet
      visible={indicator !== null}
      onCancel={onClose}
      width={isNarrow ? '100vw' : 'min(1340px, 94vw)'}
      title={<SheetTitle title={title} reading={reading} />}
      aria-label={`${t('rows.title')}: ${title}`}
      closeOnEsc={false}
    >
      {indicator !== null && (
        <RowsTable key={`${indicator} ${detail.score.asOf}`} shopId={detail.shop.shopId} indicator={indicator} asOf={detail.score.asOf} />
      )}
    </SideSheet>
  );
}

function SheetTitle({ title, reading }: { title: string; reading: IndicatorReading | undefined }) {
  const { t } = useTranslation();
  const words = { seconds: t('unit.seconds'), hours: t('unit.hours') };
  const heading = useRef<HTMLSpanElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <span className="sheet-title" tabIndex={-1} ref={heading}>
      {title}
      {reading && reading.value !== null && <span className="number">{formatValue(reading.value, reading.unit, words)}</span>}
    </span>
  );
}

function RowsTable({ shopId, indicator, asOf }: { shopId: string; indicator: string; asOf: string }) {
  const { t } = useTranslation();
  const isNarrow = useNarrow();
  const [page, setPage] = useState(1);
  const { data, error, isPlaceholderData, refetch } = useFactRows(shopId, indicator, asOf, page);
  const columns = useMemo(() => factRowColumns(t), [t]);
  const width = columns.reduce((sum, column) => sum + Number(column.width), 0);
  if (error) return <FailureBanner failure={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active loading placeholder={<Skeleton.Paragraph rows={12} />} />;
  return (
    <>
      <RowsHead rows={data} />
      <Table
        className={isPlaceholderData ? 'stale' : ''}
        size="small"
        rowKey={keyOf}
        columns={columns}
        dataSource={data.rows}
        scroll={{ x: width }}
        expandAllRows
        expandIcon={false}
        hideExpandedColumn
        expandedRowRender={(row) => <Details details={row?.details ?? []} />}
        empty={t('rows.empty')}
        pagination={data.total > ROWS_PER_PAGE ? { currentPage: page, pageSize: ROWS_PER_PAGE, total: data.total, onPageChange: setPage, size: isNarrow ? 'small' : 'default' } : false}
      />
    </>
  );
}

/** One fact may count more than once: an order with two parcels, a chat with two days. */
function keyOf(row?: FactRow): string {
  return row ? [row.factId, row.baseOn, row.knownOn, row.productId, row.carrier].join(' ') : '';
}

function RowsHead({ rows }: { rows: FactRows }) {
  const { t } = useTranslation();
  const sums = t('rows.sums', { numerator: formatNumber(rows.numerator), denominator: formatNumber(rows.denominator) });
  return (
    <p className="rows-head">
      <strong>{t('rows.count', { rows: formatNumber(rows.total) })}</strong> · {sums} · <span className="quiet">{t('rows.asOf', { day: rows.asOf })}</span>
    </p>
  );
}
