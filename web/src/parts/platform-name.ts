import type { TFunction } from 'i18next';

/** A platform that this page does not know shows its id. */
export function platformName(platform: string, t: TFunction): string {
  if (platform === 'douyin') return t('platform.douyin');
  if (platform.startsWith('tiktok')) return t('platform.tiktok');
  return platform;
}
