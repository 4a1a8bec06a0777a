/**
 * A file that misses the place it was meant for stays where it was: a browser would open it instead of the page, and end
 * the meeting. Whoever takes files handles the event first. Returns its own undo.
 */
export function refuseStrayDrops(window: Pick<Window, 'addEventListener'>): () => void {
  const life = new AbortController();
  window.addEventListener('dragover', refuse, { signal: life.signal });
  window.addEventListener('drop', refuse, { signal: life.signal });
  return () => life.abort();
}

function refuse(event: DragEvent): void {
  if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = 'none';
}
