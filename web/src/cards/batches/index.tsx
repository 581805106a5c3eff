import { Empty, Table, Tag } from '@douyinfe/semi-ui-19';
import type { ColumnProps } from '@douyinfe/semi-ui-19/lib/es/table/interface.js';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useAsOf } from '../../address.ts';
import { formatNumber } from '../../format/value.ts';
import { Card } from '../../parts/card.tsx';
import { IMPORT_COMMAND } from '../../parts/import-command.ts';
import { CopyText } from '../../parts/copy-text.tsx';
import { NoValue } from '../../parts/no-value.tsx';
import { SampleTag } from '../../parts/tags.tsx';
import { shopPath } from '../../routes.ts';
import type { BatchLine } from './prepare.ts';

const PAGE_SIZE = 50;

export function BatchesCard({ lines, zone }: { lines: BatchLine[]; zone: string }) {
  const { t } = useTranslation();
  const [asOf] = useAsOf();
  const columns = useMemo(() => batchColumns(t, asOf), [t, asOf]);
  const width = columns.reduce((sum, column) => sum + Number(column.width), 0);
  if (lines.length === 0) {
    return (
      <Card title={t('batches.title')}>
        <Empty className="empty" title={t('batches.empty')}>
          <p>{t('shops.emptyHow')}</p>
          <code className="command">{IMPORT_COMMAND}</code>
        </Empty>
      </Card>
    );
  }
  const aside = <span className="quiet">{`${t('batches.count', { shown: lines.length })} · ${t('batches.zone', { zone })}`}</span>;
  return (
    <Card title={t('batches.title')} aside={aside}>
      <Table
        size="small"
        rowKey="batchNo"
        columns={columns}
        dataSource={lines}
        scroll={{ x: width }}
        pagination={lines.length > PAGE_SIZE ? { pageSize: PAGE_SIZE } : false}
      />
    </Card>
  );
}

function batchColumns(t: TFunction, asOf: string | null): ColumnProps<BatchLine>[] {
  return [
    { title: t('batches.batchNo'), dataIndex: 'batchNo', width: 70, render: (batchNo: string) => <CopyText text={batchNo} /> },
    {
      title: t('batches.shop'),
      dataIndex: 'shopName',
      width: 170,
      render: (shopName: string, line: BatchLine) => (
        <Link className="link" href={shopPath(line.shopId, asOf)}>
          {shopName}
        </Link>
      ),
    },
    {
      title: t('batches.file'),
      dataIndex: 'fileName',
      width: 230,
      render: (fileName: string, line: BatchLine) => (
        <span className="with-tags">
          <span className="break">{fileName}</span>
          <span className="quiet">{line.source}</span>
          {line.isSample && <SampleTag />}
        </span>
      ),
    },
    {
      title: t('batches.state'),
      dataIndex: 'state',
      width: 80,
      render: (state: BatchLine['state']) => (
        <Tag size="small" color={state === 'live' ? 'green' : 'grey'}>
          {t(`batches.${state}`)}
        </Tag>
      ),
    },
    { title: t('batches.importedAt'), dataIndex: 'importedText', width: 160 },
    rowsColumn('rowsRead', t),
    rowsColumn('rowsAccepted', t),
    rowsColumn('rowsRejected', t),
    { title: t('batches.days'), dataIndex: 'days', width: 200, render: (days: string) => (days === '' ? <NoValue reason={t('none.text')} /> : days) },
  ];
}

function rowsColumn(dataIndex: 'rowsRead' | 'rowsAccepted' | 'rowsRejected', t: TFunction): ColumnProps<BatchLine> {
  return {
    title: t(`batches.${dataIndex}`),
    dataIndex,
    width: 84,
    align: 'right',
    render: (rows: number, line: BatchLine) => (dataIndex === 'rowsRejected' && rows > 0 ? <RejectedLink batchNo={line.batchNo} rows={rows} t={t} /> : <span className="number">{formatNumber(rows)}</span>),
  };
}

/** The rejected rows of a batch, to mend and import again. */
function RejectedLink({ batchNo, rows, t }: { batchNo: string; rows: number; t: TFunction }) {
  const name = t('batches.downloadRejected', { rows: formatNumber(rows) });
  return (
    <a className="number bad" href={`/api/batches/${batchNo}/rejected.csv`} download title={name} aria-label={name}>
      {formatNumber(rows)}
    </a>
  );
}
