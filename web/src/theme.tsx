import type { ReactNode } from 'react';
import { createContext, useCallback, useContext, useMemo, useState } from 'react';
import { remember, remembered } from './remember.ts';

export type Theme = 'light' | 'dark';

const ThemeContext = createContext<{ theme: Theme; setTheme: (theme: Theme) => void } | null>(null);

/** What was chosen before, else what the machine prefers. Semi reads it from the body's `theme-mode`. */
export function startTheme(): Theme {
  const before = remembered('theme');
  const dark = before === null ? window.matchMedia('(prefers-color-scheme: dark)').matches : before === 'dark';
  return show(dark ? 'dark' : 'light');
}

function show(theme: Theme): Theme {
  document.body.setAttribute('theme-mode', theme);
  document.documentElement.style.colorScheme = theme;
  return theme;
}

export function ThemeProvider({ start, children }: { start: Theme; children: ReactNode }) {
  const [theme, setState] = useState(start);
  const setTheme = useCallback((next: Theme) => {
    remember('theme', next);
    setState(show(next));
  }, []);
  const value = useMemo(() => ({ theme, setTheme }), [theme, setTheme]);
  return <ThemeContext value={value}>{children}</ThemeContext>;
}

export function useTheme() {
  const value = useContext(ThemeContext);
  if (!value) throw new Error('useTheme outside ThemeProvider');
  return value;
}
