// The look of the console (界面外观): ink blue on white, each text colour with a contrast of at least 4.5 on its ground.
import type { ThemeConfig } from 'antd';
import { useSyncExternalStore } from 'react';

/** The fonts that Chinese systems bring along; none is downloaded. */
const fontFamily =
  "-apple-system, 'PingFang SC', 'Microsoft YaHei UI', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', 'Segoe UI', sans-serif";

const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1d4f91',
    colorInfo: '#1d4f91',
    colorLink: '#1d4f91',
    colorSuccess: '#1b7340',
    colorWarning: '#8f5a00',
    colorError: '#b3261e',
    colorText: '#1c2733',
    colorTextSecondary: '#4a5766',
    colorTextTertiary: '#5b6877',
    colorTextPlaceholder: '#66727f',
    colorTextDescription: '#4a5766',
    colorBorder: '#8a97a6',
    colorBorderSecondary: '#d9dfe6',
    borderRadius: 4,
    fontFamily,
    fontSize: 14,
    // A button at work is still read.
    opacityLoading: 1,
    motionDurationMid: '0.1s',
    motionDurationSlow: '0.15s',
  },
};

/** Without movements, nothing of antd waits for the end of one either: what console.css forbids would never end. */
const stillTheme: ThemeConfig = { token: { ...theme.token, motion: false } };

const still = matchMedia('(prefers-reduced-motion: reduce)');

function subscribe(listener: () => void): () => void {
  still.addEventListener('change', listener);
  return () => {
    still.removeEventListener('change', listener);
  };
}

/** Follows the wish of the person's system for fewer movements (WCAG 2.3.3). */
export const useTheme = (): ThemeConfig => (useSyncExternalStore(subscribe, () => still.matches) ? stillTheme : theme);
