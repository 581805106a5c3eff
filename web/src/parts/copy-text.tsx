import { Toast } from '@douyinfe/semi-ui-19';
import { useTranslation } from 'react-i18next';

/** A text that copies itself on click. */
export function CopyText({ text }: { text: string }) {
  const { t } = useTranslation();
  const onClick = async (): Promise<void> => {
    if (await copy(text)) Toast.success({ content: t('rows.copied', { text }), duration: 2 });
    else Toast.warning(t('rows.copyFailed'));
  };
  return (
    <button type="button" className="copy-text" title={t('rows.copy', { text })} onClick={() => void onClick()}>
      {text}
    </button>
  );
}

/** The clipboard is closed to pages that came over plain http from another machine; the old command is not. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.style.position = 'fixed';
  area.style.opacity = '0';
  const before = document.activeElement;
  document.body.append(area);
  area.select();
  try {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way without a secure context
    return document.execCommand('copy');
  } finally {
    area.remove();
    if (before instanceof HTMLElement) before.focus();
  }
}
