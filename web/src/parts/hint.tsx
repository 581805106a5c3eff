import { Tooltip } from '@douyinfe/semi-ui-19';
import type { ReactNode } from 'react';

/** More words on hover and on focus. The span is what Semi hangs the words on: a Tag gives it no element. */
export function Hint({ words, label, className, children }: { words: ReactNode; label?: string; className?: string; children: ReactNode }) {
  return (
    <Tooltip content={words} disableFocusListener={false}>
      <span className={className ?? 'hint'} tabIndex={0} {...(label === undefined ? {} : { role: 'note', 'aria-label': label })}>
        {children}
      </span>
    </Tooltip>
  );
}
