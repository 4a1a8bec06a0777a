/** A moment as a field for date and time of this device's zone holds it: `2026-11-23T14:05`. */
export function toLocalInput(atMs: number): string {
  const at = new Date(atMs);
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The moment that such a field holds; `undefined` when it is empty or not whole. */
export function fromLocalInput(text: string): number | undefined {
  if (!/^\d{4,}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text)) return undefined;
  const atMs = new Date(text).getTime();
  return Number.isNaN(atMs) ? undefined : atMs;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
