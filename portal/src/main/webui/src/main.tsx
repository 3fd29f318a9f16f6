import './styles/tokens.css';
import './styles/base.css';
import './styles/ui.css';
import './styles/shell.css';
import './styles/screens.css';
import './styles/print.css';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startLocale } from './i18n';
import { useLocale } from './i18n/useLocale';
import { createQueryClient } from './queryClient';
import { createAppRouter } from './router';
import { followSystemTheme } from './shell/theme';

const queries = createQueryClient();
const router = createAppRouter(queries);

/** Remounting on a change of language keeps every t() call a plain function. */
function App() {
  const locale = useLocale();
  return (
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={queries}>
        <RouterProvider key={locale} router={router} />
      </QueryClientProvider>
    </I18nProvider>
  );
}

followSystemTheme();
void startLocale().then(() => {
  const root = document.getElementById('root');
  if (root) createRoot(root).render(<StrictMode><App /></StrictMode>);
});
