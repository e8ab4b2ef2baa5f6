import type { SpeechUseView } from '@switchboard/access-api';

export type SpeechUse = SpeechUseView;
export type SpeechDay = SpeechUse['days'][number];
export type Provider = SpeechDay['provider'];

/** What one provider did in all the days. */
export type ProviderUse = Omit<SpeechDay, 'date'>;

const DAYS = 30;
const DAY_MS = 86_400_000;

/** The last days, the earliest first, as ISO 8601 has dates; those without any use as well. */
export function datesOf({ today }: SpeechUse): readonly string[] {
  const last = Date.parse(today);
  return Array.from({ length: DAYS }, (_, at) =>
    new Date(last - (DAYS - 1 - at) * DAY_MS).toISOString().slice(0, 10),
  );
}

/** On each of the dates, of one provider; nothing where there is no such day. */
export function valuesOf(
  { days }: SpeechUse,
  provider: Provider,
  dates: readonly string[],
  value: (day: SpeechDay) => number,
): readonly number[] {
  const byDate = new Map(
    days.filter((day) => day.provider === provider).map((day) => [day.date, value(day)]),
  );
  return dates.map((date) => byDate.get(date) ?? 0);
}

/** Of all days together, whoever was asked most first. */
export function byProvider({ days }: SpeechUse): readonly ProviderUse[] {
  const sums = new Map<Provider, ProviderUse>();
  for (const { date: _date, ...day } of days) {
    const sum = sums.get(day.provider);
    sums.set(day.provider, sum ? added(sum, day) : day);
  }
  return [...sums.values()].sort((a, b) => b.requests - a.requests);
}

function added(a: ProviderUse, b: ProviderUse): ProviderUse {
  return {
    provider: a.provider,
    characters: a.characters + b.characters,
    seconds: a.seconds + b.seconds,
    requests: a.requests + b.requests,
    failures: a.failures + b.failures,
  };
}
