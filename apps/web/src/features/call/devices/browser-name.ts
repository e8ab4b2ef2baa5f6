/** Which browser it is, as far as where to click differs. */
export function browserName(userAgent: string): 'chromium' | 'firefox' | 'safari' {
  if (/Firefox|FxiOS/.test(userAgent)) return 'firefox';
  return /Safari/.test(userAgent) && !/Chrome|Chromium|CriOS|Edg/.test(userAgent)
    ? 'safari'
    : 'chromium';
}
