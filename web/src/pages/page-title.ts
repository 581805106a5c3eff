import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** Names the browser tab, the history entry and the page for screen readers. */
export function usePageTitle(title: string): void {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t('product.name')}`;
  }, [title, t]);
}
