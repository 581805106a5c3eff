import { Skeleton } from '@douyinfe/semi-ui-19';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

interface CardProps {
  title: string;
  /** Beside the title: a count, a search box. */
  aside?: ReactNode;
  children: ReactNode;
}

export function Card({ title, aside, children }: CardProps) {
  const id = useId();
  return (
    <section className="card" aria-labelledby={id}>
      <header className="card-head">
        <h2 id={id}>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  );
}

/** The same card while its content is on the way, about as tall as it will be. */
export function CardSkeleton({ title, rows }: { title: string; rows: number }) {
  const { t } = useTranslation();
  return (
    <Card title={title}>
      <div role="status" aria-label={t('loading')}>
        <Skeleton active loading placeholder={<Skeleton.Paragraph rows={rows} />} />
      </div>
    </Card>
  );
}
