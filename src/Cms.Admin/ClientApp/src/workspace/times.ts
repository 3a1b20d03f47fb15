export function time(utc: string): string {
  return new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(utc));
}

/** The time until a moment in the largest unit that fits, as “in 3 hours”. */
export function until(utc: string, now: number): string {
  const minutes = Math.round((Date.parse(utc) - now) / 60_000);
  const format = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: 'always' });
  if (Math.abs(minutes) < 90) return format.format(minutes, 'minute');
  return Math.abs(minutes) < 48 * 60 ? format.format(Math.round(minutes / 60), 'hour') : format.format(Math.round(minutes / 1440), 'day');
}
