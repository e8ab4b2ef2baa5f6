/** The day as a flow has it, as `2026-11-30`, where the browser is. */
export function today(): string {
  return new Intl.DateTimeFormat('en-CA').format(Date.now());
}
