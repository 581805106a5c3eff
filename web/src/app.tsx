import { LocaleProvider } from '@douyinfe/semi-ui-19';
import type { QueryClient } from '@tanstack/react-query';
import { QueryClientProvider } from '@tanstack/react-query';
import { Route, Switch, useLocation } from 'wouter';
import { useLang } from './i18n/language.ts';
import { semiLocales } from './i18n/semi-locale.ts';
import { Shell } from './layout/shell.tsx';
import { BatchesPage } from './pages/batches-page.tsx';
import { NotFoundPage } from './pages/not-found-page.tsx';
import { ShopPage } from './pages/shop-page.tsx';
import { ShopsPage } from './pages/shops-page.tsx';
import { PageGuard } from './parts/page-guard.tsx';
import { routes } from './routes.ts';
import type { Theme } from './theme.tsx';
import { ThemeProvider } from './theme.tsx';

export function App({ theme, queries }: { theme: Theme; queries: QueryClient }) {
  const lang = useLang();
  return (
    <QueryClientProvider client={queries}>
      <LocaleProvider locale={semiLocales[lang]}>
        <ThemeProvider start={theme}>
          <Shell>
            <Pages />
          </Shell>
        </ThemeProvider>
      </LocaleProvider>
    </QueryClientProvider>
  );
}

function Pages() {
  const [path] = useLocation();
  return (
    <PageGuard key={path}>
      <Switch>
        <Route path={routes.shops} component={ShopsPage} />
        <Route path={routes.shop}>{({ shopId }) => <ShopPage shopId={shopId} />}</Route>
        <Route path={routes.batches} component={BatchesPage} />
        <Route component={NotFoundPage} />
      </Switch>
    </PageGuard>
  );
}
