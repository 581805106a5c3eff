import { useEffect, useLayoutEffect } from 'react';

/** While a sheet is open the page behind it takes no focus; afterwards focus returns to where it was. */
export function useModal(isOpen: boolean, onClose: () => void): void {
  // Before the sheet's own effects, which move the focus into it.
  useLayoutEffect(() => {
    const page = document.getElementById('root');
    if (!isOpen || !page) return;
    const before = document.activeElement;
    page.inert = true;
    return () => {
      page.inert = false;
      if (before instanceof HTMLElement) before.focus();
    };
  }, [isOpen]);
  useEffect(() => {
    if (!isOpen) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') onClose();
    };
    // In the capture phase: Semi's tooltips swallow Escape even when they are closed.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [isOpen, onClose]);
}
