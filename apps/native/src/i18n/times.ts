import type { Language } from './translate.ts';

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', zh: 'zh-CN' };

export function timeOf(ms: number, language: Language): string {
  return new Date(ms).toLocaleTimeString(LOCALES[language], { hour: '2-digit', minute: '2-digit' });
}

export function dayOf(ms: number, language: Language): string {
  const options = { weekday: 'short', day: 'numeric', month: 'short' } as const;
  return new Date(ms).toLocaleDateString(LOCALES[language], options);
}

/** The time of today, the day of everything else: for lists. */
export function briefly(ms: number, language: Language, now: number): string {
  const isToday = new Date(ms).toDateString() === new Date(now).toDateString();
  if (isToday) return timeOf(ms, language);
  const options = { day: 'numeric', month: 'short' } as const;
  return new Date(ms).toLocaleDateString(LOCALES[language], options);
}

/** `1:05`, or `1:02:03` of what took longer than an hour. */
export function durationOf(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  const rest = String(Math.floor(seconds) % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}
