/** A day as somebody is told it. @param day as `2026-12-04` */
export function spokenDay(day: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString('en-US', {
    ...({ month: 'long', day: 'numeric', timeZone: 'UTC' } as const),
  });
}
