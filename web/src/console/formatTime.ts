const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

/** Returns the local time of a moment, with its day unless it is today. */
export function formatTime(at: string | number, now: Date = new Date()): string {
  const date = new Date(at);
  const text = time.format(date);
  return date.toDateString() === now.toDateString() ? text : `${day.format(date)}, ${text}`;
}
