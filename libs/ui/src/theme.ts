import { createTheme } from '@mantine/core';
import type { CSSVariablesResolver, MantineThemeOverride } from '@mantine/core';

/** One theme for every page. Colours keep a contrast of at least 4.5 to 1 in both schemes. */
export const theme: MantineThemeOverride = createTheme({
  fontFamily: '"Inter Variable", system-ui, -apple-system, "Segoe UI", "PingFang SC", sans-serif',
  primaryColor: 'indigo',
  primaryShade: { light: 7, dark: 8 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
});

/** The library's quiet greys, and its red of what is wrong, are too pale to read; these keep the contrast. */
export const readableColours: CSSVariablesResolver = ({ colors }) => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': colors['gray']?.[7] ?? '',
    '--mantine-color-placeholder': colors['gray']?.[7] ?? '',
    '--mantine-color-error': colors['red']?.[9] ?? '',
  },
  dark: {
    '--mantine-color-dimmed': colors['dark']?.[1] ?? '',
    '--mantine-color-placeholder': colors['dark']?.[1] ?? '',
    '--mantine-color-error': colors['red']?.[4] ?? '',
  },
});
