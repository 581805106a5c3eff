import { useTranslation } from 'react-i18next';

/** Five stars, filled as far as the number says. */
export function Stars({ stars }: { stars: number }) {
  const { t } = useTranslation();
  const filled = `${(Math.min(5, Math.max(0, stars)) / 5) * 100}%`;
  return (
    <span className="stars" role="img" aria-label={t('stars.label', { stars })}>
      <span className="stars-empty">★★★★★</span>
      <span className="stars-filled" style={{ width: filled }}>
        ★★★★★
      </span>
    </span>
  );
}
