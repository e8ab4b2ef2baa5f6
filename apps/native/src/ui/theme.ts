import { useColorScheme } from 'react-native';

export interface Theme {
  readonly isDark: boolean;
  readonly background: string;
  /** Of what lies on the background: fields, bars, cards. */
  readonly surface: string;
  readonly pressed: string;
  readonly line: string;
  readonly text: string;
  readonly dimmed: string;
  /** Of links and what is chosen. */
  readonly accent: string;
  /** Of buttons and of one's own messages, under `onFill`. */
  readonly fill: string;
  readonly onFill: string;
  /** Of the messages of others. */
  readonly bubble: string;
  readonly danger: string;
  readonly dangerFill: string;
  readonly good: string;
  readonly goodFill: string;
  readonly warningFill: string;
  readonly onWarning: string;
}

/** Each text keeps a contrast of at least 4.5 to 1 on what it lies on. */
const light: Theme = {
  isDark: false,
  background: '#ffffff',
  surface: '#f3f5f8',
  pressed: '#e9ecf2',
  line: '#e2e6ec',
  text: '#16181d',
  dimmed: '#5a6270',
  accent: '#3b5bdb',
  fill: '#3b5bdb',
  onFill: '#ffffff',
  bubble: '#eef1f6',
  danger: '#c92a2a',
  dangerFill: '#d6303a',
  good: '#23783a',
  goodFill: '#23863f',
  warningFill: '#fff3d6',
  onWarning: '#6b4a00',
};

const dark: Theme = {
  isDark: true,
  background: '#101216',
  surface: '#1b1e24',
  pressed: '#262a32',
  line: '#2a2e36',
  text: '#eef0f4',
  dimmed: '#a3abb8',
  accent: '#91a7ff',
  fill: '#4263eb',
  onFill: '#ffffff',
  bubble: '#23272f',
  danger: '#ff8a8a',
  dangerFill: '#d6303a',
  good: '#7bd88f',
  goodFill: '#23863f',
  warningFill: '#3a2f12',
  onWarning: '#ffdf8f',
};

/** A call is dark whatever the system is: pictures stand out. */
export const callTheme: Theme = { ...dark, background: '#0b0d11', surface: '#20242c' };

export function useTheme(): Theme {
  return useColorScheme() === 'dark' ? dark : light;
}

/** What a finger finds: the least that both systems ask for, in points. */
export const TAP = 48;

export const space = { xs: 4, s: 8, m: 12, l: 16, xl: 24, xxl: 32 } as const;
