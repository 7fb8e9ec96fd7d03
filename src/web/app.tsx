// The console as a whole (控制台): look, language and cache around the pages.
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US.js';
import zhCN from 'antd/locale/zh_CN.js';
import { useLanguage } from './language.ts';
import { nonce } from './nonce.ts';
import { queries } from './query.ts';
import { router } from './router.tsx';
import { useTheme } from './theme.ts';

const locales = { zh: zhCN.default, en: enUS.default } as const;

export function App() {
  const language = useLanguage();
  const theme = useTheme();
  return (
    <ConfigProvider
      csp={{ nonce }}
      locale={locales[language]}
      theme={theme}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </ConfigProvider>
  );
}
