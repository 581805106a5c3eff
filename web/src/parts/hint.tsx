import { Tooltip } from '@douyinfe/semi-ui-19';
import type { KeyboardEvent, ReactNode } from 'react';
import { useState } from 'react';

interface HintProps {
  words: ReactNode;
  /** What a screen reader says, where the content alone says nothing (`--`). */
  label?: string;
  className?: string;
  children: ReactNode;
}

/**
 * More words on hover and on focus. Visibility is our own: Semi's hover trigger closes again at once when it was opened by
 * keyboard. The span is what Semi hangs the words on: a Tag gives it no element.
 */
export function Hint({ words, label, className = 'hint', children }: HintProps) {
  const [isOpen, setOpen] = useState(false);
  const [show, hide] = [() => setOpen(true), () => setOpen(false)];
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') hide();
  };
  return (
    <Tooltip content={words} trigger="custom" visible={isOpen}>
      <span
        className={className}
        tabIndex={0}
        onMouseEnter={show}
        onMouseLeave={hide}
        onFocus={show}
        onBlur={hide}
        onKeyDown={onKeyDown}
        {...(label === undefined ? {} : { role: 'note', 'aria-label': label })}
      >
        {children}
      </span>
    </Tooltip>
  );
}
